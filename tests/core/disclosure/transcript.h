// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a disclosed table tells, as text: whatever draws, prints or reads it aloud is a function of
// it, so two with the same transcript are the same on every screen.
#pragma once

#include "core/disclosure/disclosed_table.h"

#include <string>

namespace tables {

/// Everything.
std::string transcript(const core::disclosure::DisclosedTable& table);

/// The counts that are shown, by their places; and the lines of a table of one field, hidden or
/// not. Of two tables that look the same, those with the same text hide the same.
std::string shownCounts(const core::disclosure::DisclosedTable& table);

} // namespace tables

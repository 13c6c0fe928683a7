// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What several readers ask of a disclosed table: is something hidden, and why is there no rate?
#pragma once

#include "core/disclosure/disclosed_table.h"

namespace core::disclosure {

/// Does the row hold a number that is not shown? A statistic that does not exist is not hidden.
bool hidesSomething(const DisclosedRow& row);

/// Does any row, listed or not, or is the whole too small to be told?
bool hidesSomething(const DisclosedTable& table);

/// Yes and no are shown, and there is nobody in either: it has no rate, and that is no secret.
bool isOfNobody(const DisclosedStep& step);

/// Somebody may still come to it, as far as is shown.
bool isOpen(const DisclosedStep& step);

} // namespace core::disclosure

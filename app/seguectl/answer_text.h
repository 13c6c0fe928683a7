// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as text for a terminal and as CSV: the same cells, hidden ones marked, never blank.
#pragma once

#include "core/session/answer.h"

#include <string>

namespace app::seguectl {

/// Aligned columns, one line per group and step.
std::string toText(const core::session::Answer& answer);

/// RFC 4180 with one header line; hidden cells are `*`.
std::string toCsv(const core::session::Answer& answer);

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A quality report as plain lines: rule ids, no words for people. For tests and logs.
#pragma once

#include "core/intake/report.h"

#include <string_view>

namespace core::intake {

std::string_view nameOf(FindingClass findingClass); ///< "format", ...
std::string_view nameOf(FindingEffect effect); ///< "row-rejected", ...

/// One line per file, then one per finding.
std::string toText(const QualityReport& report);

} // namespace core::intake

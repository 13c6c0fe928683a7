// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A quality report as JSON, with the rules' stable ids.
#pragma once

#include "core/intake/report.h"

namespace core::intake {

/// {"refused", "files": [{"file", "layout", "encoding", "rows", "loaded", "repaired", "rejected",
/// "duplicates", "refused"}], "findings": [{"class", "effect", "file", "line", "element", "rule",
/// "argument", "examples", "count"}]}, on one line.
std::string toJson(const QualityReport& report);

} // namespace core::intake

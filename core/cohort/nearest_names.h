// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a mistyped word may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

/// At most three of @p names, nearest first by edit distance (case ignored), comma-separated; empty
/// when none is near.
std::string nearestNames(std::string_view word, const std::vector<std::string>& names);

} // namespace core::cohort

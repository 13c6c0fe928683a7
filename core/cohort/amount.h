// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal numbers as whole millionths, so that sums are exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace core::cohort {

/// The whole of @p text as a decimal number (`-12.5`), at most nine digits before the point and six
/// after it; else nothing.
std::optional<std::int64_t> millionthsIn(std::string_view text);

} // namespace core::cohort

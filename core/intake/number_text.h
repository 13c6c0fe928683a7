// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as sources write them, brought to one text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::intake {

/// @p text with exactly @p decimals decimals, rounded half away from zero on its decimal digits:
/// "2.345" with 2 is "2.35", "007" with 0 is "7". Nothing when it is no decimal number.
std::optional<std::string> roundedNumber(std::string_view text, int decimals);

} // namespace core::intake

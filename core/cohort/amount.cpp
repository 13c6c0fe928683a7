// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/amount.h"

namespace core::cohort {
namespace {

constexpr std::size_t MostWhole = 9;
constexpr std::size_t MostDecimals = 6;

} // namespace

std::optional<std::int64_t> millionthsIn(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    text.remove_prefix(isNegative ? 1 : 0);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals
        = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    const bool isShaped = !whole.empty() && whole.size() <= MostWhole
        && decimals.size() <= MostDecimals
        && (point == std::string_view::npos || !decimals.empty());
    if (!isShaped)
        return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < whole.size() + MostDecimals; ++i) {
        const std::size_t decimal = i < whole.size() ? 0 : i - whole.size();
        const char digit = i < whole.size() ? whole[i]
            : decimal < decimals.size()     ? decimals[decimal]
                                            : '0';
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return isNegative ? -value : value;
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/number_text.h"

#include <algorithm>
#include <charconv>

namespace core::intake {
namespace {

constexpr int LargestExponent = 30;
constexpr std::size_t LongestNumber = 60;

bool isDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Adds one to a text of digits that are not all nines.
void increment(std::string& digits)
{
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        if (*at != '9') {
            ++*at;
            return;
        }
        *at = '0';
    }
}

/// Takes "e+05" off the end of @p text.
std::optional<int> takeExponent(std::string_view& text)
{
    const std::size_t at = text.find_first_of("eE");
    if (at == std::string_view::npos)
        return 0;
    std::string_view digits = text.substr(at + 1);
    text = text.substr(0, at);
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    int exponent = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()
        || exponent > LargestExponent || exponent < -LargestExponent)
        return std::nullopt;
    return exponent;
}

} // namespace

std::optional<std::string> roundedNumber(std::string_view text, int decimals)
{
    if (text.size() > LongestNumber)
        return std::nullopt;
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    const auto exponent = takeExponent(text);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    if (!exponent || !isDigits(whole) || !isDigits(part) || whole.size() + part.size() == 0)
        return std::nullopt;

    // All digits, how many of them stand before the point, and a zero that a carry may turn to one.
    int before = static_cast<int>(whole.size()) + *exponent;
    std::string digits(static_cast<std::size_t>(std::max(1 - before, 0) + 1), '0');
    digits.append(whole).append(part);
    before = std::max(before, 1) + 1;
    const auto kept = static_cast<std::size_t>(before + decimals);
    digits.resize(std::max(digits.size(), kept + 1), '0');
    const bool roundsUp = digits[kept] >= '5';
    digits.resize(kept);
    if (roundsUp)
        increment(digits);
    const std::string_view all = digits;
    const std::size_t wholeSize = all.size() - static_cast<std::size_t>(decimals);
    const std::size_t zeros = std::min(all.find_first_not_of('0'), wholeSize - 1);
    std::string number;
    if (isNegative && all.find_first_not_of('0') != std::string_view::npos)
        number += '-';
    number += all.substr(zeros, wholeSize - zeros);
    if (decimals > 0)
        number.append(1, '.').append(all.substr(wholeSize));
    return number;
}

} // namespace core::intake

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace core {
namespace {

std::chrono::year_month_day toChrono(CivilDate date)
{
    return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month))
        / std::chrono::day(static_cast<unsigned>(date.day));
}

} // namespace

bool isValid(CivilDate date)
{
    return date.year > 0 && date.month > 0 && date.day > 0 && toChrono(date).ok();
}

Day toDay(CivilDate date)
{
    return static_cast<Day>(std::chrono::sys_days(toChrono(date)).time_since_epoch().count());
}

CivilDate toCivil(Day day)
{
    const std::chrono::year_month_day ymd {std::chrono::sys_days(std::chrono::days(day))};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Day addMonths(Day day, int months)
{
    CivilDate date = toCivil(day);
    const int zeroBased = date.year * 12 + (date.month - 1) + months;
    date.year = zeroBased / 12;
    date.month = zeroBased % 12 + 1;
    const auto last = (std::chrono::year(date.year)
                       / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::last)
                          .day();
    date.day = std::min(date.day, static_cast<int>(static_cast<unsigned>(last)));
    return toDay(date);
}

std::string toIso(Day day)
{
    const CivilDate date = toCivil(day);
    std::array<char, 16> text {};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year,
                                     date.month, date.day);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Day> fromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    CivilDate date;
    const auto read = [text](std::size_t at, std::size_t length, int& out) {
        const char* end = text.data() + at + length;
        return std::from_chars(text.data() + at, end, out).ptr == end;
    };
    if (!read(0, 4, date.year) || !read(5, 2, date.month) || !read(8, 2, date.day)
        || !isValid(date))
        return std::nullopt;
    return toDay(date);
}

} // namespace core

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Civil days as plain integers, so that a record's time is a number and no time zone can touch it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

struct CivilDate
{
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1; ///< 1..31
};

bool isValid(CivilDate date);
Day toDay(CivilDate date); ///< @pre isValid(date)
CivilDate toCivil(Day day);

/// The same day of the month, @p months later (or earlier), clamped to the month's last day.
Day addMonths(Day day, int months);

/// ISO 8601, `2008-02-29`.
std::string toIso(Day day);
std::optional<Day> fromIso(std::string_view text);

} // namespace core

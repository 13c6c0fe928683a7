// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with a measure: of each row its people's values, or their times to a step.
#pragma once

#include "tests/core/disclosure/tables.h"

namespace tables {

/// A row of students with a number each (millionths); @p without have none.
struct NumberRow
{
    std::vector<std::string> keys;
    std::vector<std::int64_t> values;
    std::int64_t without = 0;
};

RawTable numberTable(std::vector<std::string> by, const std::vector<NumberRow>& rows);

/// One student's clock: it ran so many days, to the step or out of sight.
struct Clock
{
    enum class End
    {
        Yes,
        YesTooEarlyToTell, ///< counted not yet: the window is still open
        No,
        NotYet
    };
    std::int64_t days = 0;
    End end = End::Yes;
};

struct TimeRow
{
    std::vector<std::string> keys;
    std::vector<Clock> clocks;
    std::int64_t notLocated = 0;
};

RawTable timeTable(std::vector<std::string> by, const std::vector<TimeRow>& rows);

/// @p count times the same.
template<typename T>
std::vector<T> times(std::size_t count, T one)
{
    return std::vector<T>(count, one);
}

template<typename T>
std::vector<T> joined(std::vector<T> a, const std::vector<T>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace tables

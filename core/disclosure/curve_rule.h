// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// At which moments a curve of time to a step may be told: months at which, since the last one told,
// it came to enough people and enough are left.
#pragma once

#include "core/indicators/kaplan_meier.h"

#include <cstdint>
#include <vector>

namespace core::disclosure {

/// The grid: quarters of a year of 365.25 days, rounded down to whole days.
constexpr int MonthsOfQuarter = 3;

/// Of one group, or of several together: how many it came to, and how many left sight, up to each
/// quarter.
struct QuarterCounts
{
    struct SoFar
    {
        std::int64_t events = 0, censored = 0;
    };
    std::vector<SoFar> upTo; ///< by quarter; nobody at 0, when the clock begins
    SoFar all; ///< also after the last quarter

    /// @pre as many quarters, or none yet
    QuarterCounts& operator+=(const QuarterCounts& other);
};

/// Up to the quarter of the last event.
int lastQuarter(const indicators::Times& times);
QuarterCounts countByQuarter(const indicators::Times& times, int quarters);

/// Quarters by which since the one before (at first: since the clock began), in each of @p curves,
/// events are at least @p least, those who left sight none or at least @p least, and at least
/// @p least are left. After the last one come no events or at least @p least; else it is dropped.
/// So whatever is told of some of the curves, or of their sums, is about that many.
/// @pre all have as many quarters
std::vector<int> commonQuarters(const std::vector<QuarterCounts>& curves, std::int64_t least);

/// What is told at a quarter.
struct CurvePoint
{
    int months = 0;
    std::int64_t reached = 0; ///< millionths of those measured, rounded to a tenth of a per cent
    std::int64_t events = 0; ///< up to then
    std::int64_t atRisk = 0; ///< after it
};

std::vector<CurvePoint> pointsAt(const indicators::Times& times, const std::vector<int>& quarters);

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate is told: from how many people up a number is shown, and how finely.
#pragma once

#include <cstdint>
#include <string>

namespace core::disclosure {

/// Thresholds on people: a count is shown from these numbers up.
struct Policy
{
    std::string id = "local";
    int version = 1;
    int minGroup = 11; ///< n
    int minEvent = 11; ///< x
    int minNonEvent = 11; ///< n - x

    /// People measured, from which a number about them is shown.
    int minMean = 11;
    int minMedian = 20;
    int minQuartile = 40;
    int minChange = 20; ///< of each of two years, for their difference

    /// To what a statistic is rounded, in millionths.
    std::int64_t roundNumber = 100'000; ///< scores, units, how many
    std::int64_t roundPoints = 10'000; ///< grade points
    std::int64_t roundDays = 1'000'000;
};

} // namespace core::disclosure

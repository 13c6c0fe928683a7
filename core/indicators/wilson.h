// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wilson's score interval for a rate.
#pragma once

#include <cstdint>

namespace core::indicators {

struct Interval
{
    double low = 0.0;
    double high = 1.0;
};

/// @p successes of @p trials, both people, 0 <= successes <= trials; z = 1.96.
/// Source: Wilson (1927), as used by domain indicators (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1
/// + z²/n). No trials: [0, 1].
Interval wilson(std::int64_t successes, std::int64_t trials);

/// The rate successes/trials in whole percent, rounded half up from exact integers.
/// @pre trials > 0
int wholePercent(std::int64_t successes, std::int64_t trials);

} // namespace core::indicators

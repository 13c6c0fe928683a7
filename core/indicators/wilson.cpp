// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/wilson.h"

#include <algorithm>
#include <cmath>

namespace core::indicators {

Interval wilson(std::int64_t successes, std::int64_t trials)
{
    if (trials <= 0)
        return {};
    constexpr double z = 1.96;
    const double n = static_cast<double>(trials);
    const double p = static_cast<double>(successes) / n;
    const double middle = p + z * z / (2.0 * n);
    const double spread = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    const double scale = 1.0 + z * z / n;
    Interval interval {std::clamp((middle - spread) / scale, 0.0, 1.0),
                       std::clamp((middle + spread) / scale, 0.0, 1.0)};
    // At the ends middle and spread are equal in exact arithmetic; rounding must not leave a crumb.
    if (successes == 0)
        interval.low = 0.0;
    if (successes == trials)
        interval.high = 1.0;
    return interval;
}

int wholePercent(std::int64_t successes, std::int64_t trials)
{
    // floor(100 s / n + 1/2) as one quotient. In 128 bits, so that no count can overflow.
    __extension__ using Wide = __int128;
    return static_cast<int>((Wide {200} * successes + trials) / (Wide {2} * trials));
}

} // namespace core::indicators

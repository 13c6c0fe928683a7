// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/newcombe.h"

#include <algorithm>
#include <cmath>

namespace core::indicators {
namespace {

double rate(Counts counts)
{
    return static_cast<double>(counts.successes) / static_cast<double>(counts.trials);
}

} // namespace

Interval newcombe(Counts a, Counts b)
{
    const Interval ofA = wilson(a.successes, a.trials);
    const Interval ofB = wilson(b.successes, b.trials);
    // Where one side is nobody, all that is known of its rate is that it lies between 0 and 1.
    if (a.trials <= 0 || b.trials <= 0)
        return {ofA.low - ofB.high, ofA.high - ofB.low};
    const double difference = rate(a) - rate(b);
    const double down = std::hypot(rate(a) - ofA.low, ofB.high - rate(b));
    const double up = std::hypot(ofA.high - rate(a), rate(b) - ofB.low);
    return {std::clamp(difference - down, -1.0, 1.0), std::clamp(difference + up, -1.0, 1.0)};
}

} // namespace core::indicators

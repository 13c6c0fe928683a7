// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Newcombe's interval for the difference of two rates of different people.
#pragma once

#include "core/indicators/wilson.h"

namespace core::indicators {

/// x of n people, 0 <= successes <= trials.
struct Counts
{
    std::int64_t successes = 0;
    std::int64_t trials = 0;
};

/// Interval of rate(a) - rate(b), in [-1, 1], from the Wilson bounds of each; z = 1.96. Without
/// trials on a side that side's rate may be anything: [-1, 1] for none on both.
/// Source: Newcombe (1998), Statistics in Medicine 17:873-890, method 10.
Interval newcombe(Counts a, Counts b);

} // namespace core::indicators

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/wilson.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>

namespace {

using core::indicators::wholePercent;
using core::indicators::wilson;

double inThousandths(double value)
{
    return std::round(value * 1000.0) / 1000.0;
}

TEST(Wilson, GivesTheWorkedExamplesOfTheField)
{
    EXPECT_DOUBLE_EQ(inThousandths(wilson(90, 200).low), 0.383);
    EXPECT_DOUBLE_EQ(inThousandths(wilson(90, 200).high), 0.519);
    EXPECT_DOUBLE_EQ(inThousandths(wilson(440, 800).low), 0.515);
    EXPECT_DOUBLE_EQ(inThousandths(wilson(440, 800).high), 0.584);
    EXPECT_DOUBLE_EQ(inThousandths(wilson(3, 12).low), 0.089);
    EXPECT_DOUBLE_EQ(inThousandths(wilson(3, 12).high), 0.532);
}

TEST(Wilson, OfTheHeadlineIs54To62In100)
{
    EXPECT_EQ(std::lround(wilson(357, 615).low * 100.0), 54);
    EXPECT_EQ(std::lround(wilson(357, 615).high * 100.0), 62);
    EXPECT_EQ(wholePercent(357, 615), 58);
}

/// The bounds are where a rate's own normal test just fails: (p - q)² = z² q (1 - q) / n.
TEST(Wilson, BoundsSolveTheScoreEquation)
{
    for (const auto& [x, n] : {std::pair<int, int> {1, 2}, {7, 31}, {250, 400}, {999, 1000}}) {
        const double p = static_cast<double>(x) / n;
        for (const double q : {wilson(x, n).low, wilson(x, n).high})
            EXPECT_NEAR((p - q) * (p - q), 1.96 * 1.96 * q * (1.0 - q) / n, 1e-12);
    }
}

TEST(Wilson, StaysWithinZeroAndOneAndKeepsTheRateInside)
{
    for (int n = 1; n <= 60; ++n) {
        for (int x = 0; x <= n; ++x) {
            const auto interval = wilson(x, n);
            const double rate = static_cast<double>(x) / n;
            EXPECT_GE(interval.low, 0.0);
            EXPECT_LE(interval.high, 1.0);
            EXPECT_LE(interval.low, rate);
            EXPECT_GE(interval.high, rate);
            EXPECT_LT(interval.low, interval.high);
        }
    }
}

TEST(Wilson, NoneAndAllTouchTheEndsExactly)
{
    EXPECT_EQ(wilson(0, 37).low, 0.0);
    EXPECT_EQ(wilson(37, 37).high, 1.0);
    EXPECT_NEAR(wilson(0, 10).high, 1.96 * 1.96 / (10 + 1.96 * 1.96), 1e-12);
}

TEST(Wilson, OfNobodyIsEverything)
{
    EXPECT_EQ(wilson(0, 0).low, 0.0);
    EXPECT_EQ(wilson(0, 0).high, 1.0);
}

TEST(WholePercent, RoundsHalvesUpFromExactIntegers)
{
    EXPECT_EQ(wholePercent(1, 200), 1); // 0.5
    EXPECT_EQ(wholePercent(1, 201), 0);
    EXPECT_EQ(wholePercent(29, 200), 15); // 14.5: binary 0.145 lies below it
    EXPECT_EQ(wholePercent(23, 40), 58); // 57.5
    EXPECT_EQ(wholePercent(0, 7), 0);
    EXPECT_EQ(wholePercent(7, 7), 100);
    EXPECT_EQ(wholePercent(199, 200), 100); // 99.5
    EXPECT_EQ(wholePercent(2, 3), 67);
}

TEST(WholePercent, DoesNotOverflow)
{
    const auto most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(wholePercent(most, most), 100);
    EXPECT_EQ(wholePercent(most / 2, most), 50);
}

} // namespace

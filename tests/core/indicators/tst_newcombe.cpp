// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/newcombe.h"

#include <gtest/gtest.h>

namespace {

using core::indicators::Counts;
using core::indicators::newcombe;

struct Vector
{
    Counts a, b;
    double low, high;
};

/// Newcombe (1998), table II, method 10: four decimals, with z = 1.959964. Ours is 1.96 by
/// definition, which moves a bound by less than a unit of the last one.
TEST(Newcombe, GivesThePublishedVectors)
{
    const Vector vectors[] = {
        {{56, 70}, {48, 80}, 0.0524, 0.3339}, {{9, 10}, {3, 10}, 0.1705, 0.8090},
        {{6, 7}, {2, 7}, 0.0582, 0.8062},     {{5, 56}, {0, 29}, -0.0381, 0.1926},
        {{0, 10}, {0, 20}, -0.1611, 0.2775},  {{0, 10}, {0, 10}, -0.2775, 0.2775},
        {{10, 10}, {0, 20}, 0.6791, 1.0000},  {{10, 10}, {0, 10}, 0.6075, 1.0000},
    };
    for (const Vector& one : vectors) {
        EXPECT_NEAR(newcombe(one.a, one.b).low, one.low, 0.0001) << one.a.successes;
        EXPECT_NEAR(newcombe(one.a, one.b).high, one.high, 0.0001) << one.a.successes;
    }
}

TEST(Newcombe, GivesTheWorkedExampleOfTheField)
{
    const auto interval = newcombe({90, 200}, {440, 800});
    EXPECT_NEAR(interval.low, -0.176, 0.0005);
    EXPECT_NEAR(interval.high, -0.023, 0.0005);
}

TEST(Newcombe, TurnedRoundChangesItsSign)
{
    for (int x = 0; x <= 12; ++x) {
        const auto one = newcombe({x, 12}, {5, 31});
        const auto other = newcombe({5, 31}, {x, 12});
        EXPECT_NEAR(one.low, -other.high, 1e-12);
        EXPECT_NEAR(one.high, -other.low, 1e-12);
    }
}

TEST(Newcombe, KeepsTheDifferenceInside)
{
    for (int n = 1; n <= 20; ++n) {
        for (int x = 0; x <= n; ++x) {
            const auto interval = newcombe({x, n}, {3, 7});
            const double difference = static_cast<double>(x) / n - 3.0 / 7.0;
            EXPECT_LE(interval.low, difference + 1e-12);
            EXPECT_GE(interval.high, difference - 1e-12);
            EXPECT_GE(interval.low, -1.0);
            EXPECT_LE(interval.high, 1.0);
        }
    }
}

TEST(Newcombe, OfNobodyAgainstNobodyIsEverything)
{
    EXPECT_EQ(newcombe({0, 0}, {0, 0}).low, -1.0);
    EXPECT_EQ(newcombe({0, 0}, {0, 0}).high, 1.0);
}

} // namespace

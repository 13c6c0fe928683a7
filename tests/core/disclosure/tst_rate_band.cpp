// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/rate_band.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>

namespace {

using namespace core::disclosure;

constexpr std::int64_t MostTrials = 400;
constexpr std::int64_t Fewest = 11;

/// By what a reader sees of @p trials told in so many parts: how many counts look like that.
std::map<std::pair<int, int>, int> looksOf(std::int64_t trials, int parts)
{
    std::map<std::pair<int, int>, int> looks;
    for (std::int64_t yes = 0; yes <= trials; ++yes) {
        const RateBand band(yes, trials, parts);
        ++looks[{band.from(), band.to()}];
    }
    return looks;
}

TEST(RateBandArithmetic, A12EveryBandOfUpToFourHundredTrialsLeavesThreeCountsAndNoEndAlone)
{
    std::int64_t told = 0;
    for (std::int64_t trials = 0; trials <= MostTrials; ++trials) {
        const auto found = bandClassOf(trials, Fewest, 3);
        ASSERT_EQ(found.has_value(), trials >= Fewest) << trials;
        // Whoever sees the width knows the class of the trials; it holds for each of them alone,
        // and for every wider band that may stand instead.
        for (auto parts = found ? std::optional(found->parts) : std::nullopt; parts;
             parts = widerThan(*parts)) {
            for (const auto& [band, counts] : looksOf(trials, *parts))
                EXPECT_GE(counts, 3) << trials << ": " << band.first << "-" << band.second;
            EXPECT_EQ(RateBand(0, trials, *parts), RateBand(2, trials, *parts)) << trials;
            EXPECT_EQ(RateBand(trials, trials, *parts), RateBand(trials - 2, trials, *parts));
            EXPECT_EQ(RateBand(0, trials, *parts).from(), 0);
            EXPECT_EQ(RateBand(trials, trials, *parts).to(), 100);
            told += trials + 1;
        }
    }
    EXPECT_GT(told, 80'000);
}

TEST(RateBandArithmetic, A12OneStepFinerWouldLeaveFewer)
{
    const std::map<int, int> finer {{50, 100}, {20, 50}, {10, 20}, {5, 10}};
    for (std::int64_t trials = 15; trials < 299; ++trials) {
        const int parts = finer.at(bandClassOf(trials, Fewest, 3)->parts);
        int fewest = 3;
        for (const auto& [band, counts] : looksOf(trials, parts))
            fewest = std::min(fewest, counts);
        // With none of them, one count more than trials can be spread evenly.
        EXPECT_EQ(fewest < 3, trials + 1 < 3 * parts) << trials;
    }
}

TEST(RateBandArithmetic, TheClassesAreThoseOfTheSpecification)
{
    const auto widthOf = [](std::int64_t trials) {
        const auto found = bandClassOf(trials, Fewest, 3);
        return found ? found->parts : 0;
    };
    for (const auto& [trials, parts] : std::map<std::int64_t, int> {{10, 0},
                                                                    {11, 3},
                                                                    {14, 3},
                                                                    {15, 5},
                                                                    {29, 5},
                                                                    {30, 10},
                                                                    {59, 10},
                                                                    {60, 20},
                                                                    {149, 20},
                                                                    {150, 50},
                                                                    {299, 50},
                                                                    {300, 100}})
        EXPECT_EQ(widthOf(trials), parts) << trials;
    EXPECT_EQ(bandClassOf(20, Fewest, 3)->least, 15);
    EXPECT_EQ(bandClassOf(20, Fewest, 3)->most, 29);
    EXPECT_EQ(bandClassOf(20, 18, 3)->least, 18) << "a stricter threshold is known, too";
    EXPECT_FALSE(bandClassOf(1000, Fewest, 3)->most);
}

TEST(RateBandArithmetic, MorePossibleCountsMakeWiderBands)
{
    for (std::int64_t counts = 3; counts <= 20; ++counts) {
        for (std::int64_t trials = Fewest; trials <= MostTrials; ++trials) {
            const auto found = bandClassOf(trials, Fewest, counts);
            if (!found)
                continue;
            EXPECT_TRUE(trials >= found->least && (!found->most || trials <= *found->most));
            for (const auto& [band, possible] : looksOf(trials, found->parts))
                EXPECT_GE(possible, counts) << trials << ": " << band.first << "-" << band.second;
        }
    }
    EXPECT_FALSE(bandClassOf(59, Fewest, 20)) << "no third of it holds twenty";
}

TEST(RateBandArithmetic, TheBandHoldsTheRateAndItsLimitsSayTheSame)
{
    for (std::int64_t trials = Fewest; trials <= MostTrials; ++trials) {
        const int parts = bandClassOf(trials, Fewest, 3)->parts;
        for (std::int64_t yes = 0; yes <= trials; ++yes) {
            const RateBand band(yes, trials, parts);
            // Thirds have no common ends: a rate is rounded to whole per cent to find its own.
            const std::int64_t percent = parts == 3 ? (200 * yes + trials) / (2 * trials) : 0;
            EXPECT_TRUE(parts == 3
                            ? percent >= band.from() && percent <= band.to()
                            : 100 * yes >= band.from() * trials && 100 * yes <= band.to() * trials)
                << yes << " of " << trials;
            const BandLimits limits = band.limits();
            for (std::int64_t other = 0; other <= trials; ++other)
                ASSERT_EQ(limits.parts * other - limits.low * trials >= limits.lowLeast
                              && limits.high * trials - limits.parts * other >= limits.highLeast,
                          RateBand(other, trials, parts) == band)
                    << other << " like " << yes << " of " << trials;
        }
    }
}

TEST(RateBandArithmetic, AWiderBandHoldsWholeOnes)
{
    for (std::int64_t trials = 15; trials <= MostTrials; ++trials) {
        for (std::int64_t yes = 0; yes <= trials; ++yes) {
            const int parts = bandClassOf(trials, Fewest, 3)->parts;
            RateBand band(yes, trials, parts);
            for (auto wider = widerThan(parts); wider; wider = widerThan(*wider)) {
                const RateBand around(yes, trials, *wider);
                EXPECT_TRUE(around.from() <= band.from() && around.to() >= band.to());
                band = around;
            }
        }
    }
}

} // namespace

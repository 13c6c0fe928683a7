// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using namespace core::indicators;

double number(const std::optional<Ratio>& ratio)
{
    return static_cast<double>(ratio.value().top) / static_cast<double>(ratio.value().bottom);
}

Distribution upTo(std::int64_t last)
{
    Distribution values;
    for (std::int64_t value = 1; value <= last; ++value)
        values.push_back({value, 1});
    return values;
}

/// R: quantile(1:n, c(.25, .5, .75), type = 2).
TEST(Quantile, IsHyndmanAndFansSecondDefinition)
{
    const std::vector<std::pair<std::int64_t, std::vector<double>>> published {
        {10, {3, 5.5, 8}}, {11, {3, 6, 9}}, {12, {3.5, 6.5, 9.5}}, {9, {3, 5, 7}}, {1, {1, 1, 1}}};
    for (const auto& [n, quartiles] : published) {
        EXPECT_DOUBLE_EQ(number(quantile(upTo(n), LowerQuartile)), quartiles[0]) << n;
        EXPECT_DOUBLE_EQ(number(quantile(upTo(n), Median)), quartiles[1]) << n;
        EXPECT_DOUBLE_EQ(number(quantile(upTo(n), UpperQuartile)), quartiles[2]) << n;
    }
}

TEST(Quantile, CountsHowOftenAValueOccurs)
{
    EXPECT_DOUBLE_EQ(number(quantile({{2, 3}, {7, 3}}, Median)), 4.5); // F(2) is a half exactly
    EXPECT_DOUBLE_EQ(number(quantile({{2, 3}, {7, 4}}, Median)), 7);
    EXPECT_DOUBLE_EQ(number(quantile({{-9, 2}, {-4, 2}}, Median)), -6.5);
    EXPECT_FALSE(quantile({}, Median));
}

TEST(Mean, IsExactAndOfNobodyNothing)
{
    const auto ratio = mean({{1'000'000, 2}, {2'000'000, 1}});
    ASSERT_TRUE(ratio);
    EXPECT_EQ(roundHalfUp(*ratio, 10'000), 1'330'000);
    EXPECT_FALSE(mean({}));
    // The sum of 25 million times 10^12 does not fit in 64 bits.
    EXPECT_EQ(roundHalfUp(*mean({{1'000'000'000'000, 25'000'000}}), 1), 1'000'000'000'000);
}

TEST(Round, HalvesGoUpAlsoBelowZero)
{
    EXPECT_EQ(roundHalfUp({25, 1}, 10), 30);
    EXPECT_EQ(roundHalfUp({24, 1}, 10), 20);
    EXPECT_EQ(roundHalfUp({-25, 1}, 10), -20);
    EXPECT_EQ(roundHalfUp({-26, 1}, 10), -30);
    EXPECT_EQ(roundHalfUp({5, 2}, 1), 3);
    EXPECT_EQ(roundHalfUp({-5, 2}, 1), -2);
    EXPECT_EQ(roundHalfUp({-1, 3}, 1), 0);
    EXPECT_EQ(roundHalfUp({0, 7}, 100), 0);
}

/// Written out, each value once, against the same by weights.
double middleFourWrittenOut(const Distribution& values)
{
    std::vector<std::int64_t> all;
    for (const Counted& one : values)
        all.insert(all.end(), static_cast<std::size_t>(one.count), one.value);
    const std::size_t half = all.size() / 2;
    if (all.size() % 2 == 0)
        return static_cast<double>(all[half - 2] + all[half - 1] + all[half] + all[half + 1]) / 4.0;
    return (static_cast<double>(all[half - 2] + all[half + 2]) / 2.0
            + static_cast<double>(all[half - 1] + all[half] + all[half + 1]))
        / 4.0;
}

TEST(MiddleFour, IsTheMeanOfTheFourValuesInTheMiddle)
{
    const std::vector<Distribution> cases {upTo(20),
                                           upTo(21),
                                           {{0, 9}, {5, 1}, {9, 1}, {100, 9}},
                                           {{0, 9}, {5, 2}, {9, 1}, {100, 9}},
                                           {{1, 1}, {2, 1}, {3, 1}, {50, 1}, {60, 1}},
                                           {{7, 400}}};
    for (const Distribution& values : cases)
        EXPECT_DOUBLE_EQ(number(meanOfMiddleFour(values)), middleFourWrittenOut(values));
    EXPECT_DOUBLE_EQ(number(meanOfMiddleFour(upTo(20))), 10.5);
    EXPECT_FALSE(meanOfMiddleFour(upTo(3)));
    EXPECT_DOUBLE_EQ(number(meanOfMiddleFour(upTo(4))), 2.5);
}

} // namespace

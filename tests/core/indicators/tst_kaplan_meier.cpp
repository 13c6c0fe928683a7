// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/kaplan_meier.h"

#include <gtest/gtest.h>

namespace {

using namespace core::indicators;

double number(const std::optional<Ratio>& ratio)
{
    return static_cast<double>(ratio.value().top) / static_cast<double>(ratio.value().bottom);
}

/// Weeks in remission of the 21 patients on 6-MP: Freireich et al. (1963), Blood 21:699-716, as in
/// Kleinbaum & Klein, Survival Analysis, whose table of estimates stands below.
const Times Treated {.events = {{6, 3}, {7, 1}, {10, 1}, {13, 1}, {16, 1}, {22, 1}, {23, 1}},
                     .censored = {{6, 1},
                                  {9, 1},
                                  {10, 1},
                                  {11, 1},
                                  {17, 1},
                                  {19, 1},
                                  {20, 1},
                                  {25, 1},
                                  {32, 2},
                                  {34, 1},
                                  {35, 1}}};

/// The 21 patients on placebo: nobody left sight.
const Times Placebo {.events = {{1, 2},
                                {2, 2},
                                {3, 1},
                                {4, 2},
                                {5, 2},
                                {8, 4},
                                {11, 2},
                                {12, 2},
                                {15, 1},
                                {17, 1},
                                {22, 1},
                                {23, 1}},
                     .censored = {}};

TEST(KaplanMeier, GivesThePublishedEstimatesOfTheTreated)
{
    struct Row
    {
        std::int64_t week, atRisk, events;
        double survival;
    };
    const std::vector<Row> published {{6, 21, 3, .8571},  {7, 17, 1, .8067},  {10, 15, 1, .7529},
                                      {13, 12, 1, .6902}, {16, 11, 1, .6275}, {22, 7, 1, .5378},
                                      {23, 6, 1, .4482}};
    const auto points = productLimit(Treated);
    ASSERT_EQ(points.size(), published.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_EQ(points[i].day, published[i].week);
        EXPECT_EQ(points[i].atRisk, published[i].atRisk);
        EXPECT_EQ(points[i].events, published[i].events);
        EXPECT_NEAR(points[i].survival, published[i].survival, 0.00005);
    }
}

/// By hand: 18/21 x 16/17 x 14/15 x 11/12 x 10/11 x 6/7 x 5/6.
TEST(KaplanMeier, IsTheProductWorkedOutByHand)
{
    const double byHand = 18.0 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7 * 5 / 6;
    EXPECT_NEAR(productLimit(Treated).back().survival, byHand, 1e-12);
}

TEST(KaplanMeier, GivesThePublishedMediansOfBothArms)
{
    EXPECT_EQ(number(timeQuantile(Treated, Median)), 23);
    EXPECT_EQ(number(timeQuantile(Placebo, Median)), 8);
    EXPECT_EQ(number(timeQuantile(Treated, LowerQuartile)), 13); // R survfit, quartiles: 13, 23, NA
    EXPECT_FALSE(timeQuantile(Treated, UpperQuartile));
    EXPECT_EQ(number(timeQuantile(Placebo, LowerQuartile)), 4); // R: 4, 8, 12
    EXPECT_EQ(number(timeQuantile(Placebo, UpperQuartile)), 12);
}

TEST(KaplanMeier, WithoutCensoringIsThePlainDistribution)
{
    const auto points = productLimit(Placebo);
    std::int64_t left = 21;
    for (const auto& point : points) {
        left -= point.events;
        EXPECT_NEAR(point.survival, static_cast<double>(left) / 21.0, 1e-12);
    }
    for (const Share share : {LowerQuartile, Median, UpperQuartile, Share {1, 3}, Share {2, 3}})
        EXPECT_EQ(number(timeQuantile(Placebo, share)), number(quantile(Placebo.events, share)));
}

TEST(KaplanMeier, AnEventComesBeforeACensoringOfTheSameDay)
{
    const auto points = productLimit({.events = {{5, 1}, {9, 1}}, .censored = {{5, 2}}});
    EXPECT_EQ(points[0].atRisk, 4);
    EXPECT_EQ(points[1].atRisk, 1);
    EXPECT_DOUBLE_EQ(points[1].survival, 0.0);
}

TEST(KaplanMeier, AQuantileWhereTheCurveTouchesItIsAveragedWithTheNextDay)
{
    EXPECT_EQ(number(timeQuantile({.events = {{10, 3}, {20, 2}, {31, 5}}, .censored = {}}, Median)),
              25.5);
    const Times censored {.events = {{10, 2}, {20, 2}, {40, 1}}, .censored = {{15, 2}, {30, 1}}};
    // 8 at risk: 6/8; then 4 at risk: 2/4 -> 3/8. At 10 F is a quarter exactly.
    EXPECT_EQ(number(timeQuantile(censored, LowerQuartile)), 15);
    EXPECT_EQ(number(timeQuantile(censored, Median)), 20);
    const Times split {.events = {{1, 10}, {3, 8}, {9, 1}}, .censored = {{2, 6}, {10, 15}}};
    // 40 at risk: 30/40; 24 at risk: 16/24 -> exactly a half.
    EXPECT_EQ(number(timeQuantile(split, Median)), 6);
}

TEST(KaplanMeier, ATouchAtTheLastEventIsThatDay)
{
    EXPECT_EQ(number(timeQuantile({.events = {{10, 5}}, .censored = {{400, 5}}}, Median)), 10);
}

TEST(KaplanMeier, OfNobodyThereIsNothing)
{
    EXPECT_TRUE(productLimit({}).empty());
    EXPECT_FALSE(timeQuantile({}, Median));
    EXPECT_TRUE(productLimit({.events = {}, .censored = {{7, 3}}}).empty());
    EXPECT_FALSE(timeQuantile({.events = {}, .censored = {{7, 3}}}, Median));
}

/// One a day from 3,000 to 2,000 is two thirds; 400 leave sight; one a day from 1,600 to 1,200 is
/// three quarters: a half exactly, which a product of 1,400 doubles misses.
TEST(KaplanMeier, DecidesATouchExactlyAfterManyDays)
{
    Times times;
    std::int64_t day = 0;
    for (int i = 0; i < 1000; ++i)
        times.events.push_back({++day, 1});
    times.censored.push_back({day, 400});
    for (int i = 0; i < 400; ++i)
        times.events.push_back({++day, 1});
    times.events.push_back({day + 101, 600});
    times.censored.push_back({day + 200, 600});
    EXPECT_NE(productLimit(times)[1399].survival, 0.5);
    EXPECT_NEAR(productLimit(times)[1399].survival, 0.5, 1e-12);
    EXPECT_EQ(number(timeQuantile(times, Median)), static_cast<double>(day) + 50.5);
}

} // namespace

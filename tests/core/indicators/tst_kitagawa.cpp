// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/kitagawa.h"

#include <gtest/gtest.h>

namespace {

using core::indicators::splitChange;

/// 60 in 100 at 70 %, 40 in 100 at 40 %; then 40 in 100 at 72 %, 60 in 100 at 43 %.
TEST(Kitagawa, GivesTheWorkedExampleOfTheField)
{
    const auto parts = splitChange({{{420, 600}, {288, 400}}, {{160, 400}, {258, 600}}});
    ASSERT_TRUE(parts);
    EXPECT_NEAR(parts->headline, -0.034, 1e-12);
    EXPECT_NEAR(parts->rates, 0.025, 1e-12);
    EXPECT_NEAR(parts->mix, -0.059, 1e-12);
}

TEST(Kitagawa, ThePartsAddUpToTheHeadline)
{
    for (int x = 0; x <= 30; ++x) {
        const auto parts = splitChange({{{x, 30}, {7, 11}}, {{3, 9}, {x, 40}}, {{0, 5}, {2, 2}}});
        ASSERT_TRUE(parts);
        EXPECT_NEAR(parts->headline, parts->rates + parts->mix, 1e-12);
    }
}

TEST(Kitagawa, TheSameSharesHaveNoMixPart)
{
    const auto parts = splitChange({{{10, 20}, {30, 40}}, {{5, 10}, {5, 20}}});
    ASSERT_TRUE(parts);
    EXPECT_NEAR(parts->mix, 0.0, 1e-12);
}

TEST(Kitagawa, AGroupOfOneYearOnlyHasNoSplit)
{
    EXPECT_FALSE(splitChange({{{10, 20}, {0, 0}}, {{5, 10}, {5, 20}}}));
    EXPECT_FALSE(splitChange({}));
    EXPECT_TRUE(splitChange({{{10, 20}, {30, 40}}, {{0, 0}, {0, 0}}}));
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The worked example of the field's indicators (C3): 90 of 200 in the group, 440 of 800 others.
#include "core/indicators/impact.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace core::indicators;

constexpr Counts Group {90, 200};
constexpr Counts Others {440, 800};
constexpr Counts All {530, 1000};

TEST(Impact, PointGapOf2022FlagsTheWorkedExample)
{
    const auto gap = pointGap2022(Group, Others);
    ASSERT_TRUE(gap);
    EXPECT_NEAR(gap->gap, -0.100, 1e-12);
    EXPECT_NEAR(gap->margin, 0.0689, 0.00005);
    EXPECT_TRUE(gap->isFlagged);
}

TEST(Impact, PointGapOf2017FlagsTheWorkedExample)
{
    const auto gap = pointGap2017(Group, All);
    ASSERT_TRUE(gap);
    EXPECT_NEAR(gap->gap, -0.080, 1e-12);
    EXPECT_NEAR(gap->margin, 0.0693, 0.00005);
    EXPECT_TRUE(gap->isFlagged);
}

TEST(Impact, TheProportionalityIndexDoesNotFlagTheWorkedExample)
{
    const auto index = proportionalityIndex(Group, All);
    ASSERT_TRUE(index);
    EXPECT_NEAR(index->value, 0.849, 0.0005);
    EXPECT_FALSE(index->isFlagged);
}

TEST(Impact, TheEightyPercentIndexDoesNotFlagTheWorkedExample)
{
    const auto index = eightyPercentIndex(Group, Others);
    ASSERT_TRUE(index);
    EXPECT_NEAR(index->value, 0.818, 0.0005);
    EXPECT_FALSE(index->isFlagged);
}

TEST(Impact, TwentyStudentsBringTheWorkedExampleToParityAndNotTwentyOne)
{
    EXPECT_EQ(studentsToParity(Group, Others), 20);
    EXPECT_EQ(std::ceil((440.0 / 800 - 90.0 / 200) * 200), 21.0); // the trap of floating point
}

TEST(Impact, SevenStudentsEndTheFlagOfTheWorkedExample)
{
    EXPECT_EQ(studentsToLeaveImpact(Group, Others), 7);
    EXPECT_EQ(fragility(Group, Others), 7);
    EXPECT_TRUE(pointGap2022({96, 200}, Others)->isFlagged);
    EXPECT_FALSE(pointGap2022({97, 200}, Others)->isFlagged);
}

/// At p = 45 % and a gap of -10 points: E = 1.96 sqrt(.2475 / n) <= .10 from n = 96 on.
TEST(Impact, TheSameGapOfASmallerGroupHasNoFlag)
{
    EXPECT_GT(margin2022(0.45, 95), 0.10);
    EXPECT_LE(margin2022(0.45, 96), 0.10);
    EXPECT_FALSE(pointGap2022({36, 80}, Others)->isFlagged);
    EXPECT_TRUE(pointGap2022({45, 100}, Others)->isFlagged);
}

TEST(Impact, AGroupOfTenIsTooSmallToSayAndElevenIsNot)
{
    EXPECT_FALSE(pointGap2022({1, 10}, Others));
    EXPECT_TRUE(pointGap2022({1, 11}, Others));
    EXPECT_FALSE(pointGap2022(Group, {0, 0}));
    EXPECT_FALSE(fragility({1, 10}, Others));
    EXPECT_FALSE(studentsToLeaveImpact({1, 10}, Others));
}

/// The floor of 2 points holds at p = 0 and p = 1, too, where the root is nothing.
TEST(Impact, NobodyOfAGroupIsFlaggedFromTwoPointsOn)
{
    EXPECT_DOUBLE_EQ(margin2022(0.0, 500), 0.02);
    EXPECT_DOUBLE_EQ(margin2022(1.0, 500), 0.02);
    EXPECT_TRUE(pointGap2022({0, 500}, {10, 500})->isFlagged); // exactly -2 points
    EXPECT_FALSE(pointGap2022({0, 500}, {9, 500})->isFlagged);
}

TEST(Impact, AGapOfExactlyTheMarginIsFlagged)
{
    // s = 50 of 100: 1.96 sqrt(.25 / 100) = .098 exactly; the others at .598.
    EXPECT_TRUE(pointGap2022({50, 100}, {598, 1000})->isFlagged);
    EXPECT_FALSE(pointGap2022({50, 100}, {5979, 10000})->isFlagged);
    EXPECT_TRUE(pointGap2017({50, 100}, {598, 1000})->isFlagged);
    EXPECT_FALSE(pointGap2017({50, 100}, {5979, 10000})->isFlagged);
}

TEST(Impact, PointGapOf2017WithTheGroupsOwnRateTakesAHalfAtTheEnds)
{
    EXPECT_NEAR(pointGap2017(Group, All, MarginRate::Own)->margin, 0.0689, 0.00005);
    EXPECT_NEAR(pointGap2017({0, 100}, All, MarginRate::Own)->margin, 0.098, 1e-9);
    EXPECT_NEAR(pointGap2017({5000, 20000}, {1, 2})->margin, 0.03, 1e-12);
    EXPECT_FALSE(pointGap2017({0, 0}, All));
}

TEST(Impact, IndicesAreFlaggedBelowFourFifthsOnly)
{
    EXPECT_FALSE(eightyPercentIndex({40, 100}, {50, 100})->isFlagged); // 0.8
    EXPECT_TRUE(eightyPercentIndex({39, 100}, {50, 100})->isFlagged);
    EXPECT_FALSE(proportionalityIndex({40, 100}, {500, 1000})->isFlagged);
    EXPECT_TRUE(proportionalityIndex({39, 100}, {500, 1000})->isFlagged);
    EXPECT_FALSE(eightyPercentIndex({5, 10}, {0, 10}));
    EXPECT_FALSE(eightyPercentIndex({0, 0}, {5, 10}));
}

TEST(Impact, TheReferenceIsTheHighestGroupThatIsLargeEnough)
{
    const std::vector<Counts> groups {{9, 10}, {60, 100}, {120, 200}, {10, 50}};
    EXPECT_EQ(highestGroup(groups, 11), 1U); // 90 % of ten is no reference; of equals the first
    EXPECT_EQ(highestGroup(groups, 1), 0U);
    EXPECT_FALSE(highestGroup(groups, 1000));
    EXPECT_FALSE(highestGroup({{0, 0}}, 0));
}

TEST(Impact, StudentsAreWholeAndNeverFewerThanNone)
{
    EXPECT_EQ(studentsToParity({1, 3}, {1, 2}), 1); // half a student
    EXPECT_EQ(studentsToParity({10, 20}, {1, 2}), 0);
    EXPECT_EQ(studentsToParity({15, 20}, {1, 2}), 0);
    EXPECT_EQ(studentsToLeaveImpact({110, 200}, Others), 0);
    EXPECT_FALSE(fragility({110, 200}, Others)); // there is no flag to end
    EXPECT_FALSE(studentsToParity({0, 0}, Others));
}

/// Both ways to the same number for every group of fifty, and fragility as it is defined.
TEST(Impact, WholeNumbersAgreeWithTheFormulaWhereItIsNotOnTheEdge)
{
    for (std::int64_t s = 0; s <= 50; ++s) {
        const Counts group {s, 50};
        const double p = static_cast<double>(s) / 50.0;
        const double distance = 0.55 - p - margin2022(p, 50);
        if (std::abs(distance * 50 - std::round(distance * 50)) < 1e-6)
            continue;
        EXPECT_EQ(pointGap2022(group, Others)->isFlagged, distance > 0) << s;
        EXPECT_EQ(studentsToLeaveImpact(group, Others),
                  std::max(0L, static_cast<long>(std::ceil(distance * 50))))
            << s;
    }
}

TEST(Impact, DoesNotOverflowAtTheSizeOfTheState)
{
    const Counts half {6'000'000, 12'500'000};
    const Counts rest {6'250'000, 12'500'000};
    EXPECT_TRUE(pointGap2022(half, rest)->isFlagged); // exactly -2 points
    EXPECT_FALSE(pointGap2022({6'000'001, 12'500'000}, rest)->isFlagged);
    EXPECT_EQ(studentsToParity(half, rest), 250'000);
}

} // namespace

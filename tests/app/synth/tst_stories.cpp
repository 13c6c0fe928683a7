// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The planted numbers against the table of the demo's story.
#include "app/synth/stories.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using namespace app::synth;

std::vector<Plan> plansOf(const StoryTeller& teller)
{
    std::vector<Plan> plans;
    teller.plan(plans);
    return plans;
}

const Truth& truth()
{
    static const Truth told = [] {
        Truth all;
        for (const StoryTeller* teller : storyTellers()) {
            teller->expect(all);
            for (const Plan& plan : plansOf(*teller))
                teller->count(plan, all);
        }
        return all;
    }();
    return told;
}

const RowCount& row(const std::string& id, const std::vector<std::string>& keys = {})
{
    static const RowCount none;
    const auto answer = truth().answers().find(id);
    if (answer == truth().answers().end() || !answer->second.rows.contains(keys)) {
        ADD_FAILURE() << "no such row in " << id;
        return none;
    }
    return answer->second.rows.at(keys);
}

struct YesNo
{
    std::int64_t yes, no;
    bool operator==(const YesNo&) const = default;
};
YesNo step(const RowCount& from, std::size_t i)
{
    return {from.steps.at(i).yes, from.steps.at(i).no};
}
int perHundred(YesNo count)
{
    return static_cast<int>((200 * count.yes + count.yes + count.no)
                            / (2 * (count.yes + count.no)));
}

TEST(Stories, plantTheHeadline)
{
    const RowCount& headline = row("english-b");
    EXPECT_EQ(headline.n, 1640);
    EXPECT_EQ(step(headline, 0), (YesNo {738, 705}));
    EXPECT_EQ(headline.steps[0].atUniversity, 197);
    EXPECT_EQ(headline.steps[0].no - headline.steps[0].atUniversity, 508);
    EXPECT_EQ(headline.steps[0].notLocated, 197);
    EXPECT_EQ(headline.steps[0].notYet, 0);
    EXPECT_EQ(step(headline, 1), (YesNo {615, 123}));
    EXPECT_EQ(step(headline, 2), (YesNo {357, 258}));
    EXPECT_EQ(headline.steps[2].notReached, 1025);
}

TEST(Stories, tellOfOtherMarks)
{
    EXPECT_EQ(perHundred(step(row("english-a"), 2)), 39);
    EXPECT_EQ(perHundred(step(row("english-b"), 2)), 58);
    EXPECT_EQ(perHundred(step(row("english-c"), 2)), 77);
}

TEST(Stories, showFiveFairYearsAndThreeOpenOnes)
{
    std::int64_t below = 0;
    for (int year = FirstYear; year <= LastYear; ++year) {
        const RowCount& cohort = row("english-b-by-year", {academicYearText(year)});
        const StepCount& first = cohort.steps[0];
        const bool isFair = year <= LastFairYear;
        EXPECT_EQ(first.notYet == 0, isFair) << year;
        EXPECT_EQ(first.yes > 0, isFair) << year;
        EXPECT_GE(first.notLocated, 11) << year;
        below += cohort.steps[2].yes;
    }
    EXPECT_EQ(below, 357);
}

TEST(Stories, plantTheBrightSpot)
{
    EXPECT_EQ(step(row("bright-spot"), 2), (YesNo {50, 68}));
    EXPECT_EQ(step(row("bright-spot-others"), 2), (YesNo {307, 190}));
    EXPECT_EQ(row("bright-spot").n + row("bright-spot-others").n, 1640);
}

TEST(Stories, plantAlgebraAndChemistry)
{
    const auto rates = [](const std::string& id) {
        std::vector<int> all;
        for (const char* mark : {"A", "B", "C"})
            all.push_back(perHundred(step(row(id, {mark}), 1)));
        return all;
    };
    EXPECT_EQ(rates("algebra-chemistry"), (std::vector {79, 55, 38}));
    EXPECT_EQ(rates("algebra-chemistry-others"), (std::vector {88, 74, 58}));
    EXPECT_EQ(perHundred(step(row("summer-course-takers"), 1)), 56);
    EXPECT_EQ(perHundred(step(row("summer-course-others"), 1)), 39);
}

TEST(Stories, plantAGapAndItsCause)
{
    const auto others = [](const std::string& id) {
        YesNo sum {0, 0};
        for (const char* group : {"hispanic", "white", "asian"}) {
            const YesNo part = step(row(id, {group}), 0);
            sum = {sum.yes + part.yes, sum.no + part.no};
        }
        return sum;
    };
    EXPECT_EQ(step(row("english-gap", {"black"}), 0), (YesNo {90, 110}));
    EXPECT_EQ(others("english-gap"), (YesNo {440, 360}));
    EXPECT_EQ(step(row("placement-direct", {"black"}), 0), (YesNo {76, 24}));
    EXPECT_EQ(others("placement-direct"), (YesNo {396, 124}));
    EXPECT_EQ(step(row("placement-below", {"black"}), 0), (YesNo {14, 86}));
    EXPECT_EQ(others("placement-below"), (YesNo {44, 236}));
}

TEST(Stories, plantChangeAndGrowthAsInTheWorkedExample)
{
    EXPECT_EQ(step(row("change-year-1", {"Clarkia High"}), 0), (YesNo {420, 180})); // 70 of 100
    EXPECT_EQ(step(row("change-year-1", {"Larkspur High"}), 0), (YesNo {160, 240})); // 40
    EXPECT_EQ(step(row("change-year-2", {"Clarkia High"}), 0), (YesNo {288, 112})); // 72
    EXPECT_EQ(step(row("change-year-2", {"Larkspur High"}), 0), (YesNo {258, 342})); // 43
    EXPECT_EQ(step(row("growth"), 0), (YesNo {520, 480}));
    EXPECT_EQ(step(row("growth"), 1), (YesNo {546, 454})); // +2.6
}

TEST(Stories, plantCareerTechnicalDuplication)
{
    EXPECT_EQ(step(row("auto-before"), 1), (YesNo {262, 148}));
    EXPECT_EQ(perHundred(step(row("auto-before"), 1)), 64);
    EXPECT_EQ(perHundred(step(row("auto-after"), 1)), 31);
}

TEST(Stories, keepSmallCellsSmall)
{
    EXPECT_EQ(row("headline-by-ethnicity", {"pacific_islander"}).n, 7);
    std::map<int, int> genderX;
    for (const Plan& plan : plansOf(EnglishStory))
        genderX[plan.year] += plan.gender == 'X' ? 1 : 0;
    EXPECT_EQ(genderX.size(), 8u);
    for (const auto& [year, students] : genderX) {
        EXPECT_GE(students, 4) << year;
        EXPECT_LE(students, 9) << year;
    }
    std::map<int, int> entries;
    for (const Plan& plan : plansOf(ContinuationStory))
        ++entries[plan.year];
    for (const auto& [year, students] : entries) {
        EXPECT_GE(students, 9) << year;
        EXPECT_LE(students, 24) << year;
    }
}

TEST(Stories, hideNothingInTheHeadlineItself)
{
    for (const char* id :
         {"english-a", "english-b", "english-c", "bright-spot", "bright-spot-others"})
        for (const StepCount& one : row(id).steps)
            for (const std::int64_t count : {one.yes, one.no, one.notLocated, one.notReached,
                                             one.atUniversity, one.no - one.atUniversity})
                EXPECT_TRUE(count == 0 || count >= 11) << id << " " << count;
}

/// Counts of each fate among Sumac's girls with a B.
std::map<Fate, int> sumacGirls(const std::set<int>& years)
{
    std::map<Fate, int> fates;
    for (const Plan& plan : plansOf(EnglishStory))
        if (plan.ethnicity == Ethnicity::Hispanic && plan.mark == 'B' && plan.school == SumacHigh
            && plan.gender == 'F' && years.contains(plan.year))
            ++fates[plan.fate];
    return fates;
}

TEST(Stories, hideAGroupOfSumacsGirlsInOneYearAndNoneInTwo)
{
    bool hidesOne = false;
    for (const auto& [fate, students] : sumacGirls({2009}))
        hidesOne = hidesOne || students < 11;
    EXPECT_TRUE(hidesOne);
    for (const auto& [fate, students] : sumacGirls({2008, 2009}))
        EXPECT_GE(students, 11) << static_cast<int>(fate);
}

TEST(Stories, leaveRoomForABackgroundInTheSmallestRegion)
{
    std::size_t planted = 0;
    for (const StoryTeller* teller : storyTellers())
        planted += plansOf(*teller).size();
    EXPECT_LT(planted, 16000u);
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/attribute_rules.h"

#include <gtest/gtest.h>

using namespace core::cache;

namespace {

constexpr RuleCodes Codes {1, 10, 11}; // hispanic, male, female

Code resolved(std::vector<YearReport> reports, AttributeRule rule)
{
    return resolve(reports, rule, Codes);
}

} // namespace

TEST(AttributeRules, AnyReportOfHispanicWins)
{
    EXPECT_EQ(resolved({{3, 2007}, {3, 2008}, {1, 2005}}, AttributeRule::HispanicWins), 1);
    EXPECT_EQ(resolved({{3, 2007}, {2, 2008}, {3, 2009}}, AttributeRule::HispanicWins), 3);
}

TEST(AttributeRules, MostYearsThenLatestThenLowestCode)
{
    EXPECT_EQ(resolved({{5, 2007}, {5, 2008}, {4, 2009}}, AttributeRule::MostYears), 5);
    EXPECT_EQ(resolved({{5, 2007}, {5, 2007}, {4, 2008}}, AttributeRule::MostYears), 4)
        << "two rows of one year are one year";
    EXPECT_EQ(resolved({{5, 2007}, {4, 2007}}, AttributeRule::MostYears), 4);
    EXPECT_EQ(resolved({{Missing, 2007}, {Missing, 2008}, {6, 2001}}, AttributeRule::MostYears), 6);
    EXPECT_EQ(resolved({}, AttributeRule::MostYears), Missing);
}

TEST(AttributeRules, TheLatestKnownGenderCounts)
{
    EXPECT_EQ(resolved({{10, 2007}, {11, 2009}, {12, 2010}}, AttributeRule::LatestGender), 11);
    EXPECT_EQ(resolved({{10, 2009}, {11, 2009}, {11, 2001}}, AttributeRule::LatestGender), 11);
    EXPECT_EQ(resolved({{12, 2010}}, AttributeRule::LatestGender), 12);
}

TEST(AttributeRules, BirthYearOfTheBestRankMostOftenThenLowest)
{
    std::vector<BirthYearReport> reports {{2, 7}, {2, 7}, {0, 9}, {0, 8}, {0, 9}};
    EXPECT_EQ(resolveBirthYear(reports), 9);
    reports = {{1, 5}, {1, 4}, {0, Missing}};
    EXPECT_EQ(resolveBirthYear(reports), 4);
    reports.clear();
    EXPECT_EQ(resolveBirthYear(reports), Missing);
}

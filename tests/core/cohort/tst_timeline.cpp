// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/timeline.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using cohort::Timeline;

dictionary::TimeSpan term(const std::string& season, CivilDate begin, CivilDate end, int year)
{
    const bool isPrimary = season != "summer";
    return {toDay(begin), toDay(end), year, season, "trimester", isPrimary, season};
}

/// A source with a calendar of its own: nobody was there in spring 2011, and the data end in 2012.
cache::Catalog withOwnCalendar()
{
    cache::Catalog catalog;
    catalog.times = {term("fall", {2010, 9, 1}, {2010, 12, 20}, 2010),
                     term("fall", {2011, 9, 5}, {2011, 12, 22}, 2011),
                     term("spring", {2012, 2, 1}, {2012, 5, 29}, 2011),
                     term("summer", {2012, 6, 1}, {2012, 8, 20}, 2011),
                     term("fall", {2012, 9, 3}, {2012, 12, 21}, 2012)};
    return catalog;
}

TEST(Timeline, anUnfinishedYearOfAnOwnCalendarEndsAsItsOtherYearsDo)
{
    const Timeline time(withOwnCalendar(), conformance::testWords(), 3);
    const int own = time.calendarOf("trimester");
    EXPECT_EQ(toIso(time.yearEnd(2011, own)), "2012-08-20");
    EXPECT_EQ(toIso(time.yearEnd(2012, own)), "2013-08-20");
    EXPECT_EQ(toIso(time.yearEnd(2014, own)), "2015-08-20");
}

TEST(Timeline, aTermThatNobodyAttendedIsATermAllTheSame)
{
    const Timeline time(withOwnCalendar(), conformance::testWords(), 3);
    const int own = time.calendarOf("trimester");
    const Day firstFall = toDay({2010, 12, 20});
    EXPECT_EQ(toIso(time.primaryAfter(own, firstFall, 1)->begin), "2011-02-01");
    EXPECT_EQ(toIso(time.primaryAfter(own, firstFall, 2)->begin), "2011-09-05");
    EXPECT_EQ(toIso(time.primaryAfter(own, toDay({2012, 12, 21}), 2)->begin), "2013-09-03");
    EXPECT_EQ(toIso(time.primaryBefore(own, toDay({2010, 9, 1}), 1)->begin), "2010-02-01");
}

TEST(Timeline, datesThatMovedFromYearToYearMakeNoSecondTerm)
{
    const Timeline time(withOwnCalendar(), conformance::testWords(), 3);
    const int own = time.calendarOf("trimester");
    const auto fall = time.primaryAfter(own, toDay({2011, 5, 29}), 1);
    EXPECT_EQ(toIso(fall->begin), "2011-09-05");
    EXPECT_EQ(toIso(time.primaryAfter(own, fall->begin, 1)->begin), "2012-02-01");
}

/// Fall began on 8 September in 2008 and on 13 August in 2012; then there were quarters.
TEST(Timeline, aCalendarThatChangedHasNoTermsOfBothItsTimesInOneYear)
{
    cache::Catalog catalog;
    catalog.times = {term("fall", {2008, 9, 8}, {2008, 12, 19}, 2008),
                     term("spring", {2009, 2, 1}, {2009, 5, 29}, 2008),
                     term("fall", {2012, 8, 13}, {2012, 12, 7}, 2012),
                     term("winter", {2013, 1, 7}, {2013, 3, 20}, 2012),
                     term("spring", {2013, 3, 28}, {2013, 6, 14}, 2012)};
    const Timeline time(catalog, conformance::testWords(), 3);
    const int own = time.calendarOf("trimester");
    const auto next
        = [&](CivilDate after) { return toIso(time.primaryAfter(own, toDay(after), 1)->begin); };
    EXPECT_EQ(next({2008, 5, 30}), "2008-09-08");
    EXPECT_EQ(next({2008, 9, 8}), "2009-02-01");
    EXPECT_EQ(next({2009, 5, 29}), "2009-09-08"); // as the nearest year had it
    EXPECT_EQ(next({2009, 9, 8}), "2010-02-01");
    EXPECT_EQ(next({2011, 6, 14}), "2011-08-13");
    EXPECT_EQ(next({2013, 1, 7}), "2013-03-28");
}

TEST(Timeline, sessionsOfOneYearThatOverlapStaySessionsInOtherYears)
{
    cache::Catalog catalog;
    catalog.times = {term("spring", {2012, 2, 1}, {2012, 5, 29}, 2011),
                     term("summer", {2012, 6, 1}, {2012, 7, 15}, 2011),
                     term("summer", {2012, 7, 1}, {2012, 8, 20}, 2011),
                     term("spring", {2013, 2, 1}, {2013, 5, 29}, 2012)};
    const Timeline time(catalog, conformance::testWords(), 1);
    EXPECT_EQ(toIso(time.yearEnd(2012, time.calendarOf("trimester"))), "2013-08-20");
}

TEST(Timeline, aTermThatEndsOn29FebruaryEndsOnThe28thInOtherYears)
{
    cache::Catalog catalog;
    catalog.times = {term("winter", {2012, 1, 2}, {2012, 2, 29}, 2011)};
    const Timeline time(catalog, conformance::testWords(), 1);
    EXPECT_EQ(toIso(time.yearEnd(2012, time.calendarOf("trimester"))), "2013-02-28");
}

TEST(Timeline, ranksCodesByTheirDaysAndCountsThoseBeforeWithTheSame)
{
    cache::Catalog catalog;
    catalog.times.resize(5);
    for (std::size_t i = 0; i < catalog.times.size(); ++i) {
        catalog.times[i].begin = toDay({2020, 9, 1});
        catalog.times[i].end = toDay({2020, 12, i == 1 ? 20 : 18});
    }
    catalog.times[3].begin = toDay({2020, 8, 31});
    const Timeline time(catalog, {}, 0);
    const std::vector<std::size_t> before {0, 0, 0, 1, 0, 2}; // the missing time first
    for (std::size_t code = 0; code < before.size(); ++code)
        EXPECT_EQ(time.sameBefore(static_cast<cache::Code>(code)), before[code]) << code;
    EXPECT_EQ(time.mostSameBefore(), 2U);
    const std::vector<std::size_t> ranks {1, 2, 1, 0, 1}; // by first and last day
    for (std::size_t i = 0; i < ranks.size(); ++i)
        EXPECT_EQ(time.rank(static_cast<cache::Code>(i + 1)), ranks[i]) << i;
    EXPECT_EQ(time.rankCount(), 3U);
    EXPECT_EQ(Timeline({}, {}, 0).mostSameBefore(), 0U);
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/day.h"

#include <gtest/gtest.h>

namespace {

using core::addMonths;
using core::Day;
using core::fromIso;
using core::toIso;

Day day(const char* iso)
{
    return fromIso(iso).value();
}

TEST(Day, countsFromTheFirstOfJanuary1970)
{
    EXPECT_EQ(day("1970-01-01"), 0);
    EXPECT_EQ(day("1969-12-31"), -1);
    EXPECT_EQ(day("2000-03-01"), 11017); // 30 years, 7 leap days, 31 + 29 days
}

TEST(Day, printsWhatItReads)
{
    for (const char* iso : {"1988-02-29", "2006-06-14", "2015-12-31", "0001-01-01"})
        EXPECT_EQ(toIso(day(iso)), iso);
}

TEST(Day, refusesDatesThatAreNone)
{
    for (const char* text : {"2007-02-29", "2007-13-01", "2007-00-10", "2007-1-01", "20070101",
                             "2007-01-0x", "", "2007-04-31"})
        EXPECT_FALSE(fromIso(text)) << text;
}

TEST(Day, addsMonthsToTheSameDayClampedToTheMonthsEnd)
{
    EXPECT_EQ(addMonths(day("2006-06-14"), 36), day("2009-06-14"));
    EXPECT_EQ(addMonths(day("2008-01-31"), 1), day("2008-02-29"));
    EXPECT_EQ(addMonths(day("2007-01-31"), 1), day("2007-02-28"));
    EXPECT_EQ(addMonths(day("2007-03-31"), -1), day("2007-02-28"));
    EXPECT_EQ(addMonths(day("2007-01-15"), -13), day("2005-12-15"));
    EXPECT_EQ(addMonths(day("2007-12-31"), 12), day("2008-12-31"));
}

} // namespace

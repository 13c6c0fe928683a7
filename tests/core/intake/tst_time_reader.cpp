// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include "core/intake/time_reader.h"

#include <gtest/gtest.h>

namespace core::intake {
namespace {

std::string printed(const dictionary::TimeRule& rule, std::string_view text)
{
    auto compiled = TimeReader::compile(rule, "test", test::dictionary());
    EXPECT_TRUE(compiled) << compiled.error().detail;
    TimeReader reader = std::move(compiled).value();
    const auto span = reader.read(text);
    if (!span)
        return "none";
    return span->label + " " + toIso(span->begin) + " " + toIso(span->end) + " "
        + std::to_string(span->academicYear) + " " + span->calendar
        + (span->primary ? " primary" : "");
}

const dictionary::TimeRule& timeOf(std::string_view layout)
{
    return *test::layout(layout).time;
}

// Nominal days of design 5.1.1, academic years of 5.1.2.
TEST(TimeReader, readsSchoolYears)
{
    const auto& rule = timeOf("calpass-k12-student");
    EXPECT_EQ(printed(rule, "0708"), "2007-08 2007-08-15 2008-06-14 2007 k12 primary");
    EXPECT_EQ(printed(rule, "9900"), "1999-00 1999-08-15 2000-06-14 1999 k12 primary");
    EXPECT_EQ(printed(rule, "0709"), "none");
    EXPECT_EQ(printed(rule, "07-08"), "none");
}

TEST(TimeReader, readsCollegeTerms)
{
    const auto& rule = timeOf("ccc-mis-enrolment");
    EXPECT_EQ(printed(rule, "075"), "summer 2007 2007-06-15 2007-08-14 2007 semester");
    EXPECT_EQ(printed(rule, "077"), "fall 2007 2007-08-15 2007-12-31 2007 semester primary");
    EXPECT_EQ(printed(rule, "081"), "winter 2008 2008-01-01 2008-01-31 2007 semester");
    EXPECT_EQ(printed(rule, "083"), "spring 2008 2008-02-01 2008-05-31 2007 semester primary");
    EXPECT_EQ(printed(rule, "082"), "winter 2008 2008-01-01 2008-03-31 2007 quarter primary");
    EXPECT_EQ(printed(rule, "084"), "spring 2008 2008-04-01 2008-06-14 2007 quarter primary");
    EXPECT_EQ(printed(rule, "997"), "fall 1999 1999-08-15 1999-12-31 1999 semester primary");
    EXPECT_EQ(printed(rule, "080"), "none"); // an annual term: asked about at import
    EXPECT_EQ(printed(rule, "08"), "none");
}

TEST(TimeReader, readsTermsOfTheAcademicYear)
{
    const auto& rule = timeOf("midfield-term"); // 19881 is fall 1988, 19883 spring 1989
    EXPECT_EQ(printed(rule, "19881").substr(0, 9), "fall 1988");
    EXPECT_EQ(printed(rule, "19883"), "spring 1989 1989-02-01 1989-05-31 1988 midfield primary");
    const auto& oulad = timeOf("oulad-student");
    EXPECT_EQ(printed(oulad, "2013J").substr(0, 28), "2013J 2013-10-01 2014-06-30 ");
}

TEST(TimeReader, readsDates)
{
    dictionary::TimeRule rule;
    rule.pattern = "(?<yyyy>[0-9]{4})(?<mm>[0-9]{2})(?<dd>[0-9]{2})";
    rule.isDate = true;
    EXPECT_EQ(printed(rule, "20080630"), "2008-06-30 2008-06-30 2008-06-30 2007 ");
    EXPECT_EQ(printed(rule, "20080701"), "2008-07-01 2008-07-01 2008-07-01 2008 ");
    EXPECT_EQ(printed(rule, "20080229").substr(0, 10), "2008-02-29");
    EXPECT_EQ(printed(rule, "20090229"), "none");
    EXPECT_EQ(printed(rule, "20091301"), "none");
    EXPECT_EQ(printed(rule, ""), "none");
}

TEST(TimeReader, refusesARuleWithAnUnknownTerm)
{
    dictionary::TimeRule rule;
    rule.pattern = "(?<yy>[0-9]{2})";
    rule.calendar = "k12";
    rule.onlyTerm = "hexmester";
    const auto reader = TimeReader::compile(rule, "mine", test::dictionary());
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(reader.error().place, "mine");
}

} // namespace
} // namespace core::intake

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

conformance::PlainData people()
{
    conformance::PlainData data;
    data.institutions = conformance::institutions();
    conformance::PlainPerson person;
    person.attributes["ethnicity"] = "white";
    conformance::PlainRecord record;
    record.kind = "course";
    record.institution = 0;
    record.time = conformance::timeNamed("2007-08");
    record.values = {{"subject", "2131"}, {"grade", "B"}, {"units", "3.0"}};
    person.records.push_back(record);
    data.people.push_back(person);
    data.observed = conformance::observedInRecords(data);
    return data;
}

core::Result<std::shared_ptr<const Plan>> bound(const std::string& text)
{
    static const conformance::MemorySource source(people(), 10);
    const auto query = parse(text);
    if (!query)
        return query.error();
    return bind(query.value(), conformance::testWords(), source.catalog());
}

std::string refusal(const std::string& text)
{
    const auto plan = bound(text);
    return plan
        ? "bound"
        : plan.error().detail + ": " + plan.error().place + " -> " + plan.error().suggestion;
}

TEST(Binder, refusesWithTheNearestNames)
{
    EXPECT_EQ(refusal("start coarse"), "no event kind: coarse -> course");
    EXPECT_EQ(refusal("start course where subjet = 2131"),
              "no field of a course record or a person: subjet -> subject");
    EXPECT_EQ(refusal("start course where subject = \"Enlish 10\""),
              "no value of subject: Enlish 10 -> English 10");
    EXPECT_EQ(refusal("start course where academic_year = 2007-09"),
              "no value of academic_year: 2007-09 -> 2007-08");
    EXPECT_EQ(refusal("start course where institution = \"Yarow High\""),
              "no value of institution: Yarow High -> Yarrow High");
}

TEST(Binder, findsValuesByCodeLabelSetAndNumber)
{
    for (const char* value : {"2131", "\"tenth grade english\"", "\"ENGLISH 10\"", "02131"})
        EXPECT_EQ(refusal(std::string("start course where subject = ") + value), "bound") << value;
    EXPECT_EQ(refusal("start course where units = 3"), "bound");
    EXPECT_EQ(refusal("start course where institution = 9900101"), "bound");
    EXPECT_EQ(refusal("start course at \"Escuelas K-12\""), "bound");
    EXPECT_EQ(refusal("start course where academic_year >= 2031-32"), "bound");
}

TEST(Binder, ordersOnlyWhatHasAnOrder)
{
    EXPECT_EQ(refusal("start course where grade >= W"),
              "has no order in grade: W -> =, !=, in or not in");
    EXPECT_EQ(refusal("start course where county > \"Los Angeles\""),
              "has no order in county: Los Angeles -> =, !=, in or not in");
    EXPECT_EQ(refusal("start course where grade_level >= 10"), "bound");
}

TEST(Binder, refusesWhatCannotBeAsked)
{
    EXPECT_EQ(refusal("start award attempt best"),
              "attempt best needs a grade or a score: award -> first, last, any");
    EXPECT_EQ(refusal("start course attempt any"),
              "start needs one record per student: any -> attempt first, last or best, or unit "
              "enrolments");
    EXPECT_EQ(refusal("start course attempt any\nunit enrolments"), "bound");
    EXPECT_EQ(refusal("start course\nstep \"a\" test\nstep \"a\" test"),
              "two steps with one label: a -> ");
    EXPECT_EQ(refusal("start course\nstep \"one\" test after \"two\"\nstep \"two\" test"),
              "no earlier step: two -> ");
    EXPECT_EQ(refusal("start course\nwhere has test after previous"),
              "where counts from the start only: previous -> start");
    EXPECT_EQ(refusal("start course\nwhere count(test attempt first) >= 2"),
              "count asks for any record, it picks none: test -> attempt any");
    EXPECT_EQ(refusal("start course\nby step(\"x\").grade"), "no step: x -> ");
    EXPECT_EQ(refusal("start course\nby gender, ethnicity, grade, county, term"),
              "at most four groupings: term -> ");
    EXPECT_EQ(refusal("start course where start.grade = B"),
              "fields of the start stand in the line where: start.grade -> grade");
}

TEST(Binder, namesTheInstitutionsThatAreRead)
{
    const auto plan = bound("start course at k12\nstep \"x\" enrolled at cc");
    ASSERT_TRUE(plan);
    // Schools and colleges; codes are one more than the place in the catalog. Universities are read
    // too: those not found at a college may be there.
    EXPECT_EQ(institutionsOf(*plan.value()), (std::vector<core::cache::Code> {1, 2, 3, 4, 5, 6}));
    const auto schools = bound("start course at k12\nstep \"x\" course at k12");
    ASSERT_TRUE(schools);
    EXPECT_EQ(institutionsOf(*schools.value()), (std::vector<core::cache::Code> {1, 2, 3}));
}

TEST(Binder, namesTheInstitutionsOfAStepThatWereSeenForLess)
{
    auto data = people();
    const auto seen = [&data](int institution, core::CivilDate through) {
        data.observed.push_back({"enrolled", institution, core::toDay(through)});
    };
    seen(3, {2012, 5, 31}); // a college that stopped two years before the other
    seen(4, {2014, 5, 31});
    const conformance::MemorySource source(data, 10);
    const auto ends = [&source](const std::string& text) {
        const auto query = parse(text);
        const auto plan = bind(query.value(), conformance::testWords(), source.catalog());
        return earlierEnds(*plan.value());
    };
    EXPECT_EQ(ends("start course\nstep \"x\" enrolled at cc"),
              (std::vector<EarlierEnd> {{4, core::toDay({2012, 5, 31})}}));
    EXPECT_TRUE(
        ends("start course\nstep \"x\" enrolled where institution = \"Sweetbay College\"").empty());
    EXPECT_TRUE(ends("start course\nwhere has enrolled at cc").empty()); // no step waits for it
}

/// Each question asks about all those before it: the n-th needs 2^n answers.
std::string questionsOfQuestions(int count)
{
    std::string text;
    std::string all = "gender = F";
    for (int i = 1; i <= count; ++i) {
        const std::string name = "\"q" + std::to_string(i) + "\"";
        text += "question " + name + " (\n  start course\n  where " + all + "\n)\n";
        all += " or in " + name + " or in " + name;
    }
    return text + "start course\nwhere " + all + "\n";
}

TEST(Binder, boundsHowManyQuestionsAreAnsweredForOne)
{
    EXPECT_EQ(refusal(questionsOfQuestions(6)), "bound"); // 2^6 with its own
    EXPECT_EQ(refusal(questionsOfQuestions(7)),
              "more questions are asked for this one than can be: q7 -> fewer questions inside "
              "questions");
}

TEST(Binder, sharesEqualRecordSetsAndSkipsSlices)
{
    const auto plan = bound("start course where subject = \"English 10\"\n"
                            "step \"a\" course where discipline = math attempt first\n"
                            "step \"b\" course where discipline = math attempt last");
    ASSERT_TRUE(plan);
    const std::string text = explain(*plan.value());
    EXPECT_NE(text.find("record set 2: course"), std::string::npos) << text;
    EXPECT_EQ(text.find("record set 3: "), std::string::npos) << text;
    // English 10, and the slice of those whose subject is missing: it may be English 10.
    EXPECT_NE(text.find("record set 1: course, 2 slices per shard"), std::string::npos) << text;
}

} // namespace

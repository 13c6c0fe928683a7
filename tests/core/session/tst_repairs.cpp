// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another way to ask: what is offered keeps its word when it is asked, tells of nobody together
// with the table it mends, and is logged like any question.
#include "core/audit/audit_log.h"
#include "core/cohort/text_form.h"
#include "core/disclosure/gate.h"
#include "core/session/repair_candidates.h"
#include "core/session/small_difference.h"
#include "tests/core/session/toy_profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace {

using namespace core;
using namespace core::session;
using disclosure::DisclosedTable;

const std::string Everybody = "start enrolled at university attempt first\n"
                              "step \"A degree\" award at university within 6 years from start\n";

std::vector<std::string> textsFor(const std::string& question)
{
    const auto words = dictionary::Dictionary::load();
    std::vector<std::string> texts;
    for (const auto& one : repairCandidates(cohort::parse(question).value(), words.value()))
        texts.push_back(one.repair.question);
    return texts;
}

std::string canonical(const std::string& text)
{
    return cohort::print(cohort::parse(text).value());
}

TEST(RepairCandidates, leaveOutOneGroupAtATimeAndEveryTitle)
{
    EXPECT_EQ(textsFor("title \"By two\"\n" + Everybody + "by ethnicity, gender"),
              (std::vector {canonical(Everybody + "by ethnicity"),
                            canonical(Everybody + "by gender"), canonical(Everybody)}));
    EXPECT_EQ(textsFor("title \"Crossed\"\n" + Everybody + "cross ethnicity by gender").front(),
              canonical(Everybody + "by ethnicity"));
    EXPECT_EQ(textsFor(Everybody + "by gender"), std::vector {canonical(Everybody)});
    EXPECT_TRUE(textsFor(Everybody).empty());
}

TEST(RepairCandidates, takeWiderPlacesBeforeTheyLeaveOut)
{
    EXPECT_EQ(textsFor(Everybody + "by start.institution"),
              (std::vector {canonical(Everybody + "by start.district"),
                            canonical(Everybody + "by start.county"),
                            canonical(Everybody + "by start.region"), canonical(Everybody)}));
}

TEST(RepairCandidates, dropWhoAndWhenButNotWhatIsAskedAbout)
{
    const std::string start = "start course at k12 where subject = \"English 10\"";
    EXPECT_EQ(textsFor(start
                       + " and academic_year = 2008-09 attempt first\n"
                         "where gender = F and ethnicity = asian"),
              (std::vector {
                  canonical(start
                            + " and academic_year = 2008-09 attempt first\n"
                              "where ethnicity = asian"),
                  canonical(start
                            + " and academic_year = 2008-09 attempt first\n"
                              "where gender = F"),
                  canonical(start + " attempt first\nwhere gender = F and ethnicity = asian")}));
    EXPECT_EQ(textsFor(Everybody + "where gender = F or ethnicity = asian").size(), 0U)
        << "either of two is one condition";
}

TEST(RepairCandidates, sayWhatTheyChangeInBothLanguages)
{
    const auto words = dictionary::Dictionary::load();
    const auto found = repairCandidates(
        cohort::parse(Everybody + "by start.academic_year, gender").value(), words.value());
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].repair.field.es, "Género");
    EXPECT_FALSE(found[0].repair.isYear);
    EXPECT_EQ(found[1].repair.field.en, "Academic year");
    EXPECT_TRUE(found[1].repair.isYear);
    EXPECT_EQ(found[2].repair.change, Repair::Change::Together);
    EXPECT_FALSE(found[2].repair.isYear);
}

struct Count
{
    std::vector<std::string> keys;
    std::int64_t yes = 0, no = 0;
};

cohort::Tally people(std::int64_t count)
{
    return {.count = count, .people = count};
}

DisclosedTable disclosed(const std::vector<std::string>& by, const std::vector<Count>& counts)
{
    cohort::RawTable table;
    table.by = by;
    table.stepLabels = {"Passed"};
    table.total.steps.resize(1);
    for (const Count& count : counts) {
        cohort::RawRow row {.keys = count.keys, .n = {}, .steps = {{}}, .measure = {}};
        row.steps[0].yes = people(count.yes);
        row.steps[0].no = people(count.no);
        row.steps[0].base = row.n = people(count.yes + count.no);
        table.total.n += row.n;
        table.total.steps[0].yes += row.steps[0].yes;
        table.total.steps[0].no += row.steps[0].no;
        table.total.steps[0].base += row.n;
        table.rows.push_back(row);
    }
    TaskContext task;
    return disclosure::Gate(disclosure::Policy {}).disclose(table, 0, task).value();
}

/// A school's district is its first letter.
bool districtsTellOfFew(const DisclosedTable& schools, const DisclosedTable& districts)
{
    return tellsOfFew(
        schools, districts,
        [](const std::vector<std::string>& keys) {
            return std::vector {keys.front().substr(0, 1)};
        },
        11);
}

TEST(SmallDifference, isFoundWhereOneGroupOfFewIsLeft)
{
    // Four schools of ten are hidden; their sum is large enough for the gate, by itself.
    std::vector<Count> schools;
    std::vector<Count> districts;
    for (const std::string district : {"A", "B", "C", "D"}) {
        schools.push_back({{district + "1"}, 40, 60});
        schools.push_back({{district + "2"}, 5, 5});
        districts.push_back({{district}, 45, 65});
    }
    const auto fine = disclosed({"school"}, schools);
    ASSERT_TRUE(fine.rows()[0].n.isShown());
    ASSERT_FALSE(fine.rows()[1].n.isShown());
    const auto coarse = disclosed({"district"}, districts);
    ASSERT_EQ(coarse.hiddenGroups(), 0);
    EXPECT_TRUE(districtsTellOfFew(fine, coarse)) << "110 less 100 are ten students";
}

/// Schools whose first letter is their district, and the districts; nothing but who is there.
std::array<DisclosedTable, 2> schoolsAndDistricts(const std::map<std::string, int>& sizes)
{
    std::map<std::string, std::int64_t> districts;
    const auto disclosedFrom = [](const auto& groups, const char* by) {
        cohort::RawTable table;
        table.by = {by};
        for (const auto& [key, n] : groups) {
            table.rows.push_back({.keys = {key}, .n = people(n), .steps = {}, .measure = {}});
            table.total.n += people(n);
        }
        TaskContext task;
        return disclosure::Gate(disclosure::Policy {}).disclose(table, 0, task).value();
    };
    for (const auto& [school, n] : sizes)
        districts[school.substr(0, 1)] += n;
    return {disclosedFrom(sizes, "school"), disclosedFrom(districts, "district")};
}

TEST(SmallDifference, leavesEachHiddenPartTheRangeOfItsMarker)
{
    // In A eleven are left of three schools: none of them can have ten.
    const auto [schools, districts] = schoolsAndDistricts(
        {{"A1", 3}, {"A2", 4}, {"A3", 4}, {"A4", 90}, {"B1", 9}, {"B2", 9}, {"B3", 9}, {"B4", 90}});
    ASSERT_FALSE(schools.rows()[0].n.isShown());
    ASSERT_TRUE(schools.rows()[3].n.isShown());
    ASSERT_EQ(districts.hiddenGroups(), 0);
    EXPECT_TRUE(districtsTellOfFew(schools, districts));
    const auto [wider, open] = schoolsAndDistricts(
        {{"A1", 4}, {"A2", 5}, {"A3", 4}, {"A4", 90}, {"B1", 9}, {"B2", 9}, {"B3", 9}, {"B4", 90}});
    EXPECT_FALSE(districtsTellOfFew(wider, open)) << "of thirteen one may have ten or eleven";
}

TEST(SmallDifference, isNotFoundWhereManyAreLeftOrNothingIsShown)
{
    const auto coarse = disclosed({"district"}, {{{"A"}, 70, 90}, {{"B"}, 90, 80}});
    const auto fine = disclosed(
        {"school"}, {{{"A1"}, 40, 60}, {{"A2"}, 30, 30}, {{"B1"}, 50, 50}, {{"B2"}, 40, 30}});
    EXPECT_FALSE(districtsTellOfFew(fine, coarse)) << "all is shown, nothing is left";
    const auto hidden = disclosed({"school"}, {{{"A1"}, 1, 1}});
    EXPECT_FALSE(districtsTellOfFew(hidden, coarse)) << "only what is shown can be subtracted";
}

class Repairs : public ToyProfile
{
protected:
    static Answer ask(const std::string& question)
    {
        TaskContext task;
        return s_session->ask(question, "en", task).value();
    }
    static std::vector<Repair> repairsOf(const std::string& question)
    {
        TaskContext task;
        const Answer answer = ask(question);
        return s_session->repairs(question, &answer.table, task).value();
    }
};

TEST_F(Repairs, keepTheirWordWhenTheyAreAsked)
{
    int offered = 0;
    for (const std::string groups :
         {"by ethnicity, gender", "by gender, start.institution", "by start.institution",
          "by ethnicity", "cross ethnicity by start.institution", "where ethnicity = black",
          "where ethnicity = asian\nby gender", "by start.academic_year, gender"}) {
        const std::string question = Everybody + groups;
        for (const Repair& repair : repairsOf(question)) {
            ++offered;
            const Answer after = ask(repair.question);
            EXPECT_EQ(after.table.hiddenGroups(), 0) << repair.question;
            EXPECT_TRUE(after.table.total().n.isShown());
        }
    }
    EXPECT_GE(offered, 5);
}

TEST_F(Repairs, areNotWantedWhereNothingIsHidden)
{
    const auto before = s_session->auditEntries().value().size();
    const Answer answer = ask(Everybody);
    ASSERT_EQ(answer.table.hiddenGroups(), 0);
    TaskContext task;
    EXPECT_TRUE(s_session->repairs(Everybody, &answer.table, task).value().empty());
    EXPECT_EQ(s_session->auditEntries().value().size(), before + 1) << "the question alone";
}

TEST_F(Repairs, areEventsLikeQuestionsOneEach)
{
    const std::string question = Everybody + "by ethnicity, gender";
    const Answer answer = ask(question);
    ASSERT_GT(answer.table.hiddenGroups(), 0);
    const auto before = s_session->auditEntries().value().size();
    TaskContext task;
    ASSERT_TRUE(s_session->repairs(question, &answer.table, task));
    const auto entries = s_session->auditEntries().value();
    const auto asked = textsFor(question);
    ASSERT_GT(entries.size(), before);
    for (std::size_t i = before; i < entries.size(); ++i) {
        EXPECT_EQ(entries[i].event.action, "repair");
        EXPECT_EQ(std::ranges::count(asked, entries[i].event.details.at("question")), 1);
    }
}

TEST_F(Repairs, stopWhenToldTo)
{
    const CancelToken token;
    token.cancel();
    TaskContext task(token);
    const auto stopped = s_session->repairs(Everybody + "by ethnicity, gender", nullptr, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST_F(Repairs, areLookedForOfARefusedQuestionToo)
{
    TaskContext task;
    const auto found = s_session->repairs(Everybody + "by gender", nullptr, task);
    ASSERT_TRUE(found);
    ASSERT_FALSE(found.value().empty());
    EXPECT_EQ(ask(found.value().front().question).table.hiddenGroups(), 0);
}

} // namespace

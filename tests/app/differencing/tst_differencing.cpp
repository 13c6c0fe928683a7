// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers on the demo region, subtracted: without the guard that finds small groups of
// students, with it none; and ordinary questions are answered as before.
#include "app/synth/synth.h"
#include "core/audit/audit_log.h"
#include "core/base/refused_answer.h"
#include "core/disclosure/policy_file.h"
#include "core/session/saved_question.h"
#include "core/session/session.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_keychain.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <utility>

namespace {

using namespace core;
using namespace core::session;
using disclosure::CountCell;
using disclosure::DisclosedRow;

class Differencing : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_root.emplace();
        TaskContext task;
        ASSERT_TRUE(app::synth::synthesise(
            {.out = s_root->path() / "region", .students = 20000, .seed = 1}, task));
        s_keychain = std::make_shared<test_support::MemoryKeychain>();
        auto created
            = Session::create(s_root->path() / "profile", {.protection = {.keychain = true}},
                              s_keychain, std::make_shared<test_support::FixedClock>());
        ASSERT_TRUE(created) << created.error().detail;
        s_session = std::move(created.value().session);
        const auto imported = s_session->import(
            {.paths = {s_root->path() / "region"}, .submitter = "steward"}, task);
        ASSERT_TRUE(imported) << imported.error().detail;
        ASSERT_TRUE(imported.value().build);
    }
    static void TearDownTestSuite()
    {
        s_session.reset();
        s_root.reset();
    }

    /// Null: refused.
    static std::optional<Answer> ask(const std::string& text)
    {
        TaskContext task;
        auto answer = s_session->ask(text, "en", task);
        if (answer)
            return std::move(answer).value();
        EXPECT_TRUE(isRefusedAnswer(answer.error())) << answer.error().detail << "\n" << text;
        return {};
    }

    static void setGuard(bool isOn)
    {
        static int version = 1;
        disclosure::Policy policy = s_session->policyInForce().value().policy;
        policy.version = ++version;
        policy.effective = 0;
        policy.guardLattice = isOn;
        const auto text = s_session->signPolicy(disclosure::policyText(policy), Loosening::Wanted);
        ASSERT_TRUE(text) << text.error().detail << text.error().place;
        const auto used = s_session->usePolicy(text.value().text, Loosening::Wanted);
        ASSERT_TRUE(used) << used.error().detail << used.error().place;
    }

    static inline std::optional<test_support::TemporaryFolder> s_root;
    static inline std::shared_ptr<test_support::MemoryKeychain> s_keychain;
    static inline std::shared_ptr<Session> s_session;
};

std::string textOf(const std::string& id)
{
    const auto saved = savedQuestions();
    if (saved)
        for (const SavedQuestion& question : saved.value())
            if (question.id == id)
                return question.text;
    ADD_FAILURE() << id;
    return {};
}

/// A saved question without title and groups, and with one more condition on the person.
std::string changed(const std::string& text, const std::string& condition, const std::string& by)
{
    std::string out;
    bool isSaid = condition.empty();
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#") || line.starts_with("title") || line.starts_with("by "))
            continue;
        if (line.starts_with("where ") && !isSaid) {
            line = "where (" + line.substr(6) + ") and (" + condition + ")";
            isSaid = true;
        }
        if (line.starts_with("order ") || line.starts_with("step "))
            if (!std::exchange(isSaid, true))
                out += "where " + condition + "\n";
        out += line + "\n";
    }
    return by.empty() ? out : out + "by " + by + "\n";
}

/// What only leaves people out: outcomes of those who stay are as before.
std::vector<std::string> conditions(const std::vector<std::string>& institutions)
{
    std::vector<std::string> all {"gender = F", "gender = M", "gender != X"};
    for (const char* ethnicity : {"hispanic", "asian", "white", "black"})
        all.push_back("ethnicity != " + std::string(ethnicity));
    for (const std::string& institution : institutions)
        all.push_back("institution != \"" + institution + "\"");
    return all;
}

/// Counts of a part and of the whole it lies in, of one kind, that differ by 1 to 10.
int smallDifferences(const DisclosedRow& whole, const DisclosedRow& part)
{
    int found = 0;
    const auto compare = [&found](const CountCell& of, const CountCell& in) {
        const bool areShown = of.isShown() && in.isShown();
        const auto difference = areShown ? of.value() - in.value() : 0;
        found += difference >= 1 && difference <= 10 ? 1 : 0;
    };
    compare(whole.n, part.n);
    for (std::size_t i = 0; i < whole.steps.size(); ++i) {
        compare(whole.steps[i].yes, part.steps[i].yes);
        compare(whole.steps[i].no, part.steps[i].no);
    }
    return found;
}

struct Found
{
    int asked = 0, refused = 0, smallGroups = 0;
};

TEST_F(Differencing, attackA2ASavedQuestionAndTheSameWithOneMoreCondition)
{
    const auto attack = [&] {
        Found found;
        for (const char* id : {"english-a", "english-b", "english-c", "bright-spot-others"}) {
            const std::string text = textOf(id);
            const auto whole = ask(changed(text, "", ""));
            const auto schools = ask(changed(text, "", "start.institution"));
            EXPECT_TRUE(whole && schools) << id;
            std::vector<std::string> names;
            for (const auto& row : schools->table.rows())
                names.push_back(row.keys.front());
            for (const std::string& condition : conditions(names)) {
                const auto part = ask(changed(text, condition, ""));
                ++found.asked;
                found.refused += part ? 0 : 1;
                if (part)
                    found.smallGroups
                        += smallDifferences(whole->table.total(), part->table.total());
            }
        }
        return found;
    };
    setGuard(false);
    const Found without = attack();
    setGuard(true);
    const Found with = attack();
    std::printf("A2: %d questions; guard off: %d small groups; on: %d, %d refused\n", with.asked,
                without.smallGroups, with.smallGroups, with.refused);
    EXPECT_GT(without.smallGroups, 10);
    EXPECT_EQ(without.refused, 0);
    EXPECT_EQ(with.smallGroups, 0);
}

TEST_F(Differencing, attackA1ASchoolWithoutOneOfItsSmallGroups)
{
    const std::string text = textOf("headline-by-ethnicity");
    const auto attack = [&] {
        Found found;
        const auto schools = ask(changed(text, "", "start.institution"));
        for (const auto& row : schools->table.rows())
            for (const char* left : {"asian", "black", "filipino", "american_indian",
                                     "pacific_islander", "two_or_more", "white"}) {
                const auto rest = ask(changed(
                    text, "institution = \"" + row.keys.front() + "\" and ethnicity != " + left,
                    ""));
                ++found.asked;
                found.refused += rest ? 0 : 1;
                if (rest)
                    found.smallGroups += smallDifferences(row, rest->table.total());
            }
        return found;
    };
    setGuard(false);
    const Found without = attack();
    setGuard(true);
    const Found with = attack();
    std::printf("A1: %d questions; guard off: %d small groups; on: %d, %d refused\n", with.asked,
                without.smallGroups, with.smallGroups, with.refused);
    EXPECT_GT(without.smallGroups, 10);
    EXPECT_EQ(with.smallGroups, 0);
}

/// Cells that a row of a table hides and the same people asked for by a condition are shown with.
int unhidden(const DisclosedRow& row, const DisclosedRow& asked)
{
    int found = 0;
    const auto compare = [&found](const CountCell& hidden, const CountCell& told) {
        found += !hidden.isShown() && told.isShown() ? 1 : 0;
    };
    compare(row.n, asked.n);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        compare(row.steps[i].yes, asked.steps[i].yes);
        compare(row.steps[i].no, asked.steps[i].no);
    }
    return found;
}

TEST_F(Differencing, whatATableHidesBesideASmallGroupIsNotToldByACondition)
{
    const auto attack = [&] {
        Found found;
        for (const char* id : {"english-a", "english-b", "english-c", "bright-spot-others"})
            for (const std::string field : {"gender", "ethnicity"}) {
                const auto table = ask(changed(textOf(id), "", field));
                EXPECT_TRUE(table) << id << " by " << field;
                for (const auto& row : table->table.rows()) {
                    const std::string condition = field + " = " + row.keys.front();
                    if (row.keys.front().starts_with("("))
                        continue;
                    const auto one = ask(changed(textOf(id), condition, ""));
                    ++found.asked;
                    found.refused += one ? 0 : 1;
                    if (one)
                        found.smallGroups += unhidden(row, one->table.total());
                }
            }
        return found;
    };
    setGuard(false);
    const Found without = attack();
    setGuard(true);
    const Found with = attack();
    std::printf("conditions: %d; guard off: %d hidden cells told; on: %d, %d refused\n", with.asked,
                without.smallGroups, with.smallGroups, with.refused);
    EXPECT_GE(without.smallGroups, 5);
    EXPECT_EQ(with.smallGroups, 0);
    EXPECT_LT(with.refused,
              with.asked); // where its table hides nothing of a group, it may be asked
}

TEST_F(Differencing, attackA14NothingDependsOnWhatWasAskedBefore)
{
    setGuard(true);
    const auto text = textOf("english-b");
    const auto refusals = [&] {
        std::vector<bool> refused;
        for (const std::string& condition : conditions({"Yarrow High"}))
            refused.push_back(!ask(changed(text, condition, "")));
        return refused;
    };
    const auto before = refusals();
    // Another account, or an older copy: a session that knows of no question.
    s_session.reset();
    s_session = Session::open(s_root->path() / "profile", {}, s_keychain,
                              std::make_shared<test_support::FixedClock>())
                    .value();
    EXPECT_EQ(refusals(), before);
}

TEST_F(Differencing, savedQuestionsAndTheirFollowUpsAreAnswered)
{
    setGuard(true);
    const auto saved = savedQuestions();
    ASSERT_TRUE(saved);
    for (const SavedQuestion& question : saved.value()) {
        EXPECT_TRUE(ask(question.text)) << question.id;
        for (const char* by : {"gender", "ethnicity", "start.academic_year", "start.institution"})
            EXPECT_TRUE(ask(changed(question.text, "", by))) << question.id << " by " << by;
    }
}

/// A question as a council asks it: a course, grades, years, a place, who, and what became of them.
std::string ordinary(std::mt19937& random)
{
    const auto oneOf
        = [&random](const std::vector<std::string>& all) { return all[random() % all.size()]; };
    std::string text = "start course at k12 where subject = "
        + oneOf({"\"English 10\"", "\"Algebra I\"", "Geometry", "Chemistry"});
    text
        += oneOf({"", " and grade in (A+, A, A-)", " and grade >= C", " and grade in (C+, C, C-)"});
    text += oneOf({"", " and academic_year = 2009-10", " and academic_year in (2008-09, 2009-10)",
                   " and county = \"Los Angeles\""});
    text += " attempt first\n";
    text += oneOf({"", "where gender = F\n", "where gender = M\n", "where ethnicity = hispanic\n",
                   "where ethnicity = asian\n", "where ethnicity = white\n"});
    text += "order this\nstep \"College\" enrolled at cc within " + oneOf({"12", "24", "36"})
        + " months after start\n";
    text += oneOf({"", "", "by gender\n", "by start.academic_year\n"});
    return text;
}

TEST_F(Differencing, ordinaryQuestionsAreSeldomRefused)
{
    setGuard(true);
    std::mt19937 random(11);
    Found found;
    for (; found.asked < 150; ++found.asked)
        found.refused += ask(ordinary(random)) ? 0 : 1;
    std::printf("ordinary questions: %d, refused %d\n", found.asked, found.refused);
    EXPECT_LE(found.refused, 15);
}

TEST_F(Differencing, aRefusalIsOneEventAndCountsAreRefusedToo)
{
    setGuard(true);
    const auto text = textOf("english-b");
    std::string refused;
    for (const std::string& condition : conditions({"Yarrow High"}))
        if (refused.empty() && !ask(changed(text, condition, "")))
            refused = changed(text, condition, "");
    ASSERT_NE(refused, "");
    const auto before = s_session->auditEntries().value().size();
    TaskContext task;
    const auto counted = s_session->count(refused, task);
    ASSERT_FALSE(counted);
    EXPECT_TRUE(isRefusedAnswer(counted.error()));
    const auto entries = s_session->auditEntries().value();
    ASSERT_EQ(entries.size(), before + 1);
    EXPECT_EQ(entries.back().event.outcome, "refused");
}

} // namespace

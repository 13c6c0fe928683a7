// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/case_text.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/reference.h"
#include "tests/conformance/shrink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace {

using conformance::RandomCase;
using conformance::SmallCase;

int failedCourses(const SmallCase& one)
{
    int found = 0;
    for (const auto& person : one.data.people)
        for (const auto& record : person.records)
            found += record.values.contains("grade") && record.values.at("grade") == "F" ? 1 : 0;
    return found;
}

struct Shrunk
{
    std::uint64_t seed;
    SmallCase small;
};

/// What is left of the random cases that fail.
std::vector<Shrunk> shrunkFailures(const conformance::Fails& fails)
{
    std::vector<Shrunk> failures;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomCase random(seed);
        SmallCase found {random.data(), {}};
        found.question = random.question();
        if (fails(found))
            failures.push_back({seed, conformance::shrunk(found, fails)});
    }
    return failures;
}

TEST(Shrink, leavesOnlyWhatTheFailureNeeds)
{
    const conformance::Fails fails = [](const SmallCase& one) {
        return failedCourses(one) >= 2 && !one.question.steps.empty();
    };
    const std::vector<Shrunk> failures = shrunkFailures(fails);
    for (const auto& [seed, small] : failures) {
        ASSERT_TRUE(fails(small));
        std::size_t values = 0;
        for (const auto& person : small.data.people) {
            EXPECT_TRUE(person.attributes.empty());
            for (const auto& record : person.records)
                values += record.values.size();
        }
        EXPECT_EQ(values, 2U) << seed;
        EXPECT_EQ(small.question.steps.size(), 1U);
        EXPECT_TRUE(small.question.by.empty());
        EXPECT_FALSE(small.question.where);
        EXPECT_TRUE(small.question.questions.empty());
        EXPECT_FALSE(small.question.measure);
        EXPECT_FALSE(small.question.change);
    }
    EXPECT_GT(failures.size(), 5U);
}

bool excludesInside(const core::cohort::Query& query)
{
    return std::any_of(query.questions.begin(), query.questions.end(), [](const auto& named) {
        const auto& steps = named.query->steps;
        return std::any_of(steps.begin(), steps.end(),
                           [](const auto& step) { return !step.without.empty(); });
    });
}

TEST(Shrink, goesIntoTheQuestionsInside)
{
    const conformance::Fails fails
        = [](const SmallCase& one) { return excludesInside(one.question); };
    const std::vector<Shrunk> failures = shrunkFailures(fails);
    for (const auto& [seed, small] : failures) {
        ASSERT_EQ(small.question.questions.size(), 1U) << seed;
        EXPECT_TRUE(small.question.steps.empty());
        EXPECT_FALSE(small.question.where);
        const core::cohort::Query& inner = *small.question.questions[0].query;
        EXPECT_TRUE(inner.questions.empty());
        EXPECT_TRUE(inner.by.empty());
        EXPECT_FALSE(inner.measure);
        EXPECT_FALSE(inner.where);
        ASSERT_EQ(inner.steps.size(), 1U);
        EXPECT_FALSE(inner.steps[0].event.where);
        ASSERT_EQ(inner.steps[0].without.size(), 1U);
        EXPECT_FALSE(inner.steps[0].without[0].where);
        EXPECT_TRUE(small.data.people.empty());
    }
    EXPECT_GT(failures.size(), 5U);
}

TEST(CaseText, isReadBackAsTheSameCase)
{
    const std::string path = testing::TempDir() + "case_text.txt";
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        RandomCase random(seed);
        const conformance::PlainData data = random.data();
        const core::cohort::Query question = random.question();
        const std::string expected
            = conformance::tableText(conformance::reference(question, data), true);
        std::ofstream(path) << conformance::caseText("random", data, core::cohort::print(question),
                                                     expected);
        const conformance::Case read = conformance::readCase(path);
        ASSERT_EQ(read.problem, "") << seed;
        EXPECT_EQ(read.expected, expected);
        EXPECT_EQ(conformance::tableText(conformance::reference(question, read.data), true),
                  expected)
            << seed;
    }
}

} // namespace

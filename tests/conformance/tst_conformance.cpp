// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every case is answered by the reference and by the executor: in one shard; and in shards of
// three people on one, two and four threads, with a cold cache and a warm one. All must give the
// table that was worked out by hand.
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/encoded_source.h"
#include "tests/conformance/reference.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using conformance::Case;

std::string refusal(const core::Error& error)
{
    return "refused " + std::to_string(error.position.line) + ":"
        + std::to_string(error.position.column) + " " + error.place
        + (error.suggestion.empty() ? "" : " -> " + error.suggestion) + "\n";
}

/// The question, with those that it uses written out where the case has any saved.
core::Result<core::cohort::Query> questionOf(const Case& one)
{
    TRY_ASSIGN(core::cohort::Query query, core::cohort::parse(one.question));
    if (one.saved.empty())
        return query;
    return core::cohort::expand(query, one.saved);
}

std::string executed(const Case& one, const core::cache::SliceSource& source, unsigned threads)
{
    const auto query = questionOf(one);
    if (!query)
        return refusal(query.error());
    const auto plan = core::cohort::bind(query.value(), conformance::testWords(), source.catalog());
    if (!plan)
        return refusal(plan.error());
    core::TaskContext task;
    const auto table = core::cohort::execute(*plan.value(), source, threads, task);
    return table ? conformance::tableText(table.value(), one.showFair) : table.error().detail;
}

class Conformance : public testing::TestWithParam<std::filesystem::path>
{
};

TEST_P(Conformance, givesTheTableWorkedOutByHand)
{
    const Case one = conformance::readCase(GetParam());
    ASSERT_EQ(one.problem, "");
    const conformance::MemorySource whole(one.data, 1000);
    EXPECT_EQ(executed(one, whole, 1), one.expected);
    const conformance::MemorySource tiny(one.data, 3);
    for (const unsigned threads : {1U, 2U, 4U}) {
        const conformance::EncodedSource source(tiny);
        EXPECT_EQ(executed(one, source, threads), one.expected) << "cold, " << threads;
        const int decoded = source.decoded();
        EXPECT_EQ(executed(one, source, threads), one.expected) << "warm, " << threads;
        EXPECT_EQ(source.decoded(), decoded) << "a warm run decodes nothing";
    }
    if (const auto query = questionOf(one); query && !one.expected.starts_with("refused")) {
        EXPECT_EQ(
            conformance::tableText(conformance::reference(query.value(), one.data), one.showFair),
            one.expected)
            << "by the reference";
    }
}

std::vector<std::filesystem::path> cases()
{
    std::vector<std::filesystem::path> found;
    for (const auto& file : std::filesystem::directory_iterator(CONFORMANCE_CASES))
        found.push_back(file.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string nameOf(const testing::TestParamInfo<std::filesystem::path>& one)
{
    std::string name = one.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Conformance, testing::ValuesIn(cases()), nameOf);

TEST(ConformanceCases, areAtLeastTwoHundred)
{
    EXPECT_GE(cases().size(), 200U);
}

} // namespace

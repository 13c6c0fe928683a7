// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random data and random questions: the executor must agree with the reference on every one, also
// after the question was printed and read again.
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/reference.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

struct Comparison
{
    bool bound = false;
    std::string refusal;
    std::string byReference;
    std::string byExecutor;
    std::string byThreads;
    std::string question;
};

Comparison compareAt(std::uint64_t seed)
{
    conformance::RandomCase random(seed);
    const conformance::PlainData data = random.data();
    const core::cohort::Query made = random.question();
    Comparison result;
    result.question = core::cohort::print(made);
    const conformance::MemorySource whole(data, 1000);
    const conformance::MemorySource parts(data, 2);
    const auto query = core::cohort::parse(result.question);
    if (!query) {
        result.refusal = query.error().detail + " at " + query.error().place;
        return result;
    }
    const auto plan = core::cohort::bind(query.value(), conformance::testWords(), whole.catalog());
    if (!plan) {
        result.refusal = plan.error().detail + " at " + plan.error().place;
        return result;
    }
    result.bound = true;
    core::TaskContext task;
    const auto text = [](const core::Result<core::cohort::RawTable>& table) {
        return table ? conformance::tableText(table.value(), true) : table.error().detail;
    };
    result.byExecutor = text(core::cohort::execute(*plan.value(), whole, 1, task));
    result.byThreads = text(core::cohort::execute(*plan.value(), parts, 4, task));
    result.byReference = conformance::tableText(conformance::reference(made, data), true);
    return result;
}

TEST(Differential, executorAgreesWithTheReferenceOnRandomQuestions)
{
    const char* given = std::getenv("SEGUE_SEED");
    const std::uint64_t first = given ? std::strtoull(given, nullptr, 10) : 1;
    const std::uint64_t count = given ? 1 : 2500;
    std::uint64_t bound = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const Comparison one = compareAt(seed);
        if (given)
            std::printf("%s%s\n%s", one.question.c_str(), one.refusal.c_str(),
                        one.byReference.c_str());
        bound += one.bound ? 1 : 0;
        ASSERT_EQ(one.byExecutor, one.byReference) << "run again with SEGUE_SEED=" << seed << "\n"
                                                   << one.question;
        ASSERT_EQ(one.byThreads, one.byExecutor) << "run again with SEGUE_SEED=" << seed << "\n"
                                                 << one.question;
    }
    EXPECT_TRUE(given || bound >= count * 9 / 10) << "too many random questions were refused";
}

} // namespace

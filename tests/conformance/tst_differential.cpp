// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random data and random questions: the executor must agree with the reference on every one, also
// after the question was printed and read again. SEGUE_CASES=100000 asks more; a failure is shrunk
// and printed as a case file, with its seed.
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/case_text.h"
#include "tests/conformance/encoded_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/reference.h"
#include "tests/conformance/shrink.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

using conformance::SmallCase;

struct Comparison
{
    bool bound = false;
    std::string byReference;
    std::string byExecutor;
    std::string byThreads;

    bool agrees() const
    {
        return !bound || (byExecutor == byReference && byThreads == byReference);
    }
};

/// What no case prints, and the gate reads: from which outcome of a shorter limit to which of a
/// longer one.
std::string movesText(const core::cohort::RawTable& table)
{
    std::string text;
    for (std::size_t r = 0; r <= table.rows.size(); ++r) {
        const core::cohort::RawRow& row = r < table.rows.size() ? table.rows[r] : table.total;
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            const auto& moves = row.steps[i].fromShorter;
            for (std::size_t k = 0; k < moves.size(); ++k)
                if (moves[k].count != 0)
                    text += "row " + std::to_string(r) + " " + table.stepLabels[i] + " move "
                        + std::to_string(k / core::cohort::OutcomeCount) + " to "
                        + std::to_string(k % core::cohort::OutcomeCount) + ": "
                        + std::to_string(moves[k].count) + " of " + std::to_string(moves[k].people)
                        + " people\n";
        }
    }
    return text;
}

Comparison compare(const SmallCase& one)
{
    Comparison result;
    const conformance::MemorySource whole(one.data, 1000);
    const conformance::MemorySource two(one.data, 2);
    const conformance::EncodedSource parts(two); // with the columns that are asked for
    const auto query = core::cohort::parse(core::cohort::print(one.question));
    if (!query)
        return result;
    const auto plan = core::cohort::bind(query.value(), conformance::testWords(), whole.catalog());
    if (!plan)
        return result;
    result.bound = true;
    core::TaskContext task;
    const auto text = [](const core::cohort::RawTable& table) {
        return conformance::tableText(table, true) + movesText(table);
    };
    const auto table = core::cohort::execute(*plan.value(), whole, 1, task);
    const auto inParts = core::cohort::execute(*plan.value(), parts, 4, task);
    result.byExecutor = table ? text(table.value()) : table.error().detail;
    result.byThreads = inParts ? text(inParts.value()) : inParts.error().detail;
    const conformance::ShorterOf shorterOf
        = table ? table.value().shorterOf : conformance::ShorterOf();
    result.byReference = text(conformance::reference(one.question, one.data, shorterOf));
    return result;
}

/// The smallest case that still disagrees, as a file for cases/.
std::string shrunkCase(const SmallCase& found, std::uint64_t seed)
{
    const SmallCase small
        = conformance::shrunk(found, [](const SmallCase& one) { return !compare(one).agrees(); });
    const Comparison result = compare(small);
    const std::string expected
        = conformance::tableText(conformance::reference(small.question, small.data), true);
    return conformance::caseText(
               "Found at seed " + std::to_string(seed)
                   + "; expected is what the reference says: work it out by hand.",
               small.data, core::cohort::print(small.question), expected)
        + "== the reference\n" + result.byReference + "== the executor\n" + result.byExecutor
        + "== in parts, on four threads\n" + result.byThreads;
}

std::uint64_t numberIn(const char* variable, std::uint64_t otherwise)
{
    const char* given = std::getenv(variable);
    return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

const std::string Moves = " move ";
constexpr std::size_t npos = std::string::npos;

/// What enough of the questions must ask, or their agreement says little.
const std::vector<std::string> RareWords
    = {"same ",          "where in \"", "\" step \"",    "\n  question ", "measure time",
       "measure growth", "measure sum", "measure count", "measure start", "change ",
       "unit attempts",  "without ",    "cross ",        "order straight"};

TEST(Differential, executorAgreesWithTheReferenceOnRandomQuestions)
{
    const std::uint64_t first = numberIn("SEGUE_SEED", 1);
    const std::uint64_t count = numberIn("SEGUE_CASES", std::getenv("SEGUE_SEED") ? 1 : 2000);
    std::printf("seeds %llu to %llu\n", static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(first + count - 1));
    std::uint64_t bound = 0;
    std::map<std::string, std::uint64_t> withWord;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        conformance::RandomCase random(seed);
        SmallCase one {random.data(), {}};
        one.question = random.question();
        const Comparison result = compare(one);
        bound += result.bound ? 1 : 0;
        for (const std::string& word : RareWords)
            withWord[word]
                += result.bound && core::cohort::print(one.question).find(word) != npos ? 1 : 0;
        withWord[Moves] += result.byExecutor.find(Moves) != npos ? 1 : 0;
        ASSERT_TRUE(result.agrees()) << "run again with SEGUE_SEED=" << seed << "\n"
                                     << shrunkCase(one, seed);
    }
    if (count < 1000)
        return;
    EXPECT_GE(bound, count * 9 / 10) << "too many random questions were refused";
    EXPECT_GE(withWord[Moves], count / 100);
    for (const std::string& word : RareWords)
        EXPECT_GE(withWord[word], count / 100) << "too few of " << word;
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace {

using namespace core::cohort;

/// A source that fails when a shard's people are asked for.
class TroubledSource final : public core::cache::SliceSource
{
public:
    explicit TroubledSource(const SliceSource& inner)
        : m_inner(inner)
    {
    }

    const core::cache::Catalog& catalog() const override { return m_inner.catalog(); }
    core::Result<std::shared_ptr<const core::cache::ShardPersons>>
    persons(std::uint32_t shard) const override
    {
        if (shard == 3)
            return core::Error {core::ErrorCode::Corrupt, "shard", {}, {}, {}};
        return m_inner.persons(shard);
    }
    core::Result<std::shared_ptr<const core::cache::Slice>>
    readSlice(std::size_t kind, core::cache::Code key, std::uint32_t shard,
              const core::cache::Reading& reading) const override
    {
        return m_inner.readSlice(kind, key, shard, reading);
    }
    std::optional<core::cache::SliceZone> zone(std::size_t kind, core::cache::Code key,
                                               std::uint32_t shard) const override
    {
        return m_inner.zone(kind, key, shard);
    }

private:
    const SliceSource& m_inner;
};

conformance::PlainData manyPeople()
{
    conformance::PlainData all;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const conformance::PlainData some = conformance::RandomCase(seed).data();
        all.institutions = some.institutions;
        all.people.insert(all.people.end(), some.people.begin(), some.people.end());
    }
    all.observed = conformance::observedInRecords(all);
    return all;
}

std::shared_ptr<const Plan> planFor(const core::cache::SliceSource& source)
{
    const auto query = parse("start course attempt first\n"
                             "step \"Any\" course within 24 months after start\n"
                             "by gender, start.academic_year");
    return bind(query.value(), conformance::testWords(), source.catalog()).value();
}

TEST(Executor, givesTheSameTableOnAnyNumberOfThreadsAndShards)
{
    const conformance::PlainData data = manyPeople();
    std::string first;
    for (const std::size_t peoplePerShard :
         {std::size_t {1000}, std::size_t {7}, std::size_t {1}}) {
        const conformance::MemorySource source(data, peoplePerShard);
        for (const unsigned threads : {0U, 1U, 2U, 8U}) {
            core::TaskContext task;
            const auto table = execute(*planFor(source), source, threads, task);
            ASSERT_TRUE(table);
            const std::string text = conformance::tableText(table.value(), true);
            first = first.empty() ? text : first;
            EXPECT_EQ(text, first);
        }
    }
    EXPECT_GT(first.size(), 400U);
}

TEST(Executor, everyRowIsOneLinearSystem)
{
    const conformance::MemorySource source(manyPeople(), 10);
    core::TaskContext task;
    const auto table = execute(*planFor(source), source, 2, task);
    ASSERT_TRUE(table);
    std::int64_t sum = 0;
    for (const RawRow& row : table.value().rows) {
        sum += row.n.count;
        for (const StepTally& step : row.steps) {
            EXPECT_EQ(row.n.count,
                      step.yes.count + step.no.count + step.notYet.count + step.notLocated.count
                          + step.hidden.count + step.notReached.count);
            EXPECT_EQ(step.base.count, row.n.count - step.notReached.count);
            EXPECT_EQ(row.n.people, row.n.count);
        }
    }
    EXPECT_EQ(sum, table.value().total.n.count);
    EXPECT_GT(sum, 50);
}

/// For the gate: what everybody came to within the shorter limit, by what within the longer.
TEST(Executor, countsHowOutcomesMoveFromOneLimitToTheNext)
{
    const conformance::MemorySource source(manyPeople(), 10);
    for (const char* steps : {"step \"a\" course within 6, 24, 30 months after start",
                              "step \"a\" course within 6 months after start\n"
                              "step \"c\" course within 30 months after start\n"
                              "step \"b\" course within 24 months after start"}) {
        const auto query = parse(std::string("start course\nby gender\n") + steps);
        core::TaskContext task;
        const auto plan = bind(query.value(), conformance::testWords(), source.catalog());
        const auto table = execute(*plan.value(), source, 2, task);
        ASSERT_TRUE(table);
        const bool isList = query.value().steps[0].family == "a";
        EXPECT_EQ(table.value().shorterOf,
                  (std::vector<std::optional<std::size_t>> {
                      std::nullopt, isList ? std::size_t {0} : std::size_t {2},
                      isList ? std::size_t {1} : std::size_t {0}}));
        std::int64_t later = 0;
        for (const RawRow& row : table.value().rows) {
            for (std::size_t i = 1; i < row.steps.size(); ++i) {
                const StepTally& step = row.steps[i];
                const StepTally& shorter = row.steps[*table.value().shorterOf[i]];
                ASSERT_EQ(step.fromShorter.size(), OutcomeCount * OutcomeCount);
                Tally there;
                Tally here;
                for (std::size_t other = 0; other < OutcomeCount; ++other) {
                    there += step.fromShorter[other];
                    here += step.fromShorter[other * OutcomeCount];
                }
                EXPECT_EQ(there, shorter.yes);
                EXPECT_EQ(here, step.yes);
                later += step.fromShorter[OutcomeCount].count;
            }
        }
        EXPECT_GT(later, 0);
    }
}

TEST(Executor, stepsThatAskForDifferentThingsAreNoLimitsOfOne)
{
    const conformance::MemorySource source(manyPeople(), 10);
    const auto query = parse("start course\n"
                             "step \"a\" course at cc within 6 months after start\n"
                             "step \"b\" course within 24 months after start\n"
                             "step \"c\" course at cc within 24 months from start\n"
                             "step \"d\" course at cc attempt first within 24 months after start");
    core::TaskContext task;
    const auto plan = bind(query.value(), conformance::testWords(), source.catalog());
    const auto table = execute(*plan.value(), source, 1, task);
    ASSERT_TRUE(table);
    // Whether there is one does not depend on which is picked: the last is the first with more
    // time.
    EXPECT_EQ(
        table.value().shorterOf,
        (std::vector<std::optional<std::size_t>> {std::nullopt, std::nullopt, std::nullopt, 0}));
}

TEST(Executor, anEmptyDataFileAnswersNobody)
{
    conformance::PlainData none;
    none.institutions = conformance::institutions();
    const conformance::MemorySource source(none, 10);
    core::TaskContext task;
    const auto table = execute(*planFor(source), source, 4, task);
    ASSERT_TRUE(table);
    EXPECT_EQ(table.value().total.n.count, 0);
    EXPECT_TRUE(table.value().rows.empty());
}

TEST(Executor, handsOnTheErrorOfAShard)
{
    const conformance::MemorySource source(manyPeople(), 10);
    const TroubledSource broken(source);
    for (const unsigned threads : {1U, 4U}) {
        core::TaskContext task;
        const auto table = execute(*planFor(source), broken, threads, task);
        ASSERT_FALSE(table);
        EXPECT_EQ(table.error().code, core::ErrorCode::Corrupt);
    }
}

TEST(Executor, reportsProgressToTheEnd)
{
    const conformance::MemorySource source(manyPeople(), 10);
    int last = 0;
    core::TaskContext task({}, [&last](int permille) {
        EXPECT_GT(permille, last);
        last = permille;
    });
    ASSERT_TRUE(execute(*planFor(source), source, 1, task));
    EXPECT_EQ(last, 1000);
}

} // namespace

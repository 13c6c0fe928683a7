// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question that is given up stops at whatever it reads next: tried at every single read.
#include "core/cohort/shard_run.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <atomic>

namespace {

using namespace core::cohort;

/// Somebody gives up at one of the calls, the first being 1; at none: 0.
class GivenUpSource final : public core::cache::SliceSource
{
public:
    GivenUpSource(const SliceSource& inner, const core::CancelToken& token, int at)
        : m_inner(inner)
        , m_token(token)
        , m_at(at)
    {
    }

    const core::cache::Catalog& catalog() const override { return m_inner.catalog(); }
    core::Result<std::shared_ptr<const core::cache::ShardPersons>>
    persons(std::uint32_t shard) const override
    {
        read();
        return m_inner.persons(shard);
    }
    core::Result<std::shared_ptr<const core::cache::Slice>>
    readSlice(std::size_t kind, core::cache::Code key, std::uint32_t shard,
              const core::cache::Reading& reading) const override
    {
        read();
        return m_inner.readSlice(kind, key, shard, reading);
    }
    std::optional<core::cache::SliceZone> zone(std::size_t kind, core::cache::Code key,
                                               std::uint32_t shard) const override
    {
        call();
        return m_inner.zone(kind, key, shard);
    }

    int calls() const { return m_calls; }
    int readsAfter() const { return m_readsAfter; } ///< of people and slices

private:
    void read() const
    {
        if (m_token.isCancelled())
            ++m_readsAfter;
        call();
    }
    void call() const
    {
        if (++m_calls == m_at)
            m_token.cancel();
    }

    const SliceSource& m_inner;
    const core::CancelToken& m_token;
    const int m_at;
    mutable std::atomic<int> m_calls = 0;
    mutable std::atomic<int> m_readsAfter = 0;
};

conformance::PlainData somePeople()
{
    conformance::PlainData all;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const conformance::PlainData some = conformance::RandomCase(seed).data();
        all.institutions = some.institutions;
        all.people.insert(all.people.end(), some.people.begin(), some.people.end());
    }
    all.observed = conformance::observedInRecords(all);
    return all;
}

/// Each reads in another way: in one pass, person by person, histories, other questions, measures,
/// pairs.
const std::vector<std::string>& questions()
{
    static const std::vector<std::string> all {
        "start course attempt first\nstep \"Later\" enrolled after start\nby start.grade",
        "start course attempt first\nstep \"Soon\" course attempt first within 2 terms after start",
        "start course attempt last\nwhere has test after start and count(course) >= 2\nby gender",
        "question \"tested\" (\n  start test\n  step \"Enrolled\" enrolled after start)\n"
        "start course\nwhere in \"tested\" step \"Enrolled\"",
        "start course attempt first\nstep \"Award\" award after start\nmeasure time to \"Award\"",
        "unit enrolments\nstart course attempt any\nstep \"Next\" course after start\n"
        "cross start.grade by step(\"Next\").grade",
    };
    return all;
}

class GivenUp : public testing::TestWithParam<std::string>
{
protected:
    struct Run
    {
        core::Result<RawTable> table;
        int calls = 0, readsAfter = 0;
    };

    GivenUp()
        : m_people(somePeople(), 10)
    {
    }

    void SetUp() override
    {
        const auto query = parse(GetParam());
        ASSERT_TRUE(query) << query.error().detail;
        const auto plan = bind(query.value(), conformance::testWords(), m_people.catalog());
        ASSERT_TRUE(plan) << plan.error().detail;
        m_plan = plan.value();
    }

    Run run(unsigned threads, int at) const
    {
        const core::CancelToken token;
        const GivenUpSource source(m_people, token, at);
        core::TaskContext task(token);
        auto table = execute(*m_plan, source, threads, task);
        return {std::move(table), source.calls(), source.readsAfter()};
    }

    const conformance::MemorySource m_people;
    std::shared_ptr<const Plan> m_plan;
};

TEST_P(GivenUp, atAnyReadGivesNoTableAndReadsOnceMoreAtMost)
{
    ASSERT_GT(m_people.catalog().shardCount, 2U);
    const Run whole = run(1, 0);
    ASSERT_TRUE(whole.table);
    ASSERT_GT(whole.calls, 20);
    for (int at = 1; at <= whole.calls; ++at) {
        const Run one = run(1, at);
        ASSERT_FALSE(one.table) << "at " << at << " of " << whole.calls;
        ASSERT_EQ(one.table.error().code, core::ErrorCode::Cancelled);
        ASSERT_LE(one.readsAfter, 1) << "at " << at << " of " << whole.calls;
    }
}

TEST_P(GivenUp, onSeveralThreadsGivesNoTableEither)
{
    const int calls = run(1, 0).calls; // on more threads at least as many
    for (int at = 1; at <= calls; at += 3) {
        const Run one = run(3, at);
        ASSERT_FALSE(one.table) << "at " << at << " of " << calls;
        ASSERT_EQ(one.table.error().code, core::ErrorCode::Cancelled);
        ASSERT_LE(one.readsAfter, 3) << "one for each thread, at " << at << " of " << calls;
    }
}

INSTANTIATE_TEST_SUITE_P(Question, GivenUp, testing::ValuesIn(questions()));

/// Nothing is read after the start's slices: only the loops over rows and people can see that
/// somebody gave up. @p least people, in one shard.
void expectNobodyCountedAfterTheLastRead(const std::string& question, std::size_t least)
{
    const conformance::PlainData some = somePeople();
    conformance::PlainData many = some;
    while (many.people.size() < least)
        many.people.insert(many.people.end(), some.people.begin(), some.people.end());
    const conformance::MemorySource people(many, core::cache::ShardSize);
    const auto query = parse(question);
    ASSERT_TRUE(query) << query.error().detail;
    const auto plan = bind(query.value(), conformance::testWords(), people.catalog());
    ASSERT_TRUE(plan) << plan.error().detail;
    int calls = 0;
    for (const bool isGivenUp : {false, true}) {
        const core::CancelToken token;
        const GivenUpSource source(people, token, isGivenUp ? calls : 0);
        ShardRun run(*plan.value(), source, token, {true, SIZE_MAX, many.people.size() * 100});
        const auto done = run.run(0);
        calls = source.calls();
        ASSERT_EQ(token.isCancelled(), isGivenUp);
        ASSERT_EQ(bool(done), !isGivenUp) << question;
        EXPECT_TRUE(done || done.error().code == core::ErrorCode::Cancelled);
        run.table().settle();
        const core::CancelToken other;
        const auto table = run.table().toRaw(run.startTimes(), other);
        ASSERT_TRUE(table);
        EXPECT_EQ(table.value().total.n.count == 0, isGivenUp) << question;
    }
}

TEST(GivenUpAfterTheLastRead, countsNobodyWhereRecordsArePickedInOnePass)
{
    for (const std::size_t people : {std::size_t {1}, PersonRange::Size + std::size_t {100}})
        expectNobodyCountedAfterTheLastRead("start course attempt first\nby start.grade", people);
}

TEST(GivenUpAfterTheLastRead, countsNobodyWhereRecordsArePickedPersonByPerson)
{
    for (const std::size_t people : {std::size_t {1}, PersonRange::Size + std::size_t {100}})
        expectNobodyCountedAfterTheLastRead("unit enrolments\nstart course\nby start.subject",
                                            people);
}

} // namespace

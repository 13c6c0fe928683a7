// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands behind the counts: as many as the table says in every cell, on random data and
// questions, and the same whoever read what.
#include "core/cohort/members.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/encoded_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace {

using namespace core;
using namespace core::cohort;

struct Asked
{
    conformance::PlainData data;
    std::shared_ptr<const Plan> plan; ///< null: refused
};

Asked randomQuestion(std::uint64_t seed)
{
    conformance::RandomCase random(seed);
    Asked asked {random.data(), nullptr};
    const auto query = parse(print(random.question()));
    const conformance::MemorySource source(asked.data, 1000);
    if (query)
        if (auto plan = bind(query.value(), conformance::testWords(), source.catalog()))
            asked.plan = std::move(plan).value();
    return asked;
}

struct Counted
{
    RawTable table;
    Members members;
};

Counted counted(const Asked& asked, std::size_t peoplePerShard, unsigned threads)
{
    const conformance::MemorySource source(asked.data, peoplePerShard);
    TaskContext task;
    Counted out;
    auto table = execute(*asked.plan, source, threads, task, {.members = &out.members});
    EXPECT_TRUE(table) << table.error().detail;
    out.table = std::move(table).value();
    return out;
}

/// Distinct people of a row (none: of all) whose outcomes pass.
std::int64_t people(const Members& members, std::optional<std::size_t> row,
                    const std::function<bool(std::span<const std::uint8_t>)>& passes)
{
    std::set<std::uint32_t> found;
    for (std::size_t i = 0; i < members.size(); ++i)
        if ((!row || members.rows[i] == *row) && passes(members.outcomesOf(i)))
            found.insert(members.persons[i]);
    return static_cast<std::int64_t>(found.size());
}

void expectRow(const Members& members, std::optional<std::size_t> at, const RawRow& row)
{
    EXPECT_EQ(people(members, at, [](auto) { return true; }), row.n.people);
    for (std::size_t s = 0; s < row.steps.size(); ++s) {
        const auto in = [&](Outcome outcome) {
            return people(members, at, [&](auto outcomes) {
                return stepOutcome(outcomes[s]).outcome == outcome;
            });
        };
        const StepTally& step = row.steps[s];
        EXPECT_EQ(in(Outcome::Yes), step.yes.people);
        EXPECT_EQ(in(Outcome::No), step.no.people);
        EXPECT_EQ(in(Outcome::NotYet), step.notYet.people);
        EXPECT_EQ(in(Outcome::NotLocated), step.notLocated.people);
        EXPECT_EQ(in(Outcome::NotReached), step.notReached.people);
        EXPECT_EQ(in(Outcome::Hidden), step.hidden.people);
        EXPECT_EQ(people(members, at,
                         [&](auto outcomes) {
                             return stepOutcome(outcomes[s]).outcome != Outcome::NotReached;
                         }),
                  step.base.people);
        for (std::size_t k = 0; k < step.elsewhere.size(); ++k)
            EXPECT_EQ(
                people(members, at,
                       [&](auto outcomes) { return stepOutcome(outcomes[s]).elsewhere == k + 1; }),
                step.elsewhere[k].tally.people);
    }
    if (!row.measure)
        return;
    EXPECT_EQ(people(members, at, [](auto outcomes) { return outcomes.back() == WasMeasured; }),
              row.measure->measured.people);
    EXPECT_EQ(people(members, at, [](auto outcomes) { return outcomes.back() == WasNotMeasured; }),
              row.measure->without.people);
}

TEST(Members, areAsManyAsTheTableSaysInEveryCell)
{
    std::size_t asked = 0, inSeveralRows = 0, withMeasure = 0, withElsewhere = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        const Asked one = randomQuestion(seed);
        if (!one.plan)
            continue;
        const auto [table, members] = counted(one, 2, 2);
        SCOPED_TRACE("seed " + std::to_string(seed));
        expectRow(members, {}, table.total);
        std::int64_t standing = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            expectRow(members, table.by.empty() ? std::nullopt : std::optional(row),
                      table.rows[row]);
            standing += table.rows[row].n.people;
        }
        ASSERT_FALSE(testing::Test::HasFailure());
        ++asked;
        inSeveralRows += standing > table.total.n.people ? 1 : 0;
        withMeasure += table.total.measure ? 1 : 0;
        withElsewhere
            += !table.total.steps.empty() && !table.total.steps[0].elsewhere.empty() ? 1 : 0;
    }
    EXPECT_GT(asked, 500U);
    EXPECT_GT(inSeveralRows, 0U);
    EXPECT_GT(withMeasure, 50U);
    EXPECT_GT(withElsewhere, 20U);
}

TEST(Members, areInOrderAndTheSameOnAnyNumberOfThreads)
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Asked one = randomQuestion(seed);
        if (!one.plan)
            continue;
        const Members alone = counted(one, 2, 1).members;
        for (std::size_t i = 1; i < alone.size(); ++i) {
            const auto before = alone.outcomesOf(i - 1), here = alone.outcomesOf(i);
            const std::vector<std::uint8_t> a(before.begin(), before.end());
            const std::vector<std::uint8_t> b(here.begin(), here.end());
            EXPECT_LT(std::tie(alone.persons[i - 1], alone.rows[i - 1], a),
                      std::tie(alone.persons[i], alone.rows[i], b));
        }
        for (const unsigned threads : {2U, 4U}) {
            const Members shared = counted(one, 2, threads).members;
            EXPECT_EQ(shared.persons, alone.persons) << seed;
            EXPECT_EQ(shared.rows, alone.rows) << seed;
            EXPECT_EQ(shared.outcomes, alone.outcomes) << seed;
            EXPECT_EQ(shared.rowKeys, alone.rowKeys) << seed;
        }
    }
}

TEST(Members, areRefusedWhereTheyNeedMoreThanTheLimit)
{
    std::uint64_t seed = 1;
    Asked one = randomQuestion(seed);
    while (!one.plan || counted(one, 2, 1).members.size() < 2)
        one = randomQuestion(++seed);
    const conformance::MemorySource source(one.data, 2);
    TaskContext task;
    Members members;
    ExecuteOptions options {.members = &members};
    options.memberBytes = 1;
    for (const unsigned threads : {1U, 2U}) {
        const auto refused = execute(*one.plan, source, threads, task, options);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    }
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Records picked for all people in one pass are those that are picked person by person, which is
// also what happens where the key of a record would not fit into its bits.
#include "core/cohort/shard_run.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

constexpr std::size_t TooLong = SIZE_MAX; ///< a slice whose rows no key can tell apart

RawTable counted(const Plan& plan, const core::cache::SliceSource& source, std::size_t longest)
{
    const core::CancelToken token;
    ShardRun run(plan, source, token, {true, SIZE_MAX, longest});
    for (std::uint32_t shard = 0; shard < source.catalog().shardCount; ++shard)
        EXPECT_TRUE(run.run(shard));
    run.table().settle();
    return run.table().toRaw(run.startTimes(), token).value();
}

/// How much of the questions goes in one pass.
struct Folded
{
    int starts = 0, steps = 0, elsewheres = 0;

    void add(const Plan& plan, const core::cache::SliceSource& source)
    {
        starts += plan.unit == Unit::Students && !plan.start.hasTest
                && FoldRule::fits(plan, plan.start, nullptr, 1000)
            ? 1
            : 0;
        const core::CancelToken token;
        const ShardData data(plan, source, token, true);
        std::vector<StepStates> states(plan.steps.size());
        for (std::size_t i = 0; i < plan.steps.size(); ++i) {
            if (!StepFold::fits(plan, plan.steps[i], 1000))
                continue;
            ++steps;
            elsewheres += StepFold(plan, i, data, states, 1000).findsElsewhere() ? 1 : 0;
        }
    }
};

TEST(Fold, findsWhatIsFoundPersonByPerson)
{
    Folded folded;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        conformance::RandomCase one(seed);
        const conformance::MemorySource source(one.data(), 1000);
        const std::string text = print(one.question());
        const auto query = parse(text);
        const auto plan = query ? bind(query.value(), conformance::testWords(), source.catalog())
                                : core::Result<std::shared_ptr<const Plan>>(query.error());
        if (!plan)
            continue;
        const Plan& asked = *plan.value();
        folded.add(asked, source);
        EXPECT_FALSE(FoldRule::fits(asked, asked.start, nullptr, TooLong));
        EXPECT_EQ(conformance::tableText(counted(asked, source, 1000), true),
                  conformance::tableText(counted(asked, source, TooLong), true))
            << "seed " << seed << "\n"
            << text;
    }
    EXPECT_GT(folded.starts, 100);
    EXPECT_GT(folded.steps, 60);
    EXPECT_GT(folded.elsewheres, 3);
}

TEST(RowScan, givesEveryRowOfAWholeSliceInTurn)
{
    constexpr std::size_t Rows = 70000; // more than come in one piece
    const auto slice = std::make_shared<core::cache::Slice>();
    slice->person.assign(Rows, 3);
    slice->time.assign(Rows, 1);
    slice->institution.assign(Rows, 1);
    SelectedSlice selected(slice, 1, true);
    selected.goTo({0, 10});
    const core::cache::ShardPersons persons;
    const Wanted everybody;
    const RecordSet set;
    RowScan scan;
    std::size_t next = 0;
    int pieces = 0;
    scan.start(set, selected, persons, everybody);
    for (; scan.next(); ++pieces)
        for (std::size_t i = 0; i < scan.chunk().count; ++i)
            ASSERT_EQ(scan.chunk().row(i), next++);
    EXPECT_EQ(next, Rows);
    EXPECT_GT(pieces, 1);
}

TEST(SelectedSlice, holdsTheRowsOfEachRangeOfAFullShard)
{
    const auto slice = std::make_shared<core::cache::Slice>();
    slice->person = {0, 16383, 16384, 49151, 49152, 65535};
    slice->time.assign(slice->person.size(), 1);
    slice->institution.assign(slice->person.size(), 1);
    const auto indexed = std::make_shared<core::cache::Slice>(*slice);
    indexed->indexPersons();
    ASSERT_FALSE(indexed->blockStarts.empty());
    constexpr std::uint32_t Size = PersonRange::Size;
    const std::vector<std::pair<std::size_t, std::size_t>> rows {{0, 2}, {2, 3}, {3, 4}, {4, 6}};
    ASSERT_EQ(rows.size() * Size, core::cache::ShardSize);
    for (const auto& one : {slice, indexed}) {
        SelectedSlice inTurn(one, 1, true);
        EXPECT_EQ(inTurn.firstRow(), inTurn.lastRow());
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            inTurn.goTo({i * Size, (i + 1) * Size});
            EXPECT_EQ(std::pair(inTurn.firstRow(), inTurn.lastRow()), rows[i]) << i;
        }
        SelectedSlice straight(one, 1, true);
        straight.goTo({3 * Size, 4 * Size});
        EXPECT_EQ(std::pair(straight.firstRow(), straight.lastRow()), rows[3]);
    }
}

TEST(KeyLayout, holdsKeysOfAStateAndSaysWhatItCannotHold)
{
    core::cache::Catalog catalog;
    catalog.times.resize(200);
    for (std::size_t i = 0; i < catalog.times.size(); ++i)
        catalog.times[i].begin = static_cast<core::Day>(i / 2); // two calendars
    catalog.institutions.resize(12000);
    Plan plan(Timeline(catalog, {}, 0));
    plan.institutionRank.resize(12001);
    plan.recordSets.resize(1);
    plan.recordSets.front().keys.resize(1500);
    plan.recordSets.front().kindIndex = 0;
    plan.rankings = {{1, std::vector<std::int64_t>(40)}};
    const BoundEvent event;
    EXPECT_TRUE(KeyLayout(plan, event, std::size_t {1} << 22U).fits());
    EXPECT_FALSE(KeyLayout(plan, event, std::size_t {1} << 23U).fits());
}

} // namespace

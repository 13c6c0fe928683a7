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

TEST(Fold, findsWhatIsFoundPersonByPerson)
{
    int folded = 0;
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
        folded += FoldRule::fits(asked, asked.start, nullptr, 1000) ? 1 : 0;
        EXPECT_FALSE(FoldRule::fits(asked, asked.start, nullptr, TooLong));
        EXPECT_EQ(conformance::tableText(counted(asked, source, 1000), true),
                  conformance::tableText(counted(asked, source, TooLong), true))
            << "seed " << seed << "\n"
            << text;
    }
    EXPECT_GT(folded, 100);
}

TEST(KeyLayout, holdsKeysOfAStateAndSaysWhatItCannotHold)
{
    core::cache::Catalog catalog;
    catalog.times.resize(200);
    catalog.institutions.resize(12000);
    Plan plan(Timeline(catalog, {}, 0));
    plan.institutionRank.resize(12001);
    plan.recordSets.resize(1);
    plan.recordSets.front().keys.resize(1500);
    plan.recordSets.front().kindIndex = 0;
    plan.rankings = {{1, std::vector<std::int64_t>(40)}};
    const BoundEvent event;
    EXPECT_TRUE(KeyLayout(plan, event, std::size_t {1} << 23U).fits());
    EXPECT_FALSE(KeyLayout(plan, event, std::size_t {1} << 24U).fits());
}

} // namespace

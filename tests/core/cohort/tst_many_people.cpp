// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shards of many people: more than one range of them, and slices that are searched instead of read
// through. Small shards of the same people are the measure.
#include "core/cohort/fold.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

/// The same people over and over, so that there are @p least.
conformance::PlainData crowd(std::size_t least)
{
    conformance::PlainData some;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const conformance::PlainData one = conformance::RandomCase(seed).data();
        some.institutions = one.institutions;
        some.people.insert(some.people.end(), one.people.begin(), one.people.end());
    }
    conformance::PlainData all = some;
    while (all.people.size() < least)
        all.people.insert(all.people.end(), some.people.begin(), some.people.end());
    all.observed = conformance::observedInRecords(all);
    return all;
}

const conformance::PlainData& manyPeople()
{
    static const conformance::PlainData data = crowd(2 * PersonRange::Size + 77);
    return data;
}

core::Result<RawTable> answer(const core::cache::SliceSource& source, const std::string& question,
                              const ExecuteOptions& options = {})
{
    const auto plan
        = bind(parse(question).value(), conformance::testWords(), source.catalog()).value();
    core::TaskContext task;
    return execute(*plan, source, 2, task, options);
}

std::string text(const core::Result<RawTable>& table)
{
    return table ? conformance::tableText(table.value(), true) : table.error().detail;
}

TEST(ManyPeople, areCountedAlikeInOneShardAndInMany)
{
    const conformance::MemorySource whole(manyPeople(), 65536);
    const conformance::MemorySource parts(manyPeople(), 500);
    for (const char* question :
         {"start course attempt first\nby start.grade",
          "start course attempt last\nby start.subject, gender",
          "start course at k12 where grade_level = 10 and grade = A attempt first\n"
          "step \"a\" enrolled at cc within 36 months after start\n"
          "step \"b\" course at cc attempt best within 4 years from start\n"
          "by step(\"b\").grade",
          "start course at k12 where grade = F attempt best\norder this\n"
          "step \"a\" enrolled after start without award\n"
          "step \"b\" test attempt first after previous\nby gender",
          "start enrolled at k12 attempt first\n"
          "where has course at k12\n"
          "step \"a\" course attempt first, grade >= C after start",
          "start course at cc\nunit enrolments\nby start.subject"}) {
        const auto expected = answer(parts, question);
        ASSERT_TRUE(expected) << question << expected.error().detail;
        EXPECT_GT(expected.value().total.n.count, 50) << question;
        EXPECT_EQ(text(answer(whole, question)), text(expected)) << question;
    }
}

TEST(ManyPeople, fewOfThemAreFoundThroughTheIndex)
{
    const conformance::MemorySource source(manyPeople(), 65536);
    const auto kinds = source.catalog().kinds.size();
    bool isSearched = false;
    RecordSet everything;
    everything.institutions.assign(source.catalog().institutions.size() + 1, 1);
    const auto persons = source.persons(0).value();
    Wanted few;
    few.everybody = false;
    few.flags.assign(persons->count, 0);
    for (const std::uint16_t person : std::initializer_list<std::uint16_t> {3, 64, 65, 4095}) {
        few.flags[person] = 1;
        few.people.push_back(person);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind)
        for (core::cache::Code key = 0; key < 40; ++key) {
            const auto slice = source.slice(kind, key, 0).value();
            if (!slice)
                continue;
            const auto unindexed = std::make_shared<core::cache::Slice>(*slice);
            unindexed->blockStarts.clear();
            std::vector<std::uint32_t> found[2];
            for (const bool isIndexed : {true, false}) {
                RowScan scan;
                SelectedSlice selected(isIndexed ? slice : unindexed, key, false);
                selected.goTo({0, PersonRange::Size});
                scan.start(everything, selected, *persons, few);
                while (scan.next())
                    for (std::size_t i = 0; i < scan.chunk().count; ++i)
                        found[isIndexed ? 0 : 1].push_back(scan.chunk().row(i));
            }
            EXPECT_EQ(found[0], found[1]);
            isSearched = isSearched || !found[0].empty();
        }
    EXPECT_TRUE(isSearched);
}

TEST(ManyPeople, tooManyGroupsAreRefusedAlikeOnAnyNumberOfThreads)
{
    const conformance::MemorySource source(manyPeople(), 1000);
    const auto plan = bind(parse("start course attempt first\nby start.subject, start.grade, "
                                 "gender, start.institution")
                               .value(),
                           conformance::testWords(), source.catalog())
                          .value();
    ExecuteOptions options;
    options.tableBytes = 2000;
    for (const unsigned threads : {1U, 4U}) {
        core::TaskContext task;
        const auto refused = execute(*plan, source, threads, task, options);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, core::ErrorCode::InvalidInput);
        EXPECT_NE(refused.error().suggestion, "");
        core::TaskContext again;
        EXPECT_TRUE(execute(*plan, source, threads, again));
    }
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the directory alone may decide, which columns are read, and that neither changes a count.
#include "core/cohort/columns_read.h"
#include "core/cohort/text_form.h"
#include "core/cohort/zone_test.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/encoded_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;
using core::cache::SliceZone;

/// A set at institutions 1 to 5, of which 2 and 3 stand in its segments.
RecordSet someSet()
{
    RecordSet set;
    set.kind = "course";
    set.kindIndex = 0;
    set.keys = {0, 1, 2};
    set.institutions = {0, 0, 1, 1, 0, 0};
    return set;
}

BoundCondition::Node testNode(Source source, std::size_t column, std::vector<Truth> table)
{
    BoundCondition::Node node;
    node.source = source;
    node.column = column;
    node.table = std::move(table);
    return node;
}

constexpr Truth F = Truth::False;
constexpr Truth U = Truth::Unknown;
constexpr Truth T = Truth::True;

TEST(ZoneTest, leavesOutSlicesOfOtherPlaces)
{
    const RecordSet set = someSet();
    EXPECT_TRUE(mayHold(set, 1, {9, 1, 1, 3, 5}));
    EXPECT_TRUE(mayHold(set, 1, {9, 1, 1, 1, 5}));
    EXPECT_FALSE(mayHold(set, 1, {9, 1, 1, 4, 5}));
    EXPECT_FALSE(mayHold(set, 1, {9, 1, 1, 0, 1}));
    EXPECT_FALSE(mayHold(set, 1, {0, 1, 1, 2, 3})) << "no rows";
}

TEST(ZoneTest, keepsWhateverMayBe)
{
    RecordSet set = someSet();
    set.where.nodes = {testNode(Source::Time, 0, {U, F, F, T, F})};
    EXPECT_TRUE(mayHold(set, 1, {9, 0, 0, 2, 2})) << "a missing time cannot be told";
    EXPECT_TRUE(mayHold(set, 1, {9, 1, 4, 2, 2}));
    EXPECT_FALSE(mayHold(set, 1, {9, 1, 2, 2, 2}));
    set.where.nodes.push_back(testNode(Source::Column, 3, {F, F}));
    BoundCondition::Node both;
    both.op = BoundCondition::Op::And;
    both.parts = {0, 1};
    set.where.nodes.push_back(both);
    set.where.root = 2;
    EXPECT_TRUE(mayHold(set, 1, {9, 3, 3, 2, 2})) << "other columns are in no zone";
    set.where.nodes[2].op = BoundCondition::Op::Or;
    EXPECT_TRUE(mayHold(set, 1, {9, 1, 2, 2, 2}));
    BoundCondition::Node negated;
    negated.op = BoundCondition::Op::Not;
    negated.parts = {0};
    set.where.nodes.push_back(negated);
    set.where.root = 3;
    EXPECT_FALSE(mayHold(set, 1, {9, 3, 3, 2, 2}));
    EXPECT_TRUE(mayHold(set, 1, {9, 3, 4, 2, 2}));
}

TEST(ZoneTest, decidesByTheClusterKey)
{
    RecordSet set = someSet();
    set.where.nodes = {testNode(Source::Column, 0, {U, F, T})};
    EXPECT_TRUE(mayHold(set, 0, {9, 1, 1, 2, 2}));
    EXPECT_FALSE(mayHold(set, 1, {9, 1, 1, 2, 2}));
    EXPECT_TRUE(mayHold(set, 2, {9, 1, 1, 2, 2}));
}

TEST(ZoneTest, knowsWhenEveryRecordBelongs)
{
    RecordSet set = someSet();
    EXPECT_EQ(fitOf(set, 1, {9, 1, 1, 2, 3}), ZoneFit::All);
    EXPECT_EQ(fitOf(set, 1, {9, 1, 1, 2, 4}), ZoneFit::Some) << "one place too many";
    EXPECT_EQ(fitOf(set, 1, {0, 1, 1, 2, 3}), ZoneFit::None);
    set.where.nodes = {testNode(Source::Time, 0, {U, T, T, F, U})};
    EXPECT_EQ(fitOf(set, 1, {9, 1, 2, 2, 3}), ZoneFit::All);
    EXPECT_EQ(fitOf(set, 1, {9, 1, 3, 2, 3}), ZoneFit::Some);
    EXPECT_EQ(fitOf(set, 1, {9, 4, 4, 2, 3}), ZoneFit::Some) << "none is certain";
    EXPECT_EQ(fitOf(set, 1, {9, 3, 3, 2, 3}), ZoneFit::None);
    set.where.nodes = {testNode(Source::Column, 0, {U, F, T})};
    EXPECT_EQ(fitOf(set, 2, {9, 1, 1, 2, 3}), ZoneFit::All) << "the key decides";
    set.where.nodes = {testNode(Source::Column, 3, {T, T})};
    EXPECT_EQ(fitOf(set, 1, {9, 1, 1, 2, 3}), ZoneFit::Some) << "the column was not read";
}

conformance::PlainData manyPeople()
{
    conformance::PlainData all;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const conformance::PlainData some = conformance::RandomCase(seed).data();
        all.institutions = some.institutions;
        all.people.insert(all.people.end(), some.people.begin(), some.people.end());
    }
    all.observed = conformance::observedInRecords(all);
    return all;
}

std::string answer(const core::cache::SliceSource& source, const std::string& question,
                   ExecutionReport& report)
{
    const auto plan
        = bind(parse(question).value(), conformance::testWords(), source.catalog()).value();
    core::TaskContext task;
    ExecuteOptions options;
    options.report = &report;
    const auto table = execute(*plan, source, 2, task, options);
    return table ? conformance::tableText(table.value(), true) : table.error().detail;
}

TEST(ColumnsRead, aLaterQuestionCompletesWhatAnEarlierOneLeftOut)
{
    const conformance::MemorySource plain(manyPeople(), 10);
    const conformance::EncodedSource source(plain);
    ExecutionReport report;
    const std::string few = "start course at k12 attempt first\nby gender\n";
    const std::string more
        = "start course at k12 attempt first\nby start.grade_level, start.grade\n";
    EXPECT_EQ(answer(source, few, report), answer(plain, few, report));
    const int first = source.decoded();
    EXPECT_EQ(answer(source, more, report), answer(plain, more, report));
    const int second = source.decoded();
    EXPECT_GT(second, first);
    EXPECT_EQ(answer(source, few, report), answer(plain, few, report));
    EXPECT_EQ(answer(source, more, report), answer(plain, more, report));
    EXPECT_EQ(source.decoded(), second) << "nothing that was read is read again";
    const std::string byKey = "start course at k12 attempt first\nby start.subject\n";
    EXPECT_EQ(answer(source, byKey, report), answer(plain, byKey, report));
    EXPECT_EQ(source.decoded(), second) << "a slice knows its cluster key";
}

TEST(ExecutionReport, countsSlicesAndSaysNoNumberOfPeople)
{
    const conformance::MemorySource source(manyPeople(), 10);
    ExecutionReport all;
    answer(source, "start course attempt first\n", all);
    EXPECT_GT(all.slices, 10U);
    EXPECT_EQ(all.pruned, 0U);
    ExecutionReport some;
    answer(source, "start course at k12 where academic_year = 2007-08 attempt first\n", some);
    EXPECT_EQ(some.slices, all.slices);
    EXPECT_GT(some.pruned, 0U);
    const std::string text = explain(some, true);
    EXPECT_NE(text.find("slices named: " + std::to_string(some.slices)), std::string::npos);
}

TEST(ExecutionReport, isTheSameWhoeverIsInAGroupThatIsHidden)
{
    // The slices of a step are read only where somebody of the cohort is.
    const ExecutionReport ofThree {97, 8, {43, 40}, false};
    const ExecutionReport ofSeven {100, 5, {47, 40}, false};
    EXPECT_EQ(explain(ofThree, false), explain(ofSeven, false));
    EXPECT_NE(explain(ofSeven, true), explain(ofSeven, false));
}

} // namespace

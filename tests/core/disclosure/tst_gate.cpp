// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/gate.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <cstring>
#include <type_traits>

namespace {

using namespace core::disclosure;
using tables::disclose;
using tables::row;
using tables::step;
using tables::students;

static_assert(!std::is_default_constructible_v<DisclosedTable>);
static_assert(!std::is_constructible_v<DisclosedTable, core::cohort::RawTable>);
static_assert(!std::is_constructible_v<CountCell, std::int64_t>);
static_assert(!std::is_constructible_v<RateCell, double>);
static_assert(!std::is_assignable_v<CountCell&, std::int64_t>);
static_assert(!std::is_assignable_v<RateCell&, double>);

/// Bytes of everything the table holds, as a core dump would have them.
std::string bytesOf(const DisclosedTable& table)
{
    std::string bytes;
    const auto add = [&](const void* data, std::size_t size) {
        bytes.append(static_cast<const char*>(data), size);
    };
    const auto addRow = [&](const DisclosedRow& one) {
        add(&one.n, sizeof one.n);
        for (const DisclosedStep& each : one.steps) {
            add(&each, sizeof each);
            for (const auto& part : each.elsewhere)
                add(&part.n, sizeof part.n);
        }
    };
    addRow(table.total());
    for (const DisclosedRow& one : table.rows())
        addRow(one);
    return bytes;
}

bool holds(const std::string& bytes, std::int64_t value)
{
    char wanted[sizeof value];
    std::memcpy(wanted, &value, sizeof value);
    return bytes.find(std::string(wanted, sizeof value)) != std::string::npos;
}

TEST(Gate, HidesNothingOfTheHeadline)
{
    const auto raw = tables::headline();
    const auto table = disclose(raw);
    EXPECT_EQ(table.hiddenGroups(), 0);
    for (const auto& [name, value] : tables::viewOf(table, raw))
        EXPECT_TRUE(value.has_value()) << name;
    const DisclosedStep& below = table.total().steps[2];
    EXPECT_EQ(table.total().n.value(), 1640);
    EXPECT_EQ(below.base.value(), 615);
    EXPECT_EQ(below.yes.value(), 357);
    EXPECT_EQ(below.no.value(), 258);
    EXPECT_DOUBLE_EQ(below.rate.value(), 357.0 / 615.0);
    EXPECT_NEAR(below.low.value(), 0.541, 0.0005);
    EXPECT_NEAR(below.high.value(), 0.619, 0.0005);
    EXPECT_EQ(table.total().steps[0].elsewhere[0].n.value(), 197);
    EXPECT_EQ(table.policy(), "local@1");
}

TEST(Gate, HidesASmallGroupWholeAndTheNextSmallestWithIt)
{
    const auto table = disclose(tables::table({"ethnicity"},
                                              {row({"hispanic"}, 500, {step(500, 300, 200)}),
                                               row({"pacific_islander"}, 7, {step(7, 4, 3)}),
                                               row({"white"}, 80, {step(80, 50, 30)})}));
    const DisclosedRow& small = table.rows()[1];
    EXPECT_FALSE(small.n.isShown());
    EXPECT_FALSE(small.steps[0].base.isShown());
    EXPECT_FALSE(small.steps[0].yes.isShown());
    EXPECT_FALSE(small.steps[0].notYet.isShown()); // a zero, yet of a group that is too small
    EXPECT_FALSE(small.steps[0].rate.isShown());
    EXPECT_FALSE(table.rows()[2].n.isShown()); // else 587 - 500 - 80
    EXPECT_TRUE(table.rows()[0].n.isShown());
    EXPECT_EQ(table.total().n.value(), 587);
    EXPECT_EQ(table.hiddenGroups(), 2);
}

TEST(Gate, ShowsElevenAndHidesTenOnEachOfNAndXAndNMinusX)
{
    const auto one = [](std::int64_t yes, std::int64_t no) {
        return disclose(tables::table({}, {row({}, yes + no, {step(yes + no, yes, no)})}));
    };
    EXPECT_TRUE(one(11, 11).total().steps[0].rate.isShown());
    EXPECT_FALSE(one(10, 90).total().steps[0].yes.isShown());
    EXPECT_FALSE(one(10, 90).total().steps[0].no.isShown());
    EXPECT_FALSE(one(90, 10).total().steps[0].yes.isShown());
    EXPECT_TRUE(one(90, 10).total().n.isShown());
    EXPECT_FALSE(one(5, 5).total().n.isShown());
}

TEST(Gate, HidesTheRateAndItsBoundsWithTheCounts)
{
    const auto table = disclose(tables::table({}, {row({}, 100, {step(100, 93, 7)})}));
    const DisclosedStep& only = table.total().steps[0];
    EXPECT_TRUE(only.base.isShown());
    EXPECT_FALSE(only.rate.isShown());
    EXPECT_FALSE(only.low.isShown());
    EXPECT_FALSE(only.high.isShown());
}

TEST(Gate, TellsARateAsABandWhereItsCountsAreHidden)
{
    const auto table = disclose(tables::table({}, {row({}, 100, {step(100, 93, 7)})}));
    const RateCell& rate = table.total().steps[0].rate;
    ASSERT_TRUE(rate.isBand());
    EXPECT_EQ(rate.from(), 90);
    EXPECT_EQ(rate.to(), 95);
    const auto dozen = disclose(tables::table({}, {row({}, 12, {step(12, 5, 7)})}));
    const RateCell& few = dozen.total().steps[0].rate;
    ASSERT_TRUE(few.isBand()) << "of a dozen in thirds";
    EXPECT_EQ(few.from(), 34);
    EXPECT_EQ(few.to(), 66);
}

TEST(Gate, TellsNobodyAndEverybodyAsTheEndsOfTheScale)
{
    for (const auto& [yes, from] : {std::pair<int, int> {0, 0}, {2, 0}, {60, 95}, {58, 95}}) {
        const auto table = disclose(tables::table({}, {row({}, 60, {step(60, yes, 60 - yes)})}));
        const RateCell& rate = table.total().steps[0].rate;
        ASSERT_TRUE(rate.isBand());
        EXPECT_EQ(rate.from(), from) << "two look like none, and all but two like all";
        EXPECT_EQ(rate.to(), from + 5);
    }
}

TEST(Gate, TellsNoBandOfAGroupWhoseSizeIsHidden)
{
    const auto table = disclose(tables::table({"ethnicity"},
                                              {row({"hispanic"}, 500, {step(500, 300, 200)}),
                                               row({"pacific_islander"}, 7, {step(7, 4, 3)}),
                                               row({"white"}, 80, {step(80, 50, 30)})}));
    for (const std::size_t hidden : {1U, 2U}) { // the large one as the small one
        EXPECT_FALSE(table.rows()[hidden].n.isShown());
        EXPECT_EQ(table.rows()[hidden].steps[0].rate.state(), CellState::Hidden);
    }
}

TEST(Gate, TellsNoBandWhereFurtherNumbersSpeakOfTheSamePeople)
{
    const auto rateOf
        = [](const tables::RawTable& raw) { return disclose(raw).total().steps[0].rate.state(); };
    auto raw = tables::table(
        {"y"},
        {row({"2008-09"}, 100, {step(100, 93, 7)}), row({"2009-10"}, 100, {step(100, 100, 0)})});
    EXPECT_EQ(rateOf(raw), CellState::Band);
    auto other = raw;
    other.change = {"2008-09", "2009-10"};
    EXPECT_EQ(rateOf(other), CellState::Hidden);
    other = raw;
    other.unit = core::cohort::Unit::Enrolments;
    EXPECT_EQ(rateOf(other), CellState::Hidden);
    other = raw;
    other.cross = true;
    EXPECT_EQ(rateOf(other), CellState::Hidden);
}

TEST(Gate, HidesThatEverybodyOrNobodySaidYes)
{
    for (const auto& [yes, no] : {std::pair<int, int> {0, 60}, {60, 0}}) {
        const auto table = disclose(tables::table({}, {row({}, 60, {step(60, yes, no)})}));
        EXPECT_FALSE(table.total().steps[0].yes.isShown());
        EXPECT_FALSE(table.total().steps[0].no.isShown());
        EXPECT_EQ(table.total().n.value(), 60);
    }
}

TEST(Gate, DoesNotTellByTheNextStepThatNobodySaidYes)
{
    const auto table = disclose(tables::table(
        {}, {row({}, 60, {step(60, 0, 60), step(60, 0, 0)})})); // nobody is left in the second base
    const DisclosedStep& second = table.total().steps[1];
    EXPECT_FALSE(second.base.isShown());
    EXPECT_FALSE(second.notReached.isShown());
    EXPECT_FALSE(second.yes.isShown());
    EXPECT_FALSE(second.notYet.isShown());
}

TEST(Gate, ShowsZerosOfOtherStatesAndOfEmptyGroups)
{
    const auto table = disclose(tables::table(
        {"county"}, {row({"a"}, 60, {step(60, 30, 30)}), row({"b"}, 0, {step(0, 0, 0)})}));
    EXPECT_EQ(table.rows()[0].steps[0].notYet.value(), 0);
    EXPECT_EQ(table.rows()[0].steps[0].notReached.value(), 0);
    EXPECT_EQ(table.rows()[1].n.value(), 0);
    EXPECT_EQ(table.rows()[1].steps[0].yes.value(), 0);
    EXPECT_FALSE(table.rows()[1].steps[0].rate.isShown());
    EXPECT_EQ(table.hiddenGroups(), 0);
}

TEST(Gate, HidesEverythingOfATotalBelowTheThreshold)
{
    const auto raw
        = tables::table({"g"}, {row({"a"}, 6, {step(6, 3, 3)}), row({"b"}, 4, {step(4, 2, 2)})});
    const auto table = disclose(raw);
    for (const auto& [name, value] : tables::viewOf(table, raw))
        EXPECT_FALSE(value.has_value()) << name;
    EXPECT_EQ(table.hiddenGroups(), 1) << "how many groups ten people are in is theirs";
}

TEST(Gate, HidesASmallElsewhereAndWhatWouldGiveItAway)
{
    auto found = step(200, 100, 100);
    found.elsewhere = {{"cc", students(60)}, {"university", students(4)}};
    const auto table = disclose(tables::table({}, {row({}, 200, {found})}));
    EXPECT_FALSE(table.total().steps[0].elsewhere[1].n.isShown());

    found.elsewhere = {{"cc", students(95)}}; // leaves 5 who were found nowhere
    const auto rest = disclose(tables::table({}, {row({}, 200, {found})}));
    const DisclosedStep& only = rest.total().steps[0];
    EXPECT_FALSE(only.elsewhere[0].n.isShown() && only.no.isShown());
}

TEST(Gate, HidesTheSmallDifferenceOfNestedSteps)
{
    // 97 said yes, 92 of them are the base of the next: 5 people fell out between.
    const auto table
        = disclose(tables::table({}, {row({}, 200, {step(200, 97, 103), step(200, 50, 42)})}));
    const auto& steps = table.total().steps;
    EXPECT_FALSE(steps[0].yes.isShown() && steps[1].base.isShown());
}

TEST(Gate, CountsPeopleAndPrintsCounts)
{
    core::cohort::RawTable raw = tables::table({"g"}, {row({"a"}, 300), row({"b"}, 300)});
    raw.unit = core::cohort::Unit::Enrolments;
    raw.rows[0].n.people = 9; // 300 enrolments of nine people
    const auto table = disclose(raw);
    EXPECT_FALSE(table.rows()[0].n.isShown());
    EXPECT_FALSE(table.rows()[1].n.isShown());
    EXPECT_EQ(table.total().n.value(), 600);
}

TEST(Gate, HoldsNoTraceOfAHiddenCount)
{
    const std::int64_t planted = 7919; // hidden with the seven beside it
    const auto table
        = disclose(tables::table({"g"}, {row({"a"}, 7), row({"b"}, planted), row({"c"}, 104729)}));
    ASSERT_FALSE(table.rows()[1].n.isShown());
    const std::string bytes = bytesOf(table);
    EXPECT_TRUE(holds(bytes, 104729)); // the search finds what is shown
    EXPECT_FALSE(holds(bytes, planted));
    EXPECT_FALSE(holds(bytes, 7));
}

TEST(Gate, TablesThatDifferOnlyInHiddenCountsAreTheSameBytes)
{
    const auto one = [](std::int64_t small, std::int64_t other) {
        return bytesOf(disclose(
            tables::table({"g"}, {row({"a"}, small), row({"b"}, other), row({"c"}, 500)})));
    };
    EXPECT_EQ(one(7, 53), one(4, 56));
    EXPECT_NE(one(7, 53), one(7, 54)); // another total is another table
}

TEST(Gate, IsFairFromTheDayTheDataReach)
{
    auto raw = tables::headline();
    raw.total.steps[0].fairFrom = 100;
    EXPECT_FALSE(disclose(raw, 98).total().steps[0].isFair);
    EXPECT_TRUE(disclose(raw, 99).total().steps[0].isFair); // the last day of the last window
    // A source that ends before the others.
    auto early = tables::table({}, {row({}, 100, {step(100, 40, 40, 20)})});
    early.total.steps[0].fairFrom = 100;
    EXPECT_FALSE(disclose(early, 200).total().steps[0].isFair);
    EXPECT_TRUE(disclose(raw, 0).total().steps[1].isFair); // without a window
}

TEST(Gate, RefusesCountsThatDoNotAddUp)
{
    core::TaskContext task;
    auto raw = tables::headline();
    raw.total.steps[1].no.count += 1;
    const auto broken = Gate({}).disclose(raw, 0, task);
    ASSERT_FALSE(broken.hasValue());
    EXPECT_EQ(broken.error().code, core::ErrorCode::Internal);

    auto sum = tables::table({"g"}, {row({"a"}, 60, {step(60, 30, 30)})});
    std::swap(sum.total.steps[0].yes, sum.total.steps[0].notYet);
    EXPECT_FALSE(Gate({}).disclose(sum, 0, task).hasValue());
}

TEST(Gate, KeepsTheRuleWhereRowsCountAPersonTwice)
{
    // Pairs of records: the rows sum to 165, the total is 100, so neither tells the other.
    auto raw
        = tables::table({"a", "b"}, {row({"1", "1"}, 80), row({"1", "2"}, 6), row({"2", "2"}, 79)});
    raw.cross = true;
    raw.total.n = students(100);
    const auto table = disclose(raw);
    EXPECT_TRUE(table.isCross());
    ASSERT_EQ(table.rows().size(), 2U); // the pair of six is not listed
    EXPECT_TRUE(table.rows()[0].n.isShown());
    EXPECT_TRUE(table.rows()[1].n.isShown());
    EXPECT_EQ(table.hiddenGroups(), 1);
}

TEST(Gate, KeysOfSeveralFieldsAreNotListedWhereTheSizeIsHidden)
{
    const auto table = disclose(tables::table({"school", "birth_year"},
                                              {row({"A", "1994"}, 60), row({"A", "1995"}, 70),
                                               row({"B", "1994"}, 3), row({"B", "1995"}, 80)}));
    for (const DisclosedRow& one : table.rows())
        EXPECT_TRUE(one.n.isShown()) << one.keys[0] << ", " << one.keys[1];
    EXPECT_LT(table.rows().size(), 4U);
    EXPECT_EQ(table.hiddenGroups(), 1) << "not how many";
}

TEST(Gate, ATotalBelowTheThresholdListsNoGroups)
{
    const auto table = disclose(tables::table({"grade"}, {row({"B-"}, 2), row({"C"}, 5)}));
    EXPECT_TRUE(table.rows().empty());
    EXPECT_FALSE(table.total().n.isShown());
}

TEST(Gate, StopsWhenCancelled)
{
    core::CancelToken token;
    token.cancel();
    core::TaskContext task(token);
    const auto result = Gate({}).disclose(tables::headline(), 0, task);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.error().code, core::ErrorCode::Cancelled);
}

TEST(Gate, FollowsAStricterPolicy)
{
    Policy policy {.id = "strict", .version = 3, .minGroup = 31, .minEvent = 31, .minNonEvent = 31};
    core::TaskContext task;
    const auto raw = tables::table({}, {row({}, 100, {step(100, 70, 30)})});
    const auto table = Gate(policy).disclose(raw, 0, task);
    ASSERT_TRUE(table.hasValue());
    EXPECT_FALSE(table.value().total().steps[0].no.isShown());
    EXPECT_EQ(table.value().policy(), "strict@3");
    EXPECT_TRUE(disclose(raw).total().steps[0].no.isShown());
}

TEST(Gate, ADifferenceOfOnePersonFollowsFromNothingShown)
{
    // Of 40 who reached the first step, 39 are asked at the second: 20 and all 19 others found.
    auto few = row({"a"}, 60, {step(60, 40, 20), step(60, 20, 19)});
    few.steps[1].elsewhere = {{"university", students(19)}};
    auto many = row({"b"}, 600, {step(600, 400, 200), step(600, 200, 150)});
    many.steps[1].elsewhere = {{"university", students(100)}};
    core::TaskContext task;
    const auto told
        = Gate(Policy()).disclose(tables::table({"group"}, {few, many}), 0, task).value();
    const auto& steps = told.rows()[0].steps;
    EXPECT_FALSE(steps[0].yes.isShown() && steps[1].yes.isShown()
                 && steps[1].elsewhere[0].n.isShown())
        << "20 and 19 of 40: the difference is 1 at most, and would be shown were it 0";
}

TEST(Gate, ATableThatNobodyCanProveIsShownToNobody)
{
    std::mt19937 random(5);
    std::uniform_int_distribution<int> small(0, 14);
    std::vector<core::cohort::RawRow> rows;
    for (int i = 0; i < 24 * 14; ++i) {
        const int yes = small(random) + 2;
        const int no = small(random);
        const int later = yes / 2;
        rows.push_back(row({"a" + std::to_string(i / 14), "b" + std::to_string(i % 14)}, yes + no,
                           {step(yes + no, yes, no), step(yes + no, later, yes - later)}));
    }
    core::TaskContext task;
    const auto told = Gate(Policy()).disclose(tables::table({"a", "b"}, rows), 0, task);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, core::ErrorCode::TooDetailed);
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate tells of a measure.
#include "tests/core/disclosure/measured_tables.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using namespace core::disclosure;
using tables::Clock;
using tables::disclose;
using tables::joined;
using tables::numberTable;
using tables::times;
using tables::timeTable;

static_assert(!std::is_constructible_v<NumberCell, std::int64_t>);
static_assert(!std::is_constructible_v<NumberCell, double>);
static_assert(!std::is_assignable_v<NumberCell&, double>);

constexpr std::int64_t One = 1'000'000;

std::vector<std::int64_t> upTo(std::int64_t last)
{
    std::vector<std::int64_t> values;
    for (std::int64_t value = 1; value <= last; ++value)
        values.push_back(value * One);
    return values;
}

DisclosedMeasure only(const core::cohort::RawTable& table)
{
    return *disclose(table).total().measure;
}

DisclosedMeasure ofValues(std::vector<std::int64_t> values, std::int64_t without = 0)
{
    return only(numberTable({}, {{{}, std::move(values), without}}));
}

TEST(Measure, TellsAMeanFromElevenAMedianFromTwentyAndQuartilesFromFortyPeople)
{
    EXPECT_FALSE(ofValues(upTo(10)).mean.isShown());
    EXPECT_EQ(ofValues(upTo(11)).mean.value(), 6.0);
    EXPECT_FALSE(ofValues(upTo(19)).median.isShown());
    EXPECT_EQ(ofValues(upTo(20)).median.value(), 10.5);
    EXPECT_FALSE(ofValues(upTo(39)).lowerQuartile.isShown());
    EXPECT_FALSE(ofValues(upTo(39)).upperQuartile.isShown());
    EXPECT_EQ(ofValues(upTo(40)).lowerQuartile.value(), 10.5);
    EXPECT_EQ(ofValues(upTo(40)).upperQuartile.value(), 30.5);
    EXPECT_EQ(ofValues(upTo(40)).measured.value(), 40);
    EXPECT_TRUE(ofValues(upTo(40)).curve.empty());
}

TEST(Measure, ThresholdsAreThePolicys)
{
    const auto raw = numberTable({}, {{{}, upTo(45), 0}});
    core::TaskContext task;
    const Policy strict {.minMean = 46, .minMedian = 45, .minQuartile = 46};
    const auto none = *Gate(strict).disclose(raw, 0, task).value().total().measure;
    EXPECT_FALSE(none.mean.isShown());
    EXPECT_FALSE(none.median.isShown()); // what has no mean has no median
    const Policy open {.minMean = 11, .minMedian = 46, .minQuartile = 45};
    const auto some = *Gate(open).disclose(raw, 0, task).value().total().measure;
    EXPECT_TRUE(some.mean.isShown());
    EXPECT_FALSE(some.median.isShown());
    EXPECT_TRUE(some.upperQuartile.isShown());
}

TEST(Measure, TheMedianIsTheMeanOfTheFourMiddleValues)
{
    auto values = times<std::int64_t>(10, 0);
    values = joined(values, {2 * One, 4 * One, 7 * One, 7 * One});
    values = joined(values, times<std::int64_t>(8, 100 * One));
    ASSERT_EQ(values.size(), 22U); // positions 10 to 13: 0, 2, 4, 7
    EXPECT_EQ(ofValues(values).median.value(), 3.3); // 3.25 half up to a tenth
}

TEST(Measure, RoundsByWhatIsMeasured)
{
    auto raw = numberTable({}, {{{}, upTo(12), 0}});
    raw.rows[0].measure->values[0].value = One + 77'777; // the mean is 6.50648
    raw.total.measure->values[0].value = One + 77'777;
    EXPECT_EQ(only(raw).mean.value(), 6.5);
    EXPECT_EQ(disclose(raw).measureDecimals(), 1);
    raw.measure->value.field = "grade_points";
    EXPECT_EQ(only(raw).mean.value(), 6.51);
    EXPECT_EQ(disclose(raw).measureDecimals(), 2);
}

TEST(Measure, AFewWithoutANumberHideHowManyHaveOne)
{
    const auto few = ofValues(upTo(60), 4);
    EXPECT_FALSE(few.without.isShown());
    EXPECT_FALSE(few.measured.isShown());
    EXPECT_FALSE(few.mean.isShown());
    const auto many = ofValues(upTo(60), 11);
    EXPECT_EQ(many.without.value(), 11);
    EXPECT_TRUE(many.mean.isShown());
}

TEST(Measure, WhereAllHaveOneValueOrAllButAFewNothingIsTold)
{
    const auto with = [](std::size_t same, std::size_t others) {
        return ofValues(joined(times<std::int64_t>(same, 0), times(others, 7 * One)));
    };
    EXPECT_FALSE(with(60, 0).mean.isShown());
    EXPECT_FALSE(with(60, 0).median.isShown());
    EXPECT_FALSE(with(90, 10).mean.isShown());
    EXPECT_FALSE(with(90, 10).lowerQuartile.isShown());
    EXPECT_FALSE(with(10, 10).mean.isShown());
    EXPECT_TRUE(with(90, 11).mean.isShown());
    EXPECT_FALSE(with(10, 90).mean.isShown());
    EXPECT_TRUE(with(11, 11).mean.isShown());
}

TEST(Measure, OfNobodyThereIsNothingToTellAndNothingHidden)
{
    const auto table = disclose(numberTable({}, {{{}, {}, 40}}));
    EXPECT_TRUE(table.total().measure->mean.isNone());
    EXPECT_EQ(table.total().measure->measured.value(), 0);
    EXPECT_EQ(table.hiddenGroups(), 0);
}

TEST(Measure, ThatNobodyOfAFewIsMeasuredIsNotTold)
{
    const auto table = disclose(
        numberTable({"g"}, {{{"a"}, {}, 5}, {{"b"}, upTo(60), 60}, {{"c"}, upTo(70), 70}}));
    const auto& few = *table.rows()[0].measure;
    EXPECT_FALSE(few.measured.isShown());
    EXPECT_FALSE(few.mean.isNone());
    EXPECT_FALSE(few.mean.isShown());
}

TEST(Measure, ASmallRowIsHiddenWithAnotherAndTheTotalStays)
{
    const auto table = disclose(
        numberTable({"g"}, {{{"a"}, upTo(5), 0}, {{"b"}, upTo(50), 0}, {{"c"}, upTo(60), 0}}));
    EXPECT_FALSE(table.rows()[0].measure->mean.isShown());
    EXPECT_FALSE(table.rows()[1].measure->mean.isShown()); // else total less b and c
    EXPECT_TRUE(table.rows()[2].measure->mean.isShown());
    EXPECT_TRUE(table.total().measure->mean.isShown());
    EXPECT_EQ(table.hiddenGroups(), 2);
}

TEST(Measure, ARowWhereAllAreAlikeIsHiddenWithAnother)
{
    const auto table = disclose(numberTable(
        {"g"},
        {{{"a"}, times<std::int64_t>(30, 0), 0}, {{"b"}, upTo(50), 0}, {{"c"}, upTo(60), 0}}));
    EXPECT_TRUE(table.rows()[0].n.isShown()); // how many they are is no secret
    EXPECT_FALSE(table.rows()[0].measure->mean.isShown());
    EXPECT_FALSE(table.rows()[1].measure->mean.isShown());
    EXPECT_TRUE(table.rows()[2].measure->mean.isShown());
    EXPECT_TRUE(table.total().measure->mean.isShown());
}

TEST(Measure, RowsThatAreHiddenTogetherAreNotAllAlike)
{
    // a and b would be hidden, one because it is small, one beside it; both are all at zero.
    const auto table = disclose(numberTable({"g"},
                                            {{{"a"}, times<std::int64_t>(5, 0), 0},
                                             {{"b"}, times<std::int64_t>(30, 0), 0},
                                             {{"c"}, upTo(50), 0},
                                             {{"d"}, upTo(60), 0}}));
    EXPECT_FALSE(table.rows()[2].measure->mean.isShown());
    EXPECT_TRUE(table.rows()[3].measure->mean.isShown());
}

TEST(Measure, AFewWhoGotThereWithoutANumberAreProtected)
{
    // Growth is known of 95 of the 100 who said yes.
    auto raw = numberTable({}, {{{}, upTo(95), 105}});
    raw.stepLabels = {"Later (5 years)"};
    for (core::cohort::RawRow* row : {&raw.rows[0], &raw.total})
        row->steps = {tables::step(200, 100, 100)};
    raw.measure->kind = core::cohort::Measure::Kind::Growth;
    raw.measure->step = "Later";
    const auto table = disclose(raw);
    EXPECT_FALSE(table.total().measure->measured.isShown() && table.total().steps[0].yes.isShown());
    raw.measure->kind = core::cohort::Measure::Kind::Count; // no part of them
    EXPECT_TRUE(disclose(raw).total().measure->measured.isShown());
}

TEST(Measure, ThatEverybodyGotThereIsNotToldByHowManyAreMeasured)
{
    auto raw = numberTable({}, {{{}, upTo(100), 0}});
    raw.stepLabels = {"Later"};
    for (core::cohort::RawRow* row : {&raw.rows[0], &raw.total})
        row->steps = {tables::step(100, 100, 0)};
    raw.measure->kind = core::cohort::Measure::Kind::Growth;
    raw.measure->step = "Later";
    const auto total = disclose(raw).total();
    EXPECT_EQ(total.n.value(), 100); // how many started is no secret
    EXPECT_FALSE(total.measure->measured.isShown() || total.measure->without.isShown());
    EXPECT_FALSE(total.measure->mean.isShown() || total.steps[0].yes.isShown());
}

TEST(Measure, IsNotToldOfEnrolmentsWhereSomebodyHasSeveral)
{
    auto raw = numberTable({}, {{{}, upTo(60), 0}});
    raw.unit = core::cohort::Unit::Enrolments;
    for (core::cohort::RawRow* row : {&raw.rows[0], &raw.total})
        row->n.people = row->measure->measured.people = 59;
    EXPECT_FALSE(only(raw).mean.isShown()); // or all but a few of the values were one person's
    for (core::cohort::RawRow* row : {&raw.rows[0], &raw.total})
        row->n.people = row->measure->measured.people = 60;
    EXPECT_TRUE(only(raw).mean.isShown());
}

TEST(Measure, CountsThatDoNotAddUpAreRefused)
{
    core::TaskContext task;
    const auto isRefused
        = [&](core::cohort::RawTable raw) { return !Gate({}).disclose(raw, 0, task).hasValue(); };
    auto raw = numberTable({}, {{{}, upTo(60), 20}});
    EXPECT_FALSE(isRefused(raw));
    auto without = raw;
    without.total.measure->without = tables::students(21);
    EXPECT_TRUE(isRefused(without));
    auto values = raw;
    values.total.measure->values.pop_back();
    EXPECT_TRUE(isRefused(values));
    auto missing = raw;
    missing.rows[0].measure.reset();
    EXPECT_TRUE(isRefused(missing));
    auto time = timeTable({}, {{{}, times<Clock>(40, {300}), 0}});
    EXPECT_FALSE(isRefused(time));
    time.measureStep = 7;
    EXPECT_TRUE(isRefused(time));
}

/// 40 in the first half year, 40 in the second, 20 to whom it never came within three years.
const std::vector<Clock> Hundred = joined(joined(times<Clock>(40, {100}), times<Clock>(40, {300})),
                                          times<Clock>(20, {1000, Clock::End::No}));

TEST(Measure, ATimeHasMedianQuartilesAndACurve)
{
    const auto table = disclose(timeTable({}, {{{}, Hundred, 30}}));
    const auto& measure = *table.total().measure;
    EXPECT_EQ(measure.measured.value(), 100);
    EXPECT_EQ(measure.without.value(), 30);
    EXPECT_TRUE(measure.mean.isNone());
    EXPECT_EQ(measure.lowerQuartile.value(), 100);
    EXPECT_EQ(measure.median.value(), 300);
    EXPECT_EQ(measure.upperQuartile.value(), 300);
    EXPECT_EQ(table.measureDecimals(), 0);
    ASSERT_EQ(measure.curve.size(), 2U);
    EXPECT_EQ(measure.curve[0].months, 6); // day 100 is in the second quarter
    EXPECT_EQ(measure.curve[0].reached.value(), 0.4);
    EXPECT_EQ(measure.curve[0].events.value(), 40);
    EXPECT_EQ(measure.curve[0].atRisk.value(), 60);
    EXPECT_EQ(measure.curve[1].months, 12);
    EXPECT_EQ(measure.curve[1].reached.value(), 0.8);
    EXPECT_EQ(measure.curve[1].atRisk.value(), 20);
}

TEST(Measure, AQuantileThatTheCurveNeverReachesIsNone)
{
    const auto measure = only(timeTable(
        {}, {{{}, joined(times<Clock>(40, {100}), times<Clock>(60, {900, Clock::End::No})), 0}}));
    EXPECT_TRUE(measure.median.isNone());
    EXPECT_TRUE(measure.upperQuartile.isNone());
    EXPECT_EQ(measure.lowerQuartile.value(), 100);
}

TEST(Measure, ACurveStopsOnlyWhereElevenEventsCameAndElevenAreLeft)
{
    // 30, then 10, then 10 more, 20 never.
    auto clocks = joined(times<Clock>(30, {80}), times<Clock>(10, {170}));
    clocks = joined(clocks, times<Clock>(10, {260}));
    const auto curve
        = only(timeTable({}, {{{}, joined(clocks, times<Clock>(20, {1000, Clock::End::No})), 0}}))
              .curve;
    ASSERT_EQ(curve.size(), 2U); // 10 alone are too few; 20 together are not
    EXPECT_EQ(curve[0].months, 3);
    EXPECT_EQ(curve[1].months, 9);
    EXPECT_EQ(curve[1].events.value(), 50);
    // Of 5 who are left it does not go so far.
    const auto shorter = only(timeTable(
        {},
        {{{},
          joined(joined(clocks, times<Clock>(5, {400})), times<Clock>(5, {999, Clock::End::No})),
          0}}));
    EXPECT_LT(shorter.curve.size(), 2U);
}

TEST(Measure, AFewEventsAfterTheLastPointTakeItAway)
{
    const auto clocks = joined(times<Clock>(30, {80}), times<Clock>(40, {170}));
    const auto after = [&](std::size_t late) {
        return only(timeTable({},
                              {{{},
                                joined(joined(clocks, times<Clock>(late, {200})),
                                       times<Clock>(30, {201, Clock::End::No})),
                                0}}))
            .curve.size();
    };
    EXPECT_EQ(after(0), 2U);
    EXPECT_EQ(after(10), 1U);
    EXPECT_EQ(after(11), 2U);
}

TEST(Measure, AFewWhoLeaveSightBetweenTwoPointsAreNotTold)
{
    const auto left = [](std::size_t count) {
        auto clocks = joined(times<Clock>(30, {80}), times<Clock>(count, {100, Clock::End::No}));
        clocks = joined(clocks, times<Clock>(40, {170}));
        return only(
            timeTable({}, {{{}, joined(clocks, times<Clock>(30, {900, Clock::End::No})), 0}}));
    };
    EXPECT_EQ(left(0).curve.size(), 2U);
    EXPECT_EQ(left(4).curve.size(), 1U);
    EXPECT_EQ(left(11).curve.size(), 2U);
}

TEST(Measure, AFewWhoAreSeenForNoDayAreNotTold)
{
    const auto seen = [](std::size_t count) {
        return only(timeTable({},
                              {{{}, joined(Hundred, times<Clock>(count, {0, Clock::End::No})), 0}}))
            .curve.size();
    };
    EXPECT_EQ(seen(0), 2U);
    EXPECT_EQ(seen(4), 0U); // 104 less 40 less 60 would tell them
    EXPECT_EQ(seen(15), 2U);
    const auto sudden = only(timeTable({}, {{{}, joined(Hundred, times<Clock>(30, {0})), 0}}));
    ASSERT_EQ(sudden.curve.size(), 3U);
    EXPECT_EQ(sudden.curve[0].months, 3);
    EXPECT_EQ(sudden.curve[0].events.value(), 30);
    EXPECT_EQ(sudden.curve[1].events.value(), 70);
}

TEST(Measure, AllRowsAndTheTotalHaveOneGrid)
{
    const auto early = joined(times<Clock>(40, {80}), times<Clock>(40, {1000, Clock::End::No}));
    const auto table = disclose(timeTable({"g"}, {{{"a"}, Hundred, 0}, {{"b"}, early, 0}}));
    const auto months = [](const DisclosedRow& row) {
        std::vector<int> out;
        for (const DisclosedPoint& point : row.measure->curve)
            out.push_back(point.months);
        return out;
    };
    EXPECT_EQ(months(table.total()), (std::vector<int> {6})); // where a has 40 and b too
    EXPECT_EQ(months(table.rows()[0]), months(table.total()));
    EXPECT_EQ(months(table.rows()[1]), months(table.total()));
}

TEST(Measure, ASmallRowDoesNotTakeTheOthersCurveAway)
{
    const auto table = disclose(timeTable(
        {"g"}, {{{"a"}, Hundred, 0}, {{"b"}, Hundred, 0}, {{"c"}, times<Clock>(14, {800}), 0}}));
    EXPECT_FALSE(table.total().measure->curve.empty());
    EXPECT_TRUE(table.rows()[2].measure->curve.empty());
    // c alone would be the difference of the total and the others.
    EXPECT_TRUE(table.rows()[0].measure->curve.empty() || table.rows()[1].measure->curve.empty());
}

TEST(Measure, AFewToWhomItCameEarlyAreNotTheDifferenceOfACurveAndTheYes)
{
    const auto early = [](std::size_t count) {
        return only(timeTable(
            {},
            {{{},
              joined(joined(Hundred, times<Clock>(count, {90, Clock::End::YesTooEarlyToTell})),
                     times<Clock>(30, {90, Clock::End::NotYet})),
              0}}));
    };
    EXPECT_FALSE(early(0).curve.empty());
    EXPECT_TRUE(early(6).curve.empty());
    EXPECT_FALSE(early(20).curve.empty());
}

TEST(Measure, ATimeOfTenEventsTellsNothing)
{
    const auto few = only(timeTable(
        {}, {{{}, joined(times<Clock>(10, {80}), times<Clock>(50, {20, Clock::End::No})), 0}}));
    EXPECT_FALSE(few.median.isShown() || few.median.isNone());
    EXPECT_FALSE(few.lowerQuartile.isShown() || few.lowerQuartile.isNone());
    EXPECT_TRUE(few.curve.empty());
}

TEST(Measure, EnrolmentsHaveNoCurve)
{
    auto raw = timeTable({}, {{{}, Hundred, 0}});
    raw.unit = core::cohort::Unit::Enrolments;
    EXPECT_TRUE(only(raw).curve.empty());
    EXPECT_TRUE(only(raw).median.isShown());
}

TEST(Measure, ATotalBelowTheThresholdTellsNothing)
{
    const auto few = ofValues(upTo(6));
    EXPECT_FALSE(few.measured.isShown() || few.without.isShown() || few.mean.isShown()
                 || few.mean.isNone());
}

} // namespace

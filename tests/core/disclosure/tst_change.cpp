// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The change between two years, from what is shown only.
#include "core/disclosure/change.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

namespace {

using namespace core::disclosure;
using tables::row;
using tables::step;

constexpr std::int64_t Least = 20;

struct Cell
{
    std::string year, group;
    std::int64_t yes, no;
};

core::cohort::RawTable years(const std::vector<Cell>& cells, bool hasGroups = true)
{
    std::vector<core::cohort::RawRow> rows;
    for (const Cell& cell : cells) {
        const std::int64_t n = cell.yes + cell.no;
        const std::vector<std::string> keys = hasGroups
            ? std::vector<std::string> {cell.year, cell.group}
            : std::vector<std::string> {cell.year};
        rows.push_back(row(keys, n, {step(n, cell.yes, cell.no)}));
    }
    auto table
        = tables::table(hasGroups ? std::vector<std::string> {"start.academic_year", "school"}
                                  : std::vector<std::string> {"start.academic_year"},
                        std::move(rows));
    table.change = {"2008-09", "2009-10"};
    return table;
}

/// 1,000 a year: 60 % at 70 % and 40 % at 40 %, then 40 % at 72 % and 60 % at 43 %.
const std::vector<Cell> Story {{"2008-09", "A", 420, 180},
                               {"2008-09", "B", 160, 240},
                               {"2009-10", "A", 288, 112},
                               {"2009-10", "B", 258, 342}};

TEST(Change, SplitsTheWorkedExampleOfTheField)
{
    const auto table = tables::disclose(years(Story));
    ASSERT_TRUE(table.change());
    EXPECT_EQ(table.change()->before.n.value(), 1000);
    EXPECT_EQ(table.change()->after.n.value(), 1000);
    const auto changes = changesOf(table, Least);
    ASSERT_EQ(changes.size(), 1U);
    ASSERT_TRUE(changes[0]);
    EXPECT_NEAR(changes[0]->difference, -0.034, 1e-12);
    ASSERT_TRUE(changes[0]->parts);
    EXPECT_NEAR(changes[0]->parts->rates, 0.025, 1e-12);
    EXPECT_NEAR(changes[0]->parts->mix, -0.059, 1e-12);
    const auto interval = core::indicators::newcombe({546, 1000}, {580, 1000});
    EXPECT_EQ(changes[0]->interval.low, interval.low);
    EXPECT_EQ(changes[0]->interval.high, interval.high);
    EXPECT_LT(changes[0]->interval.low, -0.034);
    EXPECT_GT(changes[0]->interval.high, -0.034);
}

TEST(Change, WithoutFurtherGroupsHasNoMix)
{
    const auto changes = changesOf(
        tables::disclose(years({{"2008-09", "", 580, 420}, {"2009-10", "", 546, 454}}, false)),
        Least);
    ASSERT_TRUE(changes.at(0));
    EXPECT_NEAR(changes[0]->difference, -0.034, 1e-12);
    EXPECT_EQ(changes[0]->before.trials, 1000);
    EXPECT_FALSE(changes[0]->parts);
}

TEST(Change, NeedsTwentyOfEachYear)
{
    const auto of = [](std::int64_t no) {
        return changesOf(
            tables::disclose(years({{"2008-09", "", 11, no}, {"2009-10", "", 80, 70}}, false)),
            Least);
    };
    EXPECT_FALSE(of(8).at(0)); // hidden: the no are few
    EXPECT_TRUE(of(11).at(0));
    const auto strict = changesOf(
        tables::disclose(years({{"2008-09", "", 11, 11}, {"2009-10", "", 80, 70}}, false)), 23);
    EXPECT_FALSE(strict.at(0));
}

TEST(Change, AHiddenCellHidesTheSplitAndNotTheDifference)
{
    auto cells = Story;
    cells.push_back({"2008-09", "C", 20, 3});
    cells.push_back({"2009-10", "C", 30, 30});
    const auto changes = changesOf(tables::disclose(years(cells)), Least);
    ASSERT_TRUE(changes.at(0));
    EXPECT_FALSE(changes[0]->parts);
}

TEST(Change, AGroupThatIsNotListedIsNobodyOnlyIfTheOthersAreTheWhole)
{
    auto nobody = Story;
    nobody.push_back({"2008-09", "C", 0, 0});
    nobody.push_back({"2009-10", "C", 0, 0});
    EXPECT_TRUE(changesOf(tables::disclose(years(nobody)), Least).at(0)->parts);

    auto few = Story;
    few.push_back({"2008-09", "C", 2, 3}); // not listed, and somebody
    few.push_back({"2009-10", "C", 3, 2});
    const auto table = tables::disclose(years(few));
    EXPECT_LT(table.rows().size(), 6U);
    const auto changes = changesOf(table, Least);
    EXPECT_FALSE(changes.at(0) && changes[0]->parts);
}

TEST(Change, AGroupOfOneYearOnlyHasNoSplit)
{
    auto cells = Story;
    cells.push_back({"2009-10", "C", 30, 30});
    const auto changes = changesOf(tables::disclose(years(cells)), Least);
    ASSERT_TRUE(changes.at(0));
    EXPECT_FALSE(changes[0]->parts);
}

TEST(Change, AYearWithNobodyHasNoChange)
{
    const auto table = tables::disclose(years({{"2009-10", "", 546, 454}}, false));
    EXPECT_FALSE(table.change());
    EXPECT_TRUE(changesOf(table, Least).empty());
}

TEST(Change, TheSidesAreCellsOfTheTable)
{
    // Four in one group of the year: its side is shown, so one more group of it is hidden.
    auto cells = Story;
    cells.push_back({"2008-09", "C", 2, 2});
    cells.push_back({"2009-10", "C", 50, 50});
    const auto table = tables::disclose(years(cells));
    EXPECT_TRUE(table.change()->before.n.isShown());
    int listed = 0;
    for (const DisclosedRow& one : table.rows())
        listed += one.keys[0] == "2008-09" ? 1 : 0;
    EXPECT_LT(listed, 2);
}

TEST(Change, OtherTablesHaveNone)
{
    auto raw = years(Story);
    raw.change.reset();
    EXPECT_FALSE(tables::disclose(raw).change());
    EXPECT_TRUE(changesOf(tables::disclose(raw), Least).empty());
}

} // namespace

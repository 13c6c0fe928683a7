// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A15: two databases that differ inside hidden cells only must look the same, to the last
// byte. Where the twin's pattern is another one, the two are not told apart by a leak, but by what
// is on display: which cells are hidden may hang on the exact counts, as the rule on people does
// itself, and the twin is then no twin. How often that is so is printed, and that it is not always
// so is asked for. So with bands: that they are wider than need be, or left out, hangs on the
// counts that would have been told too well. Accepted, and not compared: how many programs a table
// needs, and so how long it takes or whether it is given up as too detailed. That work hangs on the
// hidden counts through the search for witnesses; nobody is shown more of it than a wait, and a bar
// that fills with the effort spent.
#include "core/disclosure/rate_band.h"
#include "tests/core/disclosure/measured_tables.h"
#include "tests/core/disclosure/tables.h"
#include "tests/core/disclosure/transcript.h"
#include "tests/core/disclosure/twins.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace {

using core::disclosure::DisclosedTable;
using tables::RawTable;

constexpr core::Day ObservedThrough = 16000;

/// A gate that leaks: what it says beside the table.
using Leak = std::function<std::string(const RawTable&)>;

struct Compared
{
    int tables = 0;
    int twins = 0; ///< with the same pattern
    int otherRule = 0; ///< another cell is small
    int otherPattern = 0; ///< others are hidden beside the small ones
    int otherBand = 0; ///< a rate on display is not theirs
    int otherWidth = 0; ///< other bands are wider than need be, or left out
    int different = 0;
    int toldByLeak = 0; ///< what a deliberate leak tells apart, of the twins
};

/// How wide the bands are, by their places.
std::string widthsOf(const DisclosedTable& table)
{
    std::string text;
    const auto add = [&text](const core::disclosure::DisclosedRow& row) {
        for (const auto& step : row.steps)
            text += step.rate.isBand() ? std::to_string(step.rate.to() - step.rate.from()) + ' '
                                       : "none ";
    };
    add(table.total());
    std::for_each(table.rows().begin(), table.rows().end(), add);
    return text;
}

/// Is every band of @p shown, and what its width says of how many answered, true of the twin?
bool haveTheRates(const DisclosedTable& shown, const RawTable& raw, const RawTable& twin)
{
    using namespace core::disclosure;
    const auto classOf = [](const tables::StepTally& step) {
        return bandClassOf(step.yes.count + step.no.count, 11, 3);
    };
    const auto rowHas
        = [&](const DisclosedRow& row, const tables::RawRow& one, const tables::RawRow& other) {
              for (std::size_t i = 0; i < row.steps.size(); ++i) {
                  const RateCell& rate = row.steps[i].rate;
                  if (!rate.isBand())
                      continue;
                  const auto own = classOf(one.steps[i]), its = classOf(other.steps[i]);
                  const int width = rate.to() - rate.from();
                  const int parts = width == 32 || width == 33 ? 3 : 100 / width;
                  if (!its || own->parts != its->parts)
                      return false;
                  const tables::StepTally& step = other.steps[i];
                  const RateBand band(step.yes.count, step.yes.count + step.no.count, parts);
                  if (band.from() != rate.from() || band.to() != rate.to())
                      return false;
              }
              return true;
          };
    const auto rowOf = [](const RawTable& table, const std::vector<std::string>& keys) {
        return std::find_if(table.rows.begin(), table.rows.end(),
                            [&](const auto& row) { return row.keys == keys; });
    };
    return rowHas(shown.total(), raw.total, twin.total)
        && std::all_of(shown.rows().begin(), shown.rows().end(), [&](const DisclosedRow& row) {
               const auto one = rowOf(raw, row.keys), other = rowOf(twin, row.keys);
               return other == twin.rows.end() || rowHas(row, *one, *other);
           });
}

void compare(const RawTable& raw, const std::vector<RawTable>& twins, const Leak& leak,
             Compared& found)
{
    constexpr int MostOfOneTable = 4;
    const DisclosedTable shown = tables::disclose(raw, ObservedThrough);
    ++found.tables;
    int left = MostOfOneTable;
    for (const RawTable& twin : twins) {
        if (!tables::isSmallAlike(raw, twin)) {
            ++found.otherRule;
            continue;
        }
        if (left-- == 0)
            break;
        const DisclosedTable other = tables::disclose(twin, ObservedThrough);
        if (tables::shownCounts(shown) != tables::shownCounts(other)) {
            ++found.otherPattern;
            continue;
        }
        if (!haveTheRates(shown, raw, twin)) {
            ++found.otherBand;
            continue;
        }
        if (widthsOf(shown) != widthsOf(other)) {
            ++found.otherWidth;
            continue;
        }
        ++found.twins;
        const std::string one = tables::transcript(shown), two = tables::transcript(other);
        found.different += one == two ? 0 : 1;
        found.toldByLeak += one + leak(raw) == two + leak(twin) ? 0 : 1;
        EXPECT_EQ(one, two) << "table " << found.tables;
    }
}

void print(const char* name, const Compared& found)
{
    std::cout << "A15, " << name << ": " << found.tables << " tables, " << found.twins
              << " twins, of them " << found.different << " look different, " << found.toldByLeak
              << " do with a leak; in " << found.otherRule << " others other cells are small, in "
              << found.otherPattern << " others are hidden beside them, in " << found.otherBand
              << " a rate on display is another, in " << found.otherWidth
              << " bands are wider or left out\n";
}

std::string rowsOf(const RawTable& raw)
{
    return std::to_string(raw.rows.size());
}

/// The rows by size, as bars that were sorted before they were hidden.
std::string orderOf(const RawTable& raw)
{
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> order;
    for (const auto& row : raw.rows)
        order.emplace_back(row.n.count, row.keys);
    std::sort(order.begin(), order.end());
    std::string text;
    for (const auto& [n, keys] : order)
        text += keys.front() + ' ';
    return text;
}

void addTimes(RawTable& raw)
{
    for (auto& row : raw.rows) {
        for (auto& step : row.steps)
            step.fairFrom = ObservedThrough - 30 + row.keys.front().back() % 3 * 30;
    }
    for (auto& step : raw.total.steps)
        step.fairFrom = ObservedThrough + 90;
}

TEST(WitnessSwap, TablesThatDifferInHiddenCellsOnlyLookTheSame)
{
    std::mt19937 random(20150630);
    Compared found;
    for (int i = 0; i < 300; ++i) {
        RawTable raw = tables::randomTable(random, i % 2 == 0);
        addTimes(raw);
        compare(raw, tables::twinsOf(raw, random), orderOf, found);
    }
    print("random tables", found);
    EXPECT_GT(found.twins, 300);
    EXPECT_LT(found.otherWidth, found.twins / 10);
    EXPECT_EQ(found.different, 0);
    EXPECT_GT(found.toldByLeak, 0);
}

TEST(WitnessSwap, TheTwoYearsOfAChangeLookTheSame)
{
    std::mt19937 random(20090815);
    Compared found;
    for (int i = 0; i < 120; ++i) {
        RawTable raw = tables::randomTable(random, i % 2 == 0);
        std::erase_if(raw.rows, [](const auto& row) { return row.keys.front() > "a1"; });
        raw = tables::table(raw.by, raw.rows);
        raw.change = {"a0", "a1"};
        compare(raw, tables::twinsOf(raw, random), orderOf, found);
    }
    print("changes", found);
    EXPECT_GT(found.twins, 30);
    EXPECT_EQ(found.different, 0);
}

/// Cells of two fields that nobody is in have no row; those that are hidden are not listed.
TEST(WitnessSwap, HowManyRowsAreNotListedIsNotTold)
{
    const auto years = [](std::int64_t one, std::int64_t other) {
        std::vector<tables::RawRow> rows {tables::row({"2007-08", "F"}, 60),
                                          tables::row({"2007-08", "M"}, 50),
                                          tables::row({"2008-09", "F"}, 70)};
        rows.push_back(tables::row({"2008-09", "X"}, one));
        if (other > 0)
            rows.push_back(tables::row({"2008-09", "M"}, other));
        return tables::table({"start.academic_year", "gender"}, rows);
    };
    Compared found;
    compare(years(12, 8), {years(20, 0), years(10, 10), years(14, 6)}, rowsOf, found);
    const auto few = [](std::vector<std::int64_t> counts) {
        std::vector<tables::RawRow> rows;
        for (std::size_t i = 0; i < counts.size(); ++i)
            rows.push_back(tables::row({"section " + std::to_string(i)}, counts[i]));
        return tables::table({"section"}, rows);
    };
    compare(few({3, 4, 1}), {few({8}), few({1, 1, 1, 1, 1, 1, 1, 1, 1})}, rowsOf, found);
    print("rows", found);
    EXPECT_GE(found.twins, 2);
    EXPECT_EQ(found.different, 0);
    EXPECT_GE(found.toldByLeak, 2);
}

TEST(WitnessSwap, ValuesOfThoseWhoseStatisticIsHiddenMayBeOthers)
{
    std::mt19937 random(40);
    Compared found;
    for (int i = 0; i < 150; ++i) {
        std::vector<tables::NumberRow> rows;
        for (const char* key : {"a", "b", "c", "d"}) {
            tables::NumberRow row;
            row.keys = {key};
            for (std::size_t k = 0, count = 4 + random() % 40; k < count; ++k)
                row.values.push_back(static_cast<std::int64_t>(random() % 60) * 1'000'000);
            row.without = 12;
            rows.push_back(row);
        }
        const RawTable raw = tables::numberTable({"g"}, rows);
        const auto twins
            = tables::twinsByValues(raw, tables::disclose(raw, ObservedThrough), random);
        compare(
            raw, twins,
            [](const RawTable& all) {
                std::string text;
                for (const auto& row : all.rows)
                    text += std::to_string(row.measure->values.front().value) + ' ';
                return text;
            },
            found);
    }
    print("numbers", found);
    EXPECT_GT(found.twins, 50);
    EXPECT_EQ(found.different, 0);
    EXPECT_GT(found.toldByLeak, 0);
}

TEST(WitnessSwap, TimesOfThoseWhoseCurveIsHiddenMayBeOthers)
{
    using tables::Clock;
    std::mt19937 random(41);
    Compared found;
    for (int i = 0; i < 80; ++i) {
        std::vector<tables::TimeRow> rows;
        for (const char* key : {"a", "b", "c"}) {
            tables::TimeRow row;
            row.keys = {key};
            for (std::size_t k = 0, count = 4 + random() % 80; k < count; ++k)
                row.clocks.push_back({static_cast<std::int64_t>(random() % 1400),
                                      random() % 4 == 0 ? Clock::End::No : Clock::End::Yes});
            row.notLocated = 12;
            rows.push_back(row);
        }
        const RawTable raw = tables::timeTable({"g"}, rows);
        const auto twins
            = tables::twinsByValues(raw, tables::disclose(raw, ObservedThrough), random);
        compare(
            raw, twins,
            [](const RawTable& all) {
                std::string text;
                for (const auto& row : all.rows)
                    text += std::to_string(row.measure->values.front().value) + ' ';
                return text;
            },
            found);
    }
    print("times", found);
    EXPECT_GT(found.twins, 10);
    EXPECT_EQ(found.different, 0);
}

} // namespace

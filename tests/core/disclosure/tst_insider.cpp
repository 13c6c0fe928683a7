// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A17: a student who is alone in a hidden group adds what they know of themselves. Others
// must not be known exactly.
#include "core/disclosure/insider.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/named_system.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iostream>

namespace {

using namespace core::disclosure;

struct Found
{
    int insiders = 0;
    int exactly = 0; ///< hidden small groups of others of which one value is left
};

/// What everybody sees is at least so much, with nothing that hangs on what the insider sees more.
CellSystem asShown(CellSystem system, const Pattern& hidden)
{
    const auto least = leastValues(system, hidden, Floors::Known);
    for (std::size_t cell = 0; cell < least.size(); ++cell) {
        system.cells[cell].floor = least[cell];
        system.cells[cell].groupFloor = 0;
    }
    return system;
}

/// @p own: cells of the student who is alone in the first of them. @p others: groups to be found.
void attack(const CellSystem& system, const Pattern& hidden, const std::vector<std::size_t>& own,
            const std::vector<std::size_t>& others, Found& found)
{
    ++found.insiders;
    Pattern within = hidden;
    for (const std::size_t cell : own)
        within[cell] = false;
    for (const std::size_t other : others) {
        if (!within[other])
            continue;
        const Ends ends = rangeOf(asShown(system, hidden), within, other, Floors::Known);
        found.exactly += ends.first == ends.second ? 1 : 0;
    }
}

Pattern keptFromInsiders(const CellSystem& system, const Pattern& hidden)
{
    core::TaskContext task;
    return hideFromInsiders(system, hidden, task).value();
}

Pattern suppressed(const CellSystem& system)
{
    core::TaskContext task;
    return suppress(system, task).value();
}

std::size_t hiddenCount(const Pattern& hidden)
{
    return static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), true));
}

/// Groups of one student that are the same student as @p own: one is the other's total.
bool isSelf(const CellSystem& system, std::size_t own, std::size_t cell)
{
    return system.cells[cell].value == 1
        && std::any_of(system.equations.begin(), system.equations.end(), [&](const Equation& sum) {
               const auto holds = [&](std::size_t part) {
                   return std::find(sum.parts.begin(), sum.parts.end(), part) != sum.parts.end();
               };
               return (sum.total == own && holds(cell)) || (sum.total == cell && holds(own));
           });
}

std::vector<std::size_t> othersOf(const Named& table, std::size_t own)
{
    std::vector<std::size_t> others = table.primaries();
    std::erase_if(others, [&](std::size_t cell) { return isSelf(table.system, own, cell); });
    return others;
}

/// Most groups are of one, or just too small: then two of them make a total that hides both.
std::int64_t temptingCount(std::mt19937& random)
{
    constexpr std::array<std::int64_t, 8> Counts {1, 1, 0, 10, 9, 10, 24, 60};
    return Counts[random() % Counts.size()];
}

/// Schools by groups, many of them small.
Named smallTable(std::mt19937& random)
{
    std::vector<std::string> schools;
    std::vector<std::vector<std::int64_t>> counts;
    for (int school = 0; school < 8; ++school) {
        schools.push_back("school " + std::to_string(school));
        auto& row = counts.emplace_back();
        for (int group = 0; group < 3; ++group)
            row.push_back(temptingCount(random));
    }
    Named table = twoWay(10, schools, {"x", "y", "z"}, counts);
    for (Cell& cell : table.system.cells)
        cell.floor = std::min<std::int64_t>(cell.value, 1);
    return table;
}

TEST(Insider, FindsOthersWithoutTheGateAndNobodyBehindIt)
{
    std::mt19937 random(17);
    Found linear, audited, kept;
    std::size_t before = 0, after = 0, cells = 0;
    for (int i = 0; i < 60; ++i) {
        const Named table = smallTable(random);
        const Pattern proven = table.suppressed();
        const Pattern hidden = keptFromInsiders(table.system, proven);
        before += hiddenCount(proven);
        after += hiddenCount(hidden);
        cells += proven.size();
        for (std::size_t own = 0; own < proven.size(); ++own) {
            if (!proven[own] || table.system.cells[own].value != 1)
                continue;
            attack(table.system, table.linear(), {own}, othersOf(table, own), linear);
            attack(table.system, proven, {own}, othersOf(table, own), audited);
            attack(table.system, hidden, {own}, othersOf(table, own), kept);
        }
    }
    std::cout << "A17: " << kept.insiders << " insiders find " << linear.exactly
              << " others behind elimination alone, " << audited.exactly << " behind the audit, "
              << kept.exactly << " behind the gate; hidden are " << before << ", then " << after
              << " of " << cells << " cells\n";
    EXPECT_GT(kept.insiders, 100);
    EXPECT_GT(linear.exactly, 10);
    EXPECT_GT(audited.exactly, 0);
    EXPECT_EQ(kept.exactly, 0);
    EXPECT_LT(after, before + before / 10);
}

/// Cells of the table in which the one student of @p row is or is not.
std::vector<std::size_t> cellsOf(const RowCells& row)
{
    std::vector<std::size_t> cells {row.n};
    for (const StepCells& step : row.steps) {
        for (const Part& part : Parts)
            cells.push_back(step.*part.cell);
        cells.insert(cells.end(), step.elsewhere.begin(), step.elsewhere.end());
    }
    return cells;
}

/// As a reader sees it who asks this question only, not those that print its margins.
Pattern withoutMargins(const CellSystem& system, Pattern hidden)
{
    for (std::size_t cell = 0; cell < hidden.size(); ++cell)
        hidden[cell] = hidden[cell] || !system.cells[cell].checked;
    return hidden;
}

struct Cost
{
    double before = 0, after = 0; ///< hidden cells of those that are printed
    double printed = 0;
    std::chrono::duration<double, std::milli> proving {}, keeping {};
};

/// Groups of one student, by one or two fields, and the other groups of the table.
void attackRows(const TableSystem& table, const Pattern& hidden, Found& found)
{
    for (const RowCells& own : table.rows) {
        if (!hidden[own.n] || table.system.cells[own.n].value != 1)
            continue;
        std::vector<std::size_t> others;
        for (const RowCells& other : table.rows) {
            const Cell& cell = table.system.cells[other.n];
            if (other.n != own.n && cell.primary && cell.value > 0)
                others.push_back(other.n);
        }
        attack(table.system, hidden, cellsOf(own), others, found);
    }
}

tables::RawRow temptingRow(std::vector<std::string> keys, std::mt19937& random)
{
    const std::int64_t n = std::max<std::int64_t>(temptingCount(random), 1);
    const auto yes = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n + 1));
    return tables::row(std::move(keys), n, {tables::step(n, yes, n - yes)});
}

tables::RawTable twoFields(std::mt19937& random)
{
    std::vector<tables::RawRow> rows;
    for (const char* a : {"a", "b", "c", "d"}) {
        for (const char* b : {"x", "y"})
            rows.push_back(temptingRow({a, b}, random));
    }
    return tables::table({"f", "g"}, rows);
}

tables::RawTable oneField(std::mt19937& random)
{
    std::vector<tables::RawRow> rows;
    for (const char* a : {"F", "M", "X"})
        rows.push_back(temptingRow({a}, random));
    return tables::table({"f"}, rows);
}

TEST(Insider, OfTablesOfStepsFindsNoGroupAndCostsLittle)
{
    std::mt19937 random(1917);
    Found audited, kept, auditedAlone, keptAlone;
    Cost cost;
    for (int i = 0; i < 150; ++i) {
        const tables::RawTable raw = i % 2 == 0 ? twoFields(random) : oneField(random);
        const TableSystem table = buildSystem(raw, Policy {}).value();
        const auto begin = std::chrono::steady_clock::now();
        const Pattern proven = suppressed(table.system);
        const auto middle = std::chrono::steady_clock::now();
        const Pattern hidden = keptFromInsiders(table.system, proven);
        cost.proving += middle - begin;
        cost.keeping += std::chrono::steady_clock::now() - middle;
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            const bool isPrinted
                = table.system.cells[cell].checked && !table.system.cells[cell].derived;
            EXPECT_TRUE(isPrinted || proven[cell] == hidden[cell]) << "a margin, or a difference";
            EXPECT_TRUE(hidden[cell] || !proven[cell]) << "nothing is shown that was hidden";
            cost.printed += isPrinted ? 1 : 0;
            cost.before += isPrinted && proven[cell] ? 1 : 0;
            cost.after += isPrinted && hidden[cell] ? 1 : 0;
        }
        attackRows(table, proven, audited);
        attackRows(table, hidden, kept);
        attackRows(table, withoutMargins(table.system, proven), auditedAlone);
        attackRows(table, withoutMargins(table.system, hidden), keptAlone);
    }
    std::cout << "A17: " << kept.insiders << " insiders of tables of steps find "
              << auditedAlone.exactly << " others behind the audit, " << keptAlone.exactly
              << " behind the gate; who has all margins, too, " << audited.exactly << " and "
              << kept.exactly << "; hidden are " << cost.before << ", then " << cost.after << " of "
              << cost.printed << " counts; " << cost.proving.count() << " ms, and "
              << cost.keeping.count() << " ms for insiders\n";
    EXPECT_GT(kept.insiders, 20);
    EXPECT_GT(auditedAlone.exactly, 0);
    EXPECT_EQ(keptAlone.exactly, 0);
    EXPECT_LT(kept.exactly, audited.exactly) << "what margins alone tell is left";
    EXPECT_LT(cost.after, cost.before * 1.05);
}

TEST(Insider, WhoIsAloneBesideTenLearnsNothingOfThem)
{
    const auto shownOf = [](std::int64_t ten) {
        const auto table = tables::disclose(tables::table(
            {"gender"}, {tables::row({"F"}, 60), tables::row({"M"}, ten), tables::row({"X"}, 1)}));
        EXPECT_TRUE(table.total().n.isShown());
        return table.rows()[0].n.isShown();
    };
    EXPECT_FALSE(shownOf(10)) << "71 - 60 - 1 are ten";
    EXPECT_TRUE(shownOf(24)) << "a large group is no secret";
}

TEST(Insider, KnowsThemselvesByEveryNameOfTheirGroup)
{
    // Who could not be located is the one who is not measured: no other group to be kept from them.
    std::vector<tables::RawRow> rows {
        tables::row({"F"}, 2002, {tables::step(2002, 684, 1108, 0, 210)}),
        tables::row({"M"}, 1994, {tables::step(1994, 712, 1076, 0, 206)}),
        tables::row({"X"}, 20, {tables::step(20, 15, 4, 0, 1)})};
    for (tables::RawRow& row : rows)
        row.measure = core::cohort::RawMeasure {
            .measured = tables::students(row.n.count - row.steps[0].notLocated.count),
            .without = row.steps[0].notLocated,
            .values = {{100, row.steps[0].yes.count}},
            .censored = {{1000, row.steps[0].no.count}}};
    tables::RawTable raw = tables::table({"gender"}, rows);
    raw.measure.emplace().kind = core::cohort::Measure::Kind::TimeTo;
    raw.measure->step = raw.stepLabels.front();
    raw.measureStep = 0;
    raw.total.measure = core::cohort::RawMeasure {.measured = tables::students(3599),
                                                  .without = tables::students(417),
                                                  .values = {{100, 1411}},
                                                  .censored = {{1000, 2188}}};
    const auto table = tables::disclose(raw);
    EXPECT_TRUE(table.total().n.isShown());
    EXPECT_TRUE(table.rows()[0].steps[0].yes.isShown());
}

/// Prints what insiders cost in tables like schools by groups, and how long they take, beside what
/// the audit costs and takes: in one run.
TEST(Insider, CostsAndTakesSoMuch)
{
    std::mt19937 random(1);
    std::lognormal_distribution<double> size(std::log(18.0) - 0.32, 0.8);
    const auto school = [&] { return static_cast<std::int64_t>(size(random)); };
    const auto measure = [&](const char* name, int count, const auto& make) {
        Cost cost;
        double worst = 0;
        for (int i = 0; i < count; ++i) {
            const CellSystem system = make();
            const auto begin = std::chrono::steady_clock::now();
            const Pattern proven = suppressed(system);
            const auto middle = std::chrono::steady_clock::now();
            const Pattern hidden = keptFromInsiders(system, proven);
            const auto end = std::chrono::steady_clock::now();
            cost.proving += middle - begin;
            cost.keeping += end - middle;
            worst = std::max(worst, std::chrono::duration<double, std::milli>(end - begin).count());
            cost.printed += static_cast<double>(system.cells.size());
            cost.before += static_cast<double>(hiddenCount(proven));
            cost.after += static_cast<double>(hiddenCount(hidden));
        }
        std::cout << "A17, " << name << ", " << cost.printed / count << " cells: hidden "
                  << 100 * cost.before / cost.printed << " %, then "
                  << 100 * cost.after / cost.printed << " %; " << cost.proving.count() / count
                  << " ms, and " << cost.keeping.count() / count
                  << " ms for insiders; longest together " << worst << " ms\n";
        EXPECT_LE(cost.after, cost.before * 1.05);
    };
    measure("two attributes", 100, [&] {
        std::vector<std::vector<std::int64_t>> counts(8, std::vector<std::int64_t>(3));
        for (auto& row : counts)
            std::generate(row.begin(), row.end(), school);
        Named table = twoWay(10, {"a", "b", "c", "d", "e", "f", "g", "h"}, {"x", "y", "z"}, counts);
        for (Cell& cell : table.system.cells)
            cell.floor = std::min<std::int64_t>(cell.value, 1);
        return table.system;
    });
    measure("three attributes", 12, [&] { return threeWay(8, 3, 4, school).system; });
    const auto steps = [&](std::size_t groups) {
        std::vector<tables::RawRow> rows;
        for (std::size_t i = 0; i < groups; ++i) {
            const auto n = static_cast<std::int64_t>(1 + random() % 120);
            const auto yes
                = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n + 1));
            rows.push_back(tables::row(
                {std::to_string(i)}, n,
                {tables::step(n, yes, n - yes), tables::step(n, yes / 2, yes - yes / 2)}));
        }
        return buildSystem(tables::table({"g"}, rows), Policy {}).value().system;
    };
    measure("two steps by group", 40, [&] { return steps(4); });
    measure("two steps by group", 20, [&] { return steps(20); });
}

} // namespace

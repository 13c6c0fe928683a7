// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit: what passes has whole tables to show for it, what fails really leaks.
#include "core/disclosure/audit.h"
#include "core/disclosure/bounds.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/named_system.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace {

using namespace core::disclosure;

Witness byName(Named& table, const std::vector<std::pair<std::string, std::int64_t>>& values)
{
    Witness out;
    for (const auto& [name, value] : values)
        out.emplace_back(table.at(name), value);
    return out;
}

bool isWitness(const CellSystem& system, const Pattern& hidden, Floors floors,
               const Witness& witness)
{
    return WitnessCheck(system, hidden).holds(floors, witness);
}

TEST(Witness, IsAnotherTableThatLooksTheSame)
{
    auto table = oneWay({2, 1, 40, 30});
    const Pattern hidden = table.only({"a", "b", "d"});
    const auto holds = [&](const std::vector<std::pair<std::string, std::int64_t>>& values,
                           Floors floors = Floors::Known) {
        return isWitness(table.system, hidden, floors, byName(table, values));
    };
    EXPECT_TRUE(holds({}));
    EXPECT_TRUE(holds({{"a", 12}, {"d", 20}}));
    EXPECT_FALSE(holds({{"a", 12}, {"d", 21}})) << "the sum does not hold";
    EXPECT_FALSE(holds({{"a", 12}, {"c", 30}})) << "c is shown";
    EXPECT_FALSE(holds({{"a", 3}, {"a", 12}, {"d", 20}})) << "one cell cannot be two numbers";
    EXPECT_FALSE(holds({{"a", 3}, {"b", 0}})) << "zeros are shown";
    EXPECT_TRUE(holds({{"a", 3}, {"b", 0}}, Floors::Ignored));
    EXPECT_FALSE(holds({{"a", 4}, {"b", -1}}, Floors::Ignored));
}

TEST(Witness, ProvesNothingWhereTheTrueTableDoesNotAddUp)
{
    auto table = oneWay({2, 1, 40, 30});
    const Pattern hidden = table.only({"a", "b", "d"});
    table.cell("total").value = 72;
    const Witness other = byName(table, {{"a", 12}, {"d", 20}});
    EXPECT_FALSE(isWitness(table.system, hidden, Floors::Known, other));
}

TEST(Witness, KeepsALargeGroupLargeOnceAPartOfItIsShown)
{
    Named table(10);
    table.at("all");
    table.set("part", 9);
    table.set("rest", 6);
    table.total("all", {"part", "rest"});
    table.cell("all").groupFloor = 11;
    const Witness smaller = byName(table, {{"all", 10}, {"rest", 1}});
    EXPECT_FALSE(isWitness(table.system, table.only({"all", "rest"}), Floors::Known, smaller));
    EXPECT_TRUE(
        isWitness(table.system, table.only({"all", "rest", "part"}), Floors::Known, smaller));
}

TEST(Witness, RespectsWhatIsToldBesideSums)
{
    auto table = oneWay({20, 30, 40, 30});
    const Pattern hidden = table.only({"a", "b", "d"});
    // 2a - b >= 5: of the true table 10
    table.system.inequalities = {{{{table.at("a"), 2}, {table.at("b"), -1}}, 5}};
    const auto holds = [&](const std::vector<std::pair<std::string, std::int64_t>>& values) {
        return isWitness(table.system, hidden, Floors::Known, byName(table, values));
    };
    EXPECT_TRUE(holds({{"a", 18}, {"d", 32}}));
    EXPECT_TRUE(holds({{"b", 35}, {"d", 25}}));
    EXPECT_FALSE(holds({{"b", 36}, {"d", 24}})) << "5 and 1 less";
    EXPECT_TRUE(holds({{"a", 21}, {"b", 37}, {"d", 22}}));
    EXPECT_TRUE(holds({{"a", 18}, {"d", 32}})) << "nothing is left of the one before";
    table.system.inequalities.front().least = 11;
    EXPECT_FALSE(holds({{"a", 25}, {"d", 25}})) << "the true table is not possible itself";
}

TEST(Audit, FindsWhatAnInequalityTellsAndNamesIt)
{
    auto table = oneWay({5, 30, 40, 30});
    table.cell("a").primary = true;
    const Pattern hidden = table.only({"a", "b"});
    core::TaskContext task;
    Audit audit(table.system);
    EXPECT_TRUE(audit.leaks(hidden, {table.at("a")}, task).value().empty());
    table.system.inequalities = {{{{table.at("b"), 1}}, 0}, {{{table.at("b"), 1}}, 28}};
    const auto leaks = audit.leaks(hidden, {table.at("a")}, task).value();
    ASSERT_EQ(leaks.size(), 1U) << "a is 7 at most";
    EXPECT_EQ(leaks.front().proofLimits, std::vector<std::size_t> {1});
    EXPECT_EQ(leaks.front().aroundLimits, (std::vector<std::size_t> {0, 1}));
    table.cell("a").possible = 3;
    EXPECT_TRUE(audit.leaks(hidden, {table.at("a")}, task).value().empty()) << "1 to 7";
    table.system.inequalities[1].least = 29;
    table.cell("a").possible = 8;
    EXPECT_EQ(audit.leaks(hidden, {table.at("a")}, task).value().size(), 1U);
}

/// Does a whole table among @p witnesses, added up here, put @p cell at @p bound or beyond?
bool isReached(const CellSystem& system, const Pattern& hidden,
               const std::vector<Witness>& witnesses, std::int64_t floor, std::size_t cell,
               std::int64_t bound)
{
    const bool upward = bound > 1;
    const auto reaches
        = [&](std::int64_t value) { return upward ? value >= bound : value <= bound; };
    if (reaches(system.cells[cell].value))
        return true;
    return std::any_of(witnesses.begin(), witnesses.end(), [&](const Witness& witness) {
        std::vector<std::int64_t> values;
        for (const Cell& one : system.cells)
            values.push_back(one.value);
        for (const auto& [changed, value] : witness)
            values[changed] = value;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::int64_t least = std::min(floor, system.cells[i].floor);
            if (values[i] < (hidden[i] ? least : system.cells[i].value)
                || (!hidden[i] && values[i] != system.cells[i].value))
                return false;
        }
        for (const Equation& equation : system.equations) {
            std::int64_t sum = values[equation.total];
            for (const std::size_t part : equation.parts)
                sum -= values[part];
            if (sum != 0)
                return false;
        }
        return reaches(values[cell]);
    });
}

TEST(Audit, WhatPassesHasWholeTablesToShow)
{
    std::mt19937 random(17);
    int proven = 0;
    for (int i = 0; i < 20; ++i) {
        const Named table = randomThreeWay(random, 3, 3, 4);
        const Pattern hidden = table.suppressed();
        core::TaskContext task;
        Audit audit(table.system);
        const auto leaks = audit.leaks(hidden, table.primaries(), task);
        ASSERT_TRUE(leaks.value().empty());
        for (const std::size_t cell : table.primaries()) {
            EXPECT_TRUE(hidden[cell]);
            EXPECT_TRUE(isReached(table.system, hidden, audit.witnesses(Floors::Known), 1, cell,
                                  table.system.markerMax));
            auto low = audit.witnesses(Floors::Ignored);
            const auto& known = audit.witnesses(Floors::Known);
            low.insert(low.end(), known.begin(), known.end());
            EXPECT_TRUE(isReached(table.system, hidden, low, 0, cell, 1));
            ++proven;
        }
        EXPECT_LT(audit.programsSolved(), static_cast<int>(table.primaries().size()))
            << "a witness serves several cells";
    }
    EXPECT_GT(proven, 100);
}

TEST(Audit, WhatFailsReallyLeaksAndSumsAloneMissSomeOfIt)
{
    std::mt19937 random(23);
    int leaks = 0, missed = 0;
    for (int i = 0; i < 30; ++i) {
        const Named table = randomThreeWay(random, 3, 3, 4);
        const Pattern hidden = table.linear();
        core::TaskContext task;
        Audit audit(table.system);
        const auto known = propagate(table.system, hidden, Floors::Known);
        const auto found = audit.leaks(hidden, table.primaries(), task);
        for (const Leak& leak : found.value()) {
            const Ends ends = rangeOf(table.system, hidden, leak.cell, Floors::Known);
            const Ends plain = rangeOf(table.system, hidden, leak.cell, Floors::Ignored);
            EXPECT_TRUE(ends.second < 10 || plain.first > 1 || ends.second - ends.first < 4);
            EXPECT_FALSE(leak.proof.empty());
            ++leaks;
            missed += known[leak.cell].high >= 10 && ends.second < 10 ? 1 : 0;
        }
    }
    std::cout << leaks << " leaks of elimination alone, " << missed
              << " of them not seen one sum at a time\n";
    EXPECT_GT(missed, 0);
}

TEST(Audit, HidingMoreNeverNarrowsARange)
{
    std::mt19937 random(29);
    for (int i = 0; i < 10; ++i) {
        const Named table = randomThreeWay(random, 2, 3, 3);
        const Pattern hidden = table.linear();
        Pattern more = hidden;
        for (std::size_t cell = 0; cell < more.size(); ++cell)
            more[cell] = more[cell] || random() % 8 == 0;
        for (const std::size_t cell : table.primaries()) {
            for (const auto floors : {Floors::Known, Floors::Ignored}) {
                const Ends narrow = rangeOf(table.system, hidden, cell, floors);
                const Ends wide = rangeOf(table.system, more, cell, floors);
                EXPECT_LE(wide.first, narrow.first);
                EXPECT_GE(wide.second, narrow.second);
            }
        }
    }
}

TEST(Audit, TheOrderOfCellsAndSumsChangesNoRange)
{
    std::mt19937 random(31);
    const Named table = randomThreeWay(random, 3, 3, 3);
    const Pattern hidden = table.linear();
    std::vector<std::size_t> places(hidden.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    std::shuffle(places.begin(), places.end(), random);
    CellSystem shuffled = table.system;
    Pattern shuffledHidden = hidden;
    for (std::size_t i = 0; i < places.size(); ++i) {
        shuffled.cells[places[i]] = table.system.cells[i];
        shuffledHidden[places[i]] = hidden[i];
    }
    for (Equation& equation : shuffled.equations) {
        equation.total = places[equation.total];
        for (std::size_t& part : equation.parts)
            part = places[part];
    }
    std::shuffle(shuffled.equations.begin(), shuffled.equations.end(), random);
    for (const std::size_t cell : table.primaries())
        EXPECT_EQ(rangeOf(table.system, hidden, cell, Floors::Known),
                  rangeOf(shuffled, shuffledHidden, places[cell], Floors::Known));
}

TEST(Audit, APatternThatPassedNeedsNothingMore)
{
    std::mt19937 random(37);
    for (int i = 0; i < 10; ++i) {
        Named table = randomThreeWay(random, 3, 3, 3);
        const Pattern hidden = table.suppressed();
        EXPECT_EQ(table.suppressed(), hidden) << "the same answer to the same question";
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            Cell& here = table.system.cells[cell];
            here.checked = here.primary;
            here.primary = hidden[cell];
        }
        EXPECT_EQ(table.suppressed(), hidden);
    }
}

TEST(Audit, ProgressIsToldOnLargeTablesAndTheyCanBeCancelled)
{
    std::mt19937 random(41);
    const Named table = randomThreeWay(random, 5, 8, 8);
    std::vector<int> reports;
    core::TaskContext watched({}, [&](int permille) { reports.push_back(permille); });
    ASSERT_TRUE(suppress(table.system, watched).hasValue());
    EXPECT_FALSE(reports.empty());
    EXPECT_TRUE(std::is_sorted(reports.begin(), reports.end())) << "progress never goes back";

    core::CancelToken token;
    core::TaskContext stopped(token, [&](int) { token.cancel(); });
    const auto hidden = suppress(table.system, stopped);
    ASSERT_FALSE(hidden.hasValue());
    EXPECT_EQ(hidden.error().code, core::ErrorCode::Cancelled);
}

TEST(Audit, TakesAboutSoLong)
{
    std::mt19937 random(43);
    const std::vector<std::vector<int>> sizes {{3, 3, 4}, {3, 4, 4}, {4, 7, 8}};
    for (const auto& size : sizes) {
        const Named table = randomThreeWay(random, size[0], size[1], size[2]);
        const auto begin = std::chrono::steady_clock::now();
        const Pattern hidden = table.suppressed();
        const std::chrono::duration<double, std::milli> took
            = std::chrono::steady_clock::now() - begin;
        std::cout << table.system.cells.size() << " cells of three fields: " << took.count()
                  << " ms, " << table.primaries().size() << " primary, "
                  << std::count(hidden.begin(), hidden.end(), true) << " hidden; elimination alone "
                  << table.names(table.linear()).size() << "\n";
        EXPECT_LT(table.primaries().size(), table.system.cells.size());
    }
}

} // namespace

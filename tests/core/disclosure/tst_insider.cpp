// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A17: a student who is alone in a hidden cell adds what they know of themselves.
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/named_system.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace {

using namespace core::disclosure;

/// Schools by groups, many of them small.
Named smallTable(std::mt19937& random)
{
    std::vector<std::string> schools;
    std::vector<std::vector<std::int64_t>> counts;
    for (int school = 0; school < 8; ++school) {
        schools.push_back("school " + std::to_string(school));
        auto& row = counts.emplace_back();
        for (int group = 0; group < 3; ++group)
            row.push_back(static_cast<std::int64_t>(random() % (random() % 2 == 0 ? 4 : 40)));
    }
    Named table = twoWay(10, schools, {"x", "y", "z"}, counts);
    for (Cell& cell : table.system.cells)
        cell.floor = std::min<std::int64_t>(cell.value, 1);
    return table;
}

struct Found
{
    int insiders = 0;
    int exactly = 0; ///< hidden small groups of others of which one value is left
};

/// A total of one and its part are the same student, who knows it anyway.
bool isSame(const CellSystem& system, std::size_t own, std::size_t other)
{
    return system.cells[other].value == 1
        && std::any_of(system.equations.begin(), system.equations.end(), [&](const Equation& sum) {
               const auto has = [&](std::size_t part) {
                   return std::find(sum.parts.begin(), sum.parts.end(), part) != sum.parts.end();
               };
               return (sum.total == own && has(other)) || (sum.total == other && has(own));
           });
}

void attack(const CellSystem& system, const Pattern& hidden, Found& found)
{
    for (std::size_t own = 0; own < system.cells.size(); ++own) {
        if (!hidden[own] || system.cells[own].value != 1)
            continue;
        ++found.insiders;
        Pattern within = hidden;
        within[own] = false;
        for (std::size_t other = 0; other < system.cells.size(); ++other) {
            if (!within[other] || !system.cells[other].primary || isSame(system, own, other))
                continue;
            const Ends ends = rangeOf(system, within, other, Floors::Known);
            found.exactly += ends.first == ends.second ? 1 : 0;
        }
    }
}

TEST(Insider, FindsOthersByEliminationAloneAndNobodyBehindTheGate)
{
    std::mt19937 random(17);
    Found without, with;
    for (int i = 0; i < 60; ++i) {
        const Named table = smallTable(random);
        attack(table.system, table.linear(), without);
        attack(table.system, table.suppressed(), with);
    }
    std::cout << "A17: elimination alone, " << without.insiders << " insiders find "
              << without.exactly << " others; with the audit " << with.insiders << " find "
              << with.exactly << "\n";
    EXPECT_GT(without.exactly, 10);
    EXPECT_GT(with.insiders, 100);
    EXPECT_EQ(with.exactly, 0);
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A4: total minus parts, over everything a table displays, by linear programming.
#include "core/disclosure/bounds.h"
#include "core/disclosure/elimination.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/attack_program.h"
#include "tests/core/disclosure/named_system.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <iostream>

namespace {

using namespace core::disclosure;

constexpr int Tables = 60;

/// Elimination and sums looked at one after the other: all there is without the audit.
Pattern withoutAudit(const CellSystem& system)
{
    std::vector<std::size_t> secrets;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        if (system.cells[cell].primary && system.cells[cell].checked)
            secrets.push_back(cell);
    }
    Pattern locked(system.cells.size(), false);
    const Pattern kept = locked;
    while (true) {
        const Pattern hidden = suppressLinearly(system, locked, kept, {}).value();
        const auto next = repairs(system, hidden, secrets);
        if (next.empty())
            return hidden;
        for (const std::size_t cell : next)
            locked[cell] = true;
    }
}

struct Found
{
    int exactly = 0; ///< one value is left
    int narrowed = 0; ///< less is left than the marker says
    int shown = 0;
};

void operator+=(Found& sum, const Found& more)
{
    sum.exactly += more.exactly;
    sum.narrowed += more.narrowed;
    sum.shown += more.shown;
}

std::ostream& operator<<(std::ostream& out, const Found& found)
{
    return out << found.exactly << " exactly and " << found.narrowed << " narrowed, " << found.shown
               << " counts shown";
}

/// What the programs of @p view give of the secrets of @p raw.
Found attacked(const tables::RawTable& raw, const attack::View& view,
               const std::vector<attack::Relation>& relations)
{
    constexpr double tolerance = 1e-6;
    Found found;
    attack::Program known(view, relations, tables::floorsOf(raw));
    attack::Program plain(view, relations, {});
    for (const auto& [name, value] : view)
        found.shown += value ? 1 : 0;
    for (const std::string& secret : tables::secretsOf(raw)) {
        const auto most = known.most(secret);
        const double least = known.least(secret);
        if (most && *most < least + 1 - tolerance)
            ++found.exactly;
        else if ((most && *most < 10 - tolerance) || plain.least(secret) > 1 + tolerance)
            ++found.narrowed;
    }
    return found;
}

TEST(LinearAttack, SucceedsWithoutTheAuditAndNeverWithIt)
{
    std::mt19937 random(2012);
    Found without, with, gate, primaryOnly;
    int secrets = 0;
    for (int i = 0; i < Tables; ++i) {
        const bool chained = i % 2 == 0;
        const auto raw = tables::randomTable(random, chained);
        const auto relations = tables::relationsOf(raw, chained);
        const auto cells = buildSystem(raw, {}).value();
        secrets += static_cast<int>(tables::secretsOf(raw).size());
        primaryOnly += attacked(raw, tables::primaryOnlyView(raw), relations);
        without += attacked(raw, tables::viewOf(cells, withoutAudit(cells.system), raw), relations);
        core::TaskContext task;
        const Pattern audited = suppress(cells.system, task).value();
        with += attacked(raw, tables::viewOf(cells, audited, raw), relations);
        // Rows of several fields whose size is hidden are not listed at all.
        gate += attacked(raw, tables::viewOf(tables::disclose(raw), raw), relations);
    }
    std::cout << "A4, " << secrets << " secrets in tables with steps: primary rule alone "
              << primaryOnly << "; elimination and bounds " << without << "; with the audit "
              << with << "; as the gate lists it " << gate << "\n";
    EXPECT_GT(primaryOnly.exactly, secrets / 10);
    EXPECT_GT(without.exactly + without.narrowed, 0) << "else the audit finds nothing new";
    EXPECT_EQ(with.exactly, 0);
    EXPECT_EQ(with.narrowed, 0);
    EXPECT_EQ(gate.exactly, 0);
    EXPECT_EQ(gate.narrowed, 0);
}

/// The same of a system with all its margins on display.
Found attacked(const CellSystem& system, const Pattern& hidden)
{
    constexpr double tolerance = 1e-6;
    const auto nameOf = [](std::size_t cell) { return std::to_string(cell); };
    attack::View view;
    attack::Floors floors;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        view[nameOf(cell)] = hidden[cell] ? std::nullopt : std::optional(system.cells[cell].value);
        floors[nameOf(cell)] = system.cells[cell].floor;
    }
    std::vector<attack::Relation> relations;
    for (const Equation& equation : system.equations) {
        attack::Relation relation {{nameOf(equation.total), -1}};
        for (const std::size_t part : equation.parts)
            relation.emplace_back(nameOf(part), 1);
        relations.push_back(std::move(relation));
    }
    attack::Program known(view, relations, floors);
    attack::Program plain(view, relations, {});
    Found found;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        found.shown += hidden[cell] ? 0 : 1;
        if (!system.cells[cell].primary)
            continue;
        const auto most = known.most(nameOf(cell));
        const double least = known.least(nameOf(cell));
        if (most && *most < least + 1 - tolerance)
            ++found.exactly;
        else if ((most && *most < 10 - tolerance) || plain.least(nameOf(cell)) > 1 + tolerance)
            ++found.narrowed;
    }
    return found;
}

TEST(LinearAttack, SucceedsOnThreeFieldsWithoutTheAuditAndNeverWithIt)
{
    std::mt19937 random(1846);
    Found elimination, bounds, with;
    std::size_t secrets = 0, cells = 0;
    for (int i = 0; i < Tables / 2; ++i) {
        const Named table = randomThreeWay(random, 3, 3, 4);
        secrets += table.primaries().size();
        cells += table.system.cells.size();
        elimination += attacked(table.system, table.linear());
        bounds += attacked(table.system, withoutAudit(table.system));
        with += attacked(table.system, table.suppressed());
    }
    std::cout << "A4, " << secrets << " secrets of " << cells << " counts of three fields: "
              << "elimination " << elimination << "; and bounds " << bounds << "; with the audit "
              << with << "\n";
    EXPECT_GT(elimination.exactly, 0);
    EXPECT_GT(bounds.exactly + bounds.narrowed, 0) << "else the audit finds nothing new";
    EXPECT_EQ(with.exactly, 0);
    EXPECT_EQ(with.narrowed, 0);
}

} // namespace

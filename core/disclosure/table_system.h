// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table of exact counts as one system of cells: the parts of each step, totals over rows,
// margins of several group fields, and the same people counted at two steps. Applies the primary
// rule on people.
#pragma once

#include "core/base/result.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/cell_system.h"
#include "core/disclosure/policy.h"

#include <vector>

namespace core::disclosure {

/// Where the counts of one step stand among the cells.
struct StepCells
{
    std::size_t base = 0, yes = 0, no = 0, notYet = 0, notLocated = 0, hidden = 0, notReached = 0;
    std::vector<std::size_t> elsewhere;
};

struct RowCells
{
    std::size_t n = 0;
    std::vector<StepCells> steps;
};

struct TableSystem
{
    CellSystem system;
    RowCells total;
    std::vector<RowCells> rows;
};

/// Internal when a row's counts do not add up, or steps are missing.
Result<TableSystem> buildSystem(const cohort::RawTable& table, const Policy& policy);

} // namespace core::disclosure

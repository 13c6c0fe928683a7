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
#include "core/disclosure/row_cells.h"

#include <array>
#include <optional>
#include <vector>

namespace core::disclosure {

/// One year of a change, over all other groups.
struct ChangeSide
{
    cohort::RawRow raw;
    RowCells cells;
};

struct TableSystem
{
    CellSystem system;
    RowCells total;
    std::vector<RowCells> rows;
    std::vector<Equation> measuredSums; ///< of the equations those between the cells of who is
                                        ///< measured: sums of values obey the same
    std::array<std::optional<ChangeSide>, 2> change; ///< from and to; of a change only
};

/// A person with several enrolments may stand in several rows: of people two parts together know
/// only that there are at least as many as in the larger one. Of students they are the sum.
std::int64_t peopleTogether(std::int64_t a, std::int64_t b, cohort::Unit unit);

/// Internal when a row's counts do not add up, or steps are missing.
Result<TableSystem> buildSystem(const cohort::RawTable& table, const Policy& policy);

} // namespace core::disclosure

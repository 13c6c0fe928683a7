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

#include <vector>

namespace core::disclosure {

struct TableSystem
{
    CellSystem system;
    RowCells total;
    std::vector<RowCells> rows;
};

/// Internal when a row's counts do not add up, or steps are missing.
Result<TableSystem> buildSystem(const cohort::RawTable& table, const Policy& policy);

} // namespace core::disclosure

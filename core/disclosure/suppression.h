// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Complementary suppression: which cells must be hidden beside the primary ones so that no primary
// can be computed from what is shown, nor be narrowed below what its marker says as far as bounds
// on single equations show. A full audit by linear programming is not done here.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/cell_system.h"

#include <vector>

namespace core::disclosure {

/// By cell: hidden or not. Cells that are not published count as hidden.
using Pattern = std::vector<bool>;

/// Gaussian elimination alone (an own design: publish in order of weight, zeros first, unless that
/// makes a protected cell a combination of what is published). @p locked: further cells, beside the
/// primary ones, that must be hidden and not be computable; as long as the cells.
Pattern suppressLinearly(const CellSystem& system, const Pattern& locked);

/// Elimination, bounds and repair until every checked primary covers the marker. Cancelled when
/// the task is.
Result<Pattern> suppress(const CellSystem& system, TaskContext& task);

} // namespace core::disclosure

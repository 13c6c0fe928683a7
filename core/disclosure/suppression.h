// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Complementary suppression: which cells must be hidden beside the primary ones so that no primary
// can be computed from what is shown, nor be narrowed below what its marker says. Each pattern is
// proven by whole tables that look the same (audit.h).
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/cell_system.h"

#include <cstddef>
#include <vector>

namespace core::disclosure {

/// A pattern, and the cells that must stay secret under it.
struct Suppression
{
    Pattern hidden;
    std::vector<std::size_t> targets;
};

/// Elimination, audit and repair until every checked primary covers the marker, and no cell that
/// was hidden to repair one is known to a few. Refused when what is out already exposes a primary,
/// or only such cells could be hidden. TooDetailed where a fixed effort is too little for the
/// proof. After a few audits more is hidden at once, so that long tables end. Reports progress on
/// tables of more than 400 cells. Cancelled when the task is.
Result<Suppression> suppressAndTell(const CellSystem& system, TaskContext& task);

/// Its pattern.
Result<Pattern> suppress(const CellSystem& system, TaskContext& task);

} // namespace core::disclosure

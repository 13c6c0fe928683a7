// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Students who are alone in a hidden group know its size, and of every part of it whether they are
// in it: what they could work out of the others with that, and what is hidden so that they cannot.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/cell_system.h"

namespace core::disclosure {

/// @p hidden and as many printed cells more as it takes that none of them knows the exact size of
/// another small group. What was proven of @p hidden stays true: who sees less knows less. Not kept
/// is a small group that margins alone give away, which other questions print: nothing is hidden
/// for it; nor, in a table of more than a thousand counts, what a fixed effort does not come to.
/// Cancelled and TooDetailed as Audit::leaks().
Result<Pattern> hideFromInsiders(const CellSystem& system, const Pattern& hidden,
                                 TaskContext& task);

/// Whether one of them learns the exact size of another small group from @p told that stays open
/// under @p plain: the same cells, of which more is told beside their sums. TooDetailed where a
/// fixed effort cannot tell; Cancelled.
Result<bool> teachesInsiders(const CellSystem& plain, const CellSystem& told, const Pattern& hidden,
                             TaskContext& task);

} // namespace core::disclosure

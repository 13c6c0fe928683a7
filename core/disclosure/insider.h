// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a student who is alone in a hidden group works out of the others: to them one hidden cell
// more is known.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/audit.h"
#include "core/disclosure/cell_system.h"
#include "core/disclosure/witness.h"

#include <vector>

namespace core::disclosure {

/// Small groups among @p targets (hidden cells) whose size such a student would know exactly.
/// @p witnesses: tables that look the same, of which each saves the search for one. Cancelled and
/// TooDetailed as Audit::leaks().
Result<std::vector<Leak>> insiderLeaks(const CellSystem& system, const Pattern& hidden,
                                       const std::vector<std::size_t>& targets,
                                       const std::vector<Witness>& witnesses, TaskContext& task);

} // namespace core::disclosure

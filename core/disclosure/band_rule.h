// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rates are told as bands where yes or no is hidden. What a band says is audited as if every
// reader used it: no small group and no count behind a band may be known better for it.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/policy.h"
#include "core/disclosure/rate_band.h"
#include "core/disclosure/suppression.h"
#include "core/disclosure/table_system.h"

#include <optional>
#include <vector>

namespace core::disclosure {

/// By step; nothing where no band is told.
using StepBands = std::vector<std::optional<RateBand>>;

struct TableBands
{
    StepBands total;
    std::vector<StepBands> rows; ///< as RawTable::rows
};

/// Bands beside the pattern of @p suppression. Only where it follows from the counts on display
/// that enough people said yes or no: a group whose size nobody may know has none, whatever its
/// size, so that no band tells of a hidden group that it is large, nor its absence that it is
/// small. They are as wide as the number of trials asks for; where the audit finds that they tell
/// too much, those of the same step in all rows are made wider, then left out, until it finds
/// nothing. Cancelled when the task is.
///
/// Accepted: that a step's bands are wider than its numbers ask for, or missing, says that
/// narrower ones would have told too much of somebody in the table.
///
/// None at all for other units than students (of records it is not known how many people they
/// are), with a measure, a change or several limits, whose further numbers speak of the same
/// people; of pairs (cross), whose rows do not add up; of tables too large to be audited twice.
Result<TableBands> decideBands(const cohort::RawTable& table, const TableSystem& system,
                               const Suppression& suppression, const Policy& policy,
                               TaskContext& task);

} // namespace core::disclosure

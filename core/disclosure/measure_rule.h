// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which statistics of a measure may be told, of which rows. A mean told with its count is a sum:
// sums of values obey the equations of the counts of who is measured, so rows are hidden beside the
// ones that must be, until no sum of those can be worked out.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/curve_rule.h"
#include "core/disclosure/policy.h"
#include "core/disclosure/suppression.h"
#include "core/disclosure/table_system.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::disclosure {

/// Millionths; nothing where there is no such number to tell.
using Statistic = std::optional<std::int64_t>;

/// What may be told of a row; an absent outer optional is hidden.
struct MeasureView
{
    std::optional<Statistic> mean, median, lowerQuartile, upperQuartile;
    std::vector<CurvePoint> curve;
};

struct MeasureViews
{
    MeasureView total;
    std::vector<MeasureView> rows; ///< as RawTable::rows
};

/// @p hidden: the pattern of all counts. A row's statistics are told where n and the measured are
/// shown, enough people are measured (Policy), and not nearly all of them have one value: where
/// half or more have it, at least Policy::minNonEvent must have another; and nobody has several. A
/// time's need as many events, too. Those of the rows that are not told, taken together, keep the
/// same rule.
/// @pre table.measure
Result<MeasureViews> decideMeasures(const cohort::RawTable& table, const TableSystem& system,
                                    const Pattern& hidden, const Policy& policy, TaskContext& task);

/// To what statistics of @p measure are rounded, in millionths.
std::int64_t roundingOf(const cohort::Measure& measure, const Policy& policy);

} // namespace core::disclosure

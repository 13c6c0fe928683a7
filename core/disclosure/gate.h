// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only maker of DisclosedTable: primary rule, then complementary suppression over the whole
// linear system of the table.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/disclosed_table.h"
#include "core/disclosure/policy.h"

namespace core::disclosure {

class Gate
{
public:
    explicit Gate(Policy policy);

    const Policy& policy() const { return m_policy; }

    /// Cells that are not hidden keep their exact counts. Rates and their bounds are shown where
    /// yes and no are both shown and not both zero, elsewhere as bands (band_rule.h). A total below
    /// the threshold hides everything. Zeros of yes or no among people who were looked at are
    /// hidden; other zeros are shown, but not inside a group that is itself too small. Cancelled;
    /// TooDetailed when nobody could prove it safe in bounded time; Internal when the counts of @p
    /// table do not add up. Statistics of a measure: measure_rule.h. The two sides of a change are
    /// cells like others.
    /// @p observedThrough: latest observed day of the data, which decides DisclosedStep::isFair.
    Result<DisclosedTable> disclose(const cohort::RawTable& table, Day observedThrough,
                                    TaskContext& task) const;

private:
    class Copier;
    void describe(const cohort::RawTable& table, DisclosedTable& out) const;
    Policy m_policy;
};

} // namespace core::disclosure

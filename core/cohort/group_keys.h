// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The groups that rows belong to, field by field for many rows at once.
#pragma once

#include "core/cohort/step_run.h"

#include <span>
#include <vector>

namespace core::cohort {

class GroupKeys
{
public:
    /// All must outlive it.
    GroupKeys(const Plan& plan, const ShardData& data, const StepRun& steps);

    /// Of the rows that the steps were run for.
    void run(std::span<const StartRow> rows);
    /// Of one of them once more, at @p at, as the steps have it now.
    void runRow(const StartRow& row, std::size_t at);

    /// As fair_from.h's withGroup, beside the rows that were run.
    const std::vector<std::uint64_t>& keys() const { return m_keys; }

private:
    void add(const BoundGroup& group, std::span<const StartRow> rows, std::size_t first);
    template<typename GroupOf>
    void addEach(const BoundGroup& group, std::span<const StartRow> rows, std::size_t first,
                 const GroupOf& groupOf);

    const Plan& m_plan;
    const ShardData& m_data;
    const StepRun& m_steps;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::size_t> m_there; ///< rows with a record of the step first, then any
};

} // namespace core::cohort

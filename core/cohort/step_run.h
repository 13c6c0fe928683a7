// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of one start record at every step of the question.
#pragma once

#include "core/cohort/shard_data.h"
#include "core/cohort/tally_table.h"

#include <vector>

namespace core::cohort {

struct StartRow
{
    std::uint32_t person = 0;
    const Candidate* record = nullptr;
};

struct StepState
{
    StepOutcome outcome;
    const Candidate* record = nullptr; ///< that stands for the step, where there is one
};

class StepRun
{
public:
    StepRun(const Plan& plan, const ShardData& data);

    /// Evaluates all steps of @p row. @p pair: of the plan's pairStep the record to take, else
    /// null.
    void run(const StartRow& row, const Candidate* pair);

    const std::vector<StepState>& states() const { return m_states; }

    /// The record that the step's window counts from; only where its base was reached.
    Anchor anchorOf(const BoundStep& step, const StartRow& row) const;

    /// The step's event in its window, less what `without` excludes, however far was observed.
    Picked pick(const BoundStep& step, const StartRow& row) const;

private:
    StepState evaluate(const BoundStep& step, const StartRow& row, const Candidate* pair) const;
    bool isReached(const BoundStep& step) const;
    Truth excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
                   const Candidate& record) const;
    std::uint8_t elsewhere(const BoundStep& step, const StartRow& row, const Anchor& anchor) const;

    const Plan& m_plan;
    const ShardData& m_data;
    std::vector<StepState> m_states; ///< by step
};

} // namespace core::cohort

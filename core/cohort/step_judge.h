// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of single rows at a step: records picked person by person, tested, and compared with
// what must not lie between.
#pragma once

#include "core/cohort/shard_data.h"
#include "core/cohort/step_sight.h"
#include "core/cohort/step_states.h"

#include <vector>

namespace core::cohort {

class StepJudge
{
public:
    /// All must outlive it. @p states: by step, of the rows that are asked about; @p at is always a
    /// row's place among them.
    StepJudge(const Plan& plan, const ShardData& data, const std::vector<StepStates>& states);

    const StepSight& sight(std::size_t step) const { return m_sights[step]; }

    /// @p pair: the record that stands for the step, if that is given.
    StepState evaluate(std::size_t step, const StartRow& row, std::size_t at,
                       const Candidate* pair) const;

    /// What comes of the record that was picked in the window, less what `without` excludes.
    StepState judge(std::size_t step, const StartRow& row, std::size_t at, Picked picked) const;

    /// The step's event in its window, less what `without` excludes, however far was observed.
    Picked pick(const BoundStep& step, const StartRow& row, std::size_t at) const;

    /// The record that the step's window counts from; only where its base was reached.
    Anchor anchorOf(const BoundStep& step, const StartRow& row, std::size_t at) const;

    /// Of those not found: the segment of the earliest enrolment in another one, in the same
    /// window. Only where the plan looks there.
    std::uint8_t elsewhere(const BoundStep& step, const StartRow& row, std::size_t at) const;

private:
    Picked withoutExcluded(const BoundStep& step, const StartRow& row, std::size_t at,
                           Picked picked) const;
    Truth excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
                   const Candidate& record) const;

    const Plan& m_plan;
    const ShardData& m_data;
    const std::vector<StepStates>& m_states;
    std::vector<StepSight> m_sights; ///< by step
};

/// The first enrolment in another segment than the step's.
BoundEvent elsewhereEvent(const BoundStep& step);

} // namespace core::cohort

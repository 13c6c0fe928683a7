// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of start records at every step of the question, step by step for all rows of a range
// of people: in one pass over the slices where that can be, else row by row.
#pragma once

#include "core/cohort/step_fold.h"

#include <memory>
#include <span>
#include <vector>

namespace core::cohort {

class StepRun
{
public:
    /// All must outlive it. @p longestSlice: as KeyLayout.
    StepRun(const Plan& plan, const ShardData& data, const CancelToken& token,
            std::size_t longestSlice);

    /// Record sets whose records must be grouped by person before run().
    const std::vector<std::size_t>& grouped() const { return m_grouped; }
    /// Those of which only the slices are needed.
    const std::vector<std::size_t>& opened() const { return m_opened; }

    /// Evaluates all steps of all rows. Cancelled.
    Result<void> run(std::span<const StartRow> rows);

    /// Goes to a row that was run.
    void goTo(std::size_t row) { m_at = row; }
    /// Evaluates the row at hand once more with @p pair as the record of the plan's pairStep.
    void runPair(const StartRow& row, const Candidate& pair);

    /// Of the rows that were run.
    const StepStates& states(std::size_t step) const { return m_states[step]; }

    /// Of the row at hand.
    Outcome outcome(std::size_t step) const { return m_states[step].outcomes[m_at].outcome; }
    const Candidate& record(std::size_t step) const { return m_states[step].records[m_at]; }
    Anchor anchorOf(const BoundStep& step, const StartRow& row) const
    {
        return m_judge.anchorOf(step, row, m_at);
    }
    Picked pick(const BoundStep& step, const StartRow& row) const
    {
        return m_judge.pick(step, row, m_at);
    }

    StepRun(const StepRun&) = delete;
    StepRun& operator=(const StepRun&) = delete;

private:
    Result<void> runRows(std::size_t step, std::span<const StartRow> rows);

    const Plan& m_plan;
    const ShardData& m_data;
    const CancelToken& m_token;
    std::vector<StepStates> m_states; ///< by step
    StepJudge m_judge;
    std::vector<std::unique_ptr<StepFold>> m_folds; ///< by step; null where it is asked row by row
    Fold m_fold;
    std::vector<std::size_t> m_grouped, m_opened;
    std::size_t m_at = 0; ///< the row at hand
};

} // namespace core::cohort

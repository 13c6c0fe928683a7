// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of start records at every step of the question: step by step for all rows of a
// range of people, in one pass over the slices where that can be.
#pragma once

#include "core/cohort/fold.h"
#include "core/cohort/shard_data.h"
#include "core/cohort/tally_table.h"

#include <optional>
#include <span>
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
    /// @p token must outlive it.
    StepRun(const Plan& plan, const ShardData& data, const CancelToken& token);

    /// Record sets whose records must be grouped by person before run().
    const std::vector<std::size_t>& grouped() const { return m_grouped; }
    /// Those of which only the slices are needed.
    const std::vector<std::size_t>& opened() const { return m_opened; }

    /// Evaluates all steps of all rows. Cancelled.
    Result<void> run(std::span<const StartRow> rows);

    /// Goes to a row that was run.
    void goTo(std::size_t row) { m_at = row; }
    /// Evaluates the row at hand once more with @p pair as the record of the plan's pairStep.
    void runPair(const StartRow& row, const Candidate* pair);

    /// Of the row at hand.
    const StepState& state(std::size_t step) const { return m_states[step][m_at]; }

    /// The record that the step's window counts from; only where its base was reached.
    Anchor anchorOf(const BoundStep& step, const StartRow& row) const;

    /// The step's event in its window, less what `without` excludes, however far was observed.
    Picked pick(const BoundStep& step, const StartRow& row) const;

private:
    Result<void> runFolded(std::size_t index, std::span<const StartRow> rows);
    StepState evaluate(const BoundStep& step, const StartRow& row, const Candidate* pair) const;
    std::optional<Outcome> before(const BoundStep& step, const StartRow& row,
                                  const Candidate*& anchor) const;
    StepState after(const BoundStep& step, const StartRow& row, const Picked& picked) const;
    Picked withoutExcluded(const BoundStep& step, const StartRow& row, Picked picked) const;
    bool isLocated(const BoundStep& step, std::uint32_t person, bool everywhere) const;
    const Candidate* anchorRecord(const BoundStep& step, const StartRow& row) const;
    bool isReached(const BoundStep& step) const;
    Truth excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
                   const Candidate& record) const;
    std::uint8_t elsewhere(const BoundStep& step, const StartRow& row, const Anchor& anchor) const;

    const Plan& m_plan;
    const ShardData& m_data;
    const CancelToken& m_token;
    std::vector<std::optional<FoldRule>> m_rules; ///< by step, where it can be folded
    std::vector<std::size_t> m_grouped, m_opened;
    Fold m_fold;
    std::vector<std::vector<StepState>> m_states; ///< by step, by row
    std::vector<std::vector<Candidate>> m_found; ///< by step: what states of folded steps point to
    std::vector<std::size_t> m_sought; ///< rows, of the step at hand
    std::size_t m_at = 0; ///< the row at hand
};

} // namespace core::cohort

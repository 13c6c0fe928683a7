// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of start records at every step of the question: step by step for all rows of a
// range of people, in one pass over the slices where that can be.
#pragma once

#include "core/cohort/fold.h"
#include "core/cohort/shard_data.h"
#include "core/cohort/step_sight.h"
#include "core/cohort/tally_table.h"

#include <optional>
#include <span>
#include <vector>

namespace core::cohort {

struct StartRow
{
    std::uint32_t person = 0;
    Candidate record;
};

/// What became of one row at a step.
struct StepState
{
    StepOutcome outcome;
    Candidate record; ///< that stands for the step, where there is one
};

/// The same of all rows, as columns.
struct StepStates
{
    std::vector<StepOutcome> outcomes;
    std::vector<Candidate> records;
};

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

    /// The record that the step's window counts from; only where its base was reached.
    Anchor anchorOf(const BoundStep& step, const StartRow& row) const;

    /// The step's event in its window, less what `without` excludes, however far was observed.
    Picked pick(const BoundStep& step, const StartRow& row) const;

private:
    /// Whether a row is asked about at a step: yes at the steps before it, as far as there are any.
    struct Reached
    {
        const StepOutcome* base;
        const StepOutcome* anchor;

        bool operator()(std::size_t at) const
        {
            return (!base || base[at].outcome == Outcome::Yes)
                && (!anchor || anchor[at].outcome == Outcome::Yes);
        }
    };

    std::optional<FoldRule> ruleFor(const BoundStep& step, const BoundEvent& event,
                                    std::size_t longestSlice);
    Folding folding(const FoldRule& rule, std::size_t records) const;
    Reached reachedBy(const BoundStep& step) const;
    Result<void> runFolded(std::size_t index, std::span<const StartRow> rows);
    void seek(std::size_t index, std::span<const StartRow> rows);
    std::span<const std::uint32_t> reachedRows(const BoundStep& step, std::size_t count);
    void takeFound(std::size_t index);
    void askFurther(std::size_t index, std::span<const StartRow> rows);
    Result<void> findElsewhere(std::size_t index, std::span<const StartRow> rows);
    StepState evaluate(std::size_t index, const StartRow& row, const Candidate* pair) const;
    void put(std::size_t index, const StepState& state);
    StepState after(std::size_t index, const StartRow& row, const Picked& picked) const;
    Picked withoutExcluded(const BoundStep& step, const StartRow& row, Picked picked) const;
    const Candidate& anchorRecord(const BoundStep& step, std::size_t at, const StartRow& row) const;
    Truth excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
                   const Candidate& record) const;
    std::uint8_t elsewhere(const BoundStep& step, const StartRow& row, const Anchor& anchor) const;

    const Plan& m_plan;
    const ShardData& m_data;
    const CancelToken& m_token;
    std::vector<StepSight> m_sights; ///< by step
    std::vector<std::optional<FoldRule>> m_rules; ///< by step, where it can be folded
    std::vector<std::optional<FoldRule>> m_elsewheres; ///< the same of enrolments elsewhere
    std::vector<std::size_t> m_grouped, m_opened;
    Fold m_fold;
    std::vector<StepStates> m_states; ///< by step
    std::vector<std::uint32_t> m_reached; ///< rows, of the step at hand
    std::vector<Sought> m_sought, m_found; ///< the same
    std::size_t m_at = 0; ///< the row at hand
};

} // namespace core::cohort

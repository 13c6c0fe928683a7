// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Start records, and what became of them at a step, as columns of a range of people.
#pragma once

#include "core/cohort/selection.h"
#include "core/cohort/step_outcome.h"

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

/// The same of all rows.
struct StepStates
{
    std::vector<StepOutcome> outcomes;
    std::vector<Candidate> records; ///< none where nobody asks for them

    /// For so many rows, of which all are put.
    void resize(std::size_t rows, bool keepsRecords)
    {
        outcomes.resize(rows);
        records.resize(keepsRecords ? rows : 0);
    }
    void put(std::size_t at, const StepState& state)
    {
        outcomes[at] = state.outcome;
        records[at] = state.record;
    }
};

/// Whether a row is asked about at a step: yes at the steps before it, as far as there are any.
class Reached
{
public:
    Reached(const BoundStep& step, const std::vector<StepStates>& states)
    {
        const std::size_t anchor = step.window.anchor;
        if (step.baseStep)
            m_base = states[*step.baseStep].outcomes.data();
        // A shorter limit may be named as the anchor, and have no yes where the longest has.
        if (anchor != BoundWindow::Start && anchor != step.baseStep)
            m_anchor = states[anchor].outcomes.data();
    }

    /// All rows are.
    bool isEverybody() const { return !m_base && !m_anchor; }

    bool operator()(std::size_t at) const
    {
        return (!m_base || m_base[at].outcome == Outcome::Yes)
            && (!m_anchor || m_anchor[at].outcome == Outcome::Yes);
    }

private:
    const StepOutcome* m_base = nullptr;
    const StepOutcome* m_anchor = nullptr;
};

/// The records that a step's window counts from, by row; of those who have not reached it, any.
class AnchorRecords
{
public:
    AnchorRecords(const BoundStep& step, const std::vector<StepStates>& states)
    {
        if (step.window.anchor != BoundWindow::Start)
            m_ofStep = states[step.window.anchor].records.data();
    }

    const Candidate& of(const StartRow& row, std::size_t at) const
    {
        return m_ofStep ? m_ofStep[at] : row.record;
    }

private:
    const Candidate* m_ofStep = nullptr;
};

} // namespace core::cohort

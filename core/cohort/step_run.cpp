// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_run.h"

#include "core/cohort/refused.h"

namespace core::cohort {

StepRun::StepRun(const Plan& plan, const ShardData& data, const CancelToken& token,
                 std::size_t longestSlice)
    : m_plan(plan)
    , m_data(data)
    , m_token(token)
    , m_states(plan.steps.size())
    , m_judge(plan, data, m_states)
    , m_folds(plan.steps.size())
    , m_fold(plan.time.size())
{
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const BoundStep& step = plan.steps[i];
        if (StepFold::fits(plan, step, longestSlice))
            m_folds[i] = std::make_unique<StepFold>(plan, i, data, m_states, longestSlice);
        (m_folds[i] ? m_opened : m_grouped).push_back(step.event.records);
        if (step.elsewhereRecords)
            (m_folds[i] && m_folds[i]->findsElsewhere() ? m_opened : m_grouped)
                .push_back(*step.elsewhereRecords);
        for (const BoundEvent& event : step.without)
            m_grouped.push_back(event.records);
    }
}

Result<void> StepRun::run(std::span<const StartRow> rows)
{
    if (!m_opened.empty())
        m_fold.open(m_data.persons().count);
    for (std::size_t step = 0; step < m_states.size(); ++step) {
        TRY_VOID(m_folds[step] ? m_folds[step]->run(rows, m_judge, m_fold, m_token)
                               : runRows(step, rows));
    }
    return {};
}

Result<void> StepRun::runRows(std::size_t step, std::span<const StartRow> rows)
{
    m_states[step].resize(rows.size(), true);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at % RowsPerLook == 0 && m_token.isCancelled())
            return cancelled();
        m_states[step].put(at, m_judge.evaluate(step, rows[at], at, nullptr));
    }
    return {};
}

void StepRun::runPair(const StartRow& row, const Candidate& pair)
{
    for (std::size_t step = 0; step < m_states.size(); ++step)
        m_states[step].put(
            m_at, m_judge.evaluate(step, row, m_at, m_plan.pairStep == step ? &pair : nullptr));
}

} // namespace core::cohort

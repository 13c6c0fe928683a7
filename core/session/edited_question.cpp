// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/edited_question.h"

#include "core/cohort/plan.h"
#include "core/session/prepared.h"
#include "core/session/session_state.h"

namespace core::session {

QuestionCount countOf(const Answer& answer)
{
    const disclosure::DisclosedTable& table = answer.table;
    QuestionCount count {.questionHash = answer.questionHash,
                         .unit = table.unit(),
                         .n = table.total().n,
                         .steps = {}};
    for (std::size_t i = 0; i < table.stepLabels().size(); ++i)
        count.steps.push_back({table.stepLabels()[i], table.total().steps[i].yes});
    return count;
}

Result<CheckedQuestion> Session::check(const std::string& question,
                                       const std::string& language) const
{
    TRY_ASSIGN(const ReadQuestion read, readQuestion(question));
    const State::Current now = m_state->snapshot();
    if (now.data)
        TRY_VOID(cohort::bind(read.query, m_state->dictionary, now.data->catalog()));
    return CheckedQuestion {.sentence = cohort::sentence(read.query, m_state->dictionary, language),
                            .hash = hashOf(read)};
}

Result<QuestionCount> Session::count(const std::string& question, TaskContext& task) const
{
    return audited<QuestionCount>(
        m_state->log, *m_state->clock, "count", [&](Details& details) -> Result<QuestionCount> {
            TRY_ASSIGN(const Answer answer, m_state->answer(question, "en", task, details));
            return countOf(answer);
        });
}

} // namespace core::session

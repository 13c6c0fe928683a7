// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/edited_question.h"

#include "core/cohort/plan.h"
#include "core/cohort/text_form.h"
#include "core/session/session_state.h"
#include "core/session/written_out.h"
#include "core/vault/primitives/hmac.h"

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
    TRY_ASSIGN(const cohort::Query asked, cohort::parse(question));
    TRY_ASSIGN(const cohort::Query query, writtenOut(asked));
    const State::Current now = m_state->snapshot();
    if (now.data)
        TRY_VOID(cohort::bind(query, m_state->dictionary, now.data->catalog()));
    return CheckedQuestion {.sentence = cohort::sentence(query, m_state->dictionary, language),
                            .hash = vault::toHex(vault::sha256(cohort::print(query)))};
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

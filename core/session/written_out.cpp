// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/written_out.h"

#include "core/cohort/named_questions.h"
#include "core/session/saved_question.h"

namespace core::session {

Result<cohort::Query> writtenOut(const cohort::Query& asked)
{
    if (asked.questions.empty())
        return asked;
    TRY_ASSIGN(const auto questions, savedQuestions());
    cohort::Library library;
    for (const SavedQuestion& question : questions)
        library.emplace(question.id, question.text);
    return cohort::expand(asked, library);
}

} // namespace core::session

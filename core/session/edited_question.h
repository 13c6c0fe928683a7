// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a question tells while somebody is writing it: its sentence, from the text alone; and how
// many it is about, once the sentence rests, through the gate.
#pragma once

#include "core/cohort/query.h"
#include "core/disclosure/disclosed_table.h"

#include <string>
#include <vector>

namespace core::session {

struct Answer;

/// A text that can be asked. No record was read for it.
struct CheckedQuestion
{
    std::string sentence; ///< in the language asked for
    std::string hash; ///< as Answer::questionHash: texts with the same one ask the same
};

struct StepCount
{
    std::string label;
    disclosure::CountCell yes;
};

/// The totals of the answer, as its chart would show them: what is hidden there is hidden here.
struct QuestionCount
{
    std::string questionHash; ///< as Answer's
    cohort::Unit unit = cohort::Unit::Students;
    disclosure::CountCell n = {};
    std::vector<StepCount> steps = {};
};

QuestionCount countOf(const Answer& answer);

} // namespace core::session

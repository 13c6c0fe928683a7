// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_membership.h"

#include "tests/conformance/reference_steps.h"

namespace conformance {
namespace {

Maybe isYes(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return true;
    case Answer::No:
    case Answer::NotReached:
        return false;
    case Answer::NotYet:
    case Answer::NotLocated:
    case Answer::Hidden:
        break;
    }
    return std::nullopt;
}

} // namespace

Maybe isCounted(const Asked& question, const std::string& step, const PlainData& data,
                const PlainPerson& person)
{
    const RecordRules records(question, data);
    PlainWindow anyTime;
    anyTime.anyTime = true;
    const Pick start = records.pick(question.query.start, Attempt::First, anyTime, person, nullptr);
    if (!start.record)
        return start.truth;
    Maybe counted = start.truth;
    if (question.query.where)
        counted = allOf(counted, records.whereHolds(*question.query.where, person, *start.record));
    if (step.empty())
        return counted;
    const Row row = StepRules(question, data).rowsOf(person, *start.record).front();
    return allOf(counted, isYes(row.steps[*stepNamed(question.query, step)].answer));
}

} // namespace conformance

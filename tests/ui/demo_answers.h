// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers and questions for the tests of ui/, as small texts: made through the real gate, since
// there is no other maker of a disclosed table.
#pragma once

#include "core/session/answer.h"
#include "core/session/saved_question.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tests {

/// A step's outcomes: yes, no, not yet, not located, not reached.
struct StepCounts
{
    std::int64_t yes = 0, no = 0, notYet = 0, notLocated = 0, notReached = 0;
    std::vector<std::pair<std::string, std::int64_t>> elsewhere = {};
};

struct RowCounts
{
    std::vector<std::string> keys;
    std::vector<StepCounts> steps;
    bool isFair = true;
};

/// Through Gate{11, 11, 11}. Rows without keys: the total alone.
core::session::Answer answerOf(const std::vector<std::string>& by,
                               const std::vector<RowCounts>& rows,
                               const std::vector<std::string>& stepLabels);

/// The headline of the demo region: 1,640 · 738 · 615 · 357.
core::session::Answer headlineAnswer();
core::session::SavedQuestion headlineQuestion();

/// The headline with so few students that some cells are hidden.
core::session::Answer smallAnswer();

/// One step by ethnicity: 90 of 200 against 440 of 800, a hidden group, an open one.
core::session::Answer groupsAnswer();

/// As groups, of three: of one the few who said yes are hidden, and so another's counts.
core::session::Answer bandsAnswer();
core::session::SavedQuestion groupsQuestion();

/// Two years of two schools: 58.0 then 54.6 per cent; within the schools +2.5, by their shares
/// -5.9.
core::session::Answer changeAnswer();

/// Days to a step: 100 for @p soon, 300 for @p later, @p never were seen for 1,000 without it; 30
/// could not be looked for.
core::session::Answer timeAnswer(std::int64_t soon, std::int64_t later, std::int64_t never);

/// Growth of grade points of @p measured students: -0.50, -0.49 and so on; 90 without.
core::session::Answer growthAnswer(std::int64_t measured);

} // namespace tests

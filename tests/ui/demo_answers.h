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
core::session::SavedQuestion groupsQuestion();

} // namespace tests

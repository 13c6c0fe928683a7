// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question that ships with the program, with the words a council reads on its chart.
#pragma once

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"

#include <optional>
#include <string>
#include <vector>

namespace core::session {

/// Words may hold {n}, {rate} (whole per cent), {rate:KEY} for a group, {low}, {high}.
struct StepWords
{
    dictionary::Words ribbon; ///< "{n} at a community college"
    dictionary::Words yes; ///< label of the node of those counted yes
    dictionary::Words no;
};

struct SavedQuestion
{
    std::string id; ///< "english-b"
    dictionary::Words title; ///< in the list of questions
    dictionary::Words finding; ///< the chart's title, once answered
    dictionary::Words startNode; ///< "B students in grade-10 English"
    dictionary::Words startRibbon; ///< "{n} started"
    std::vector<StepWords> steps; ///< one per step of the question
    std::string text; ///< the .cohort text
    dictionary::Words purpose; ///< what it is asked for; the same for those that belong together
    std::optional<int> homePlace; ///< among those answered on the first page; 0: the large one
};

/// Those of one purpose come together. In the order of the list. Internal when a resource is
/// broken.
Result<std::vector<SavedQuestion>> savedQuestions();

} // namespace core::session

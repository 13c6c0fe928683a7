// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a program is told that asks questions of an invented state: FOLDER REPEATS
// QUESTION.cohort...
#pragma once

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tests::state {

struct StateQuestions
{
    struct Question
    {
        std::string name; ///< of its file, without folder and ending
        std::string text;
    };

    core::dictionary::Dictionary dictionary;
    std::filesystem::path folder; ///< as openState()
    std::size_t repeats = 0;
    std::vector<Question> questions;
};

/// The program's main(): calls @p ask with its arguments, says what went wrong, and returns its
/// exit code.
int askQuestions(int argc, char* argv[],
                 const std::function<core::Result<void>(const StateQuestions&)>& ask);

} // namespace tests::state

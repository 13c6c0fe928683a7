// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A conformance case: people, a question and the table it must give, as readable text. The form is
// described in README.md beside the cases.
#pragma once

#include "core/cohort/named_questions.h"
#include "core/cohort/raw_table.h"
#include "tests/conformance/plain_data.h"

#include <filesystem>
#include <string>

namespace conformance {

struct Case
{
    std::string problem; ///< why the file cannot be read; empty when it can
    PlainData data;
    std::string question;
    core::cohort::Library saved; ///< questions that it may use by name
    std::string expected;
    bool showFair = false;
};

Case readCase(const std::filesystem::path& path);

/// A table as the cases write it: only what is not zero; fair-from dates when asked for.
std::string tableText(const core::cohort::RawTable& table, bool showFair);

} // namespace conformance

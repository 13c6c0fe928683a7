// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `in "question"`: whether a person is counted in another question, for the reference.
#pragma once

#include "tests/conformance/plain_data.h"
#include "tests/conformance/reference_question.h"
#include "tests/conformance/reference_values.h"

namespace conformance {

/// In the cohort of @p question, and yes at @p step if one is named.
Maybe isCounted(const Asked& question, const std::string& step, const PlainData& data,
                const PlainPerson& person);

} // namespace conformance

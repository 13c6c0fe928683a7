// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question with all that its words may name: sets of values and other questions, for the
// reference.
#pragma once

#include "core/cohort/query.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace conformance {

struct Asked
{
    core::cohort::Query query; ///< `change` written out as a condition and a group
    std::vector<core::cohort::ValueSet> sets; ///< none holds the name of another
    std::map<std::string, std::shared_ptr<const Asked>> questions; ///< those that `in` may name
};

std::shared_ptr<const Asked> asked(const core::cohort::Query& query);

bool sameWord(const std::string& a, const std::string& b);

/// The step of that label; where it was written with several limits, the longest.
std::optional<std::size_t> stepNamed(const core::cohort::Query& query, const std::string& label);

} // namespace conformance

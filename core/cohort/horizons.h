// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A step written with several limits, `within 4, 5, 6 years`, as one step per limit.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

/// Adds one step per limit, the shortest first. InvalidInput when they do not go up or the label is
/// taken.
Result<void> addHorizons(const Step& written, const std::vector<int>& limits, Query& query);

/// Of the steps before @p end the one with this label, or the longest of those written as one under
/// it.
std::optional<std::size_t> stepNamed(const Query& query, const std::string& name, std::size_t end);

/// Where an anchor, a group or a measure names a step with several limits, it means the longest.
void nameLongest(Query& query);

} // namespace core::cohort

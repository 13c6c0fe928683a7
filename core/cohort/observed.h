// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a step looks, how far those institutions were observed, and so which windows had ended.
#pragma once

#include "core/cohort/bound_query.h"

#include <string>
#include <vector>

namespace core::cohort {

/// Fills @p step's segments, throughOf, observed, inSight and latestEnd from its window and record
/// set.
/// @p segments: as named; empty means every segment with records of the kind. Steps before it in
/// @p plan must be filled already.
void bindObservation(BoundStep& step, const std::vector<std::string>& segments, const Plan& plan,
                     const cache::Catalog& catalog);

} // namespace core::cohort

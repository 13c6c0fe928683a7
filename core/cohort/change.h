// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `change FIELD from A to B`, said in the words that the binder knows: only A and B are asked
// about, and FIELD is the first grouping.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

namespace core::cohort {

/// InvalidInput for a field of a step, bands or beside cross.
Result<Query> withChangeApplied(const Query& query);

} // namespace core::cohort

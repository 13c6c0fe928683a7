// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question's sets of values, its own and those of the questions inside it: each use of a set's
// name becomes the values it stands for.
#pragma once

#include "core/cohort/vocabulary.h"

namespace core::cohort {

/// @p query with the values in the place of the names of its sets. InvalidInput with position when
/// a set is of no field, or two of one question and field have one name. A set may hold earlier
/// ones. Sets of the questions inside stand as if they were written before its own, a later one in
/// the place of an earlier one of that name; the questions themselves are left as they are.
Result<Query> withSetsApplied(const Query& query, const Vocabulary& words);

} // namespace core::cohort

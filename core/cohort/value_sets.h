// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question's own sets of values: each use of a set's name becomes the values it stands for.
#pragma once

#include "core/cohort/vocabulary.h"

namespace core::cohort {

/// @p query with the values in the place of the names of its sets. InvalidInput with position when
/// a set is of no field, or two of one field have one name. A set may hold earlier ones.
Result<Query> withSetsApplied(const Query& query, const Vocabulary& words);

} // namespace core::cohort

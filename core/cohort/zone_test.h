// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from the directory alone that a slice holds no record of a set.
#pragma once

#include "core/cohort/bound_query.h"

namespace core::cohort {

/// False when no record with cluster key @p key in a slice of this zone can be in @p set, not even
/// perhaps. True promises nothing.
bool mayHold(const RecordSet& set, cache::Code key, const cache::SliceZone& zone);

} // namespace core::cohort

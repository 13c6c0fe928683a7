// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the directory alone tells of a slice: whether any of its records can belong to a record set,
// and whether all of them do.
#pragma once

#include "core/cohort/bound_query.h"

namespace core::cohort {

enum class ZoneFit : std::uint8_t
{
    None, ///< no record belongs to the set, not even perhaps
    Some, ///< it cannot be told without reading
    All ///< every record does, for certain
};

/// @p zone: of a slice of the set's kind with cluster key @p key.
ZoneFit fitOf(const RecordSet& set, cache::Code key, const cache::SliceZone& zone);

inline bool mayHold(const RecordSet& set, cache::Code key, const cache::SliceZone& zone)
{
    return fitOf(set, key, zone) != ZoneFit::None;
}

} // namespace core::cohort

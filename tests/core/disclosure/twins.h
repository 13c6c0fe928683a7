// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Other tables of exact counts that differ from a given one inside hidden cells only: made from the
// witnesses by which the audit proved that nobody can tell them apart.
#pragma once

#include "core/disclosure/witness.h"
#include "tests/core/disclosure/tables.h"

#include <vector>

namespace tables {

/// All different, those that differ least first: the witnesses, and what differs as little as it
/// can in the way of one of them or between two. Groups of nobody are left out, as they are of
/// every count of records. Whoever is in a hidden group began in another term.
std::vector<RawTable> twinsOf(const RawTable& raw, std::mt19937& random);

/// False where the rule on people alone tells a cell of one table to be hidden and not of the
/// other: no gate need be asked.
bool isSmallAlike(const RawTable& one, const RawTable& other);

/// The same people and counts of a table with a measure, but two rows whose statistics are hidden
/// have exchanged some of their values. None where there are no such rows.
std::vector<RawTable> twinsByValues(const RawTable& raw,
                                    const core::disclosure::DisclosedTable& shown,
                                    std::mt19937& random);

} // namespace tables

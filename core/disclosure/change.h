// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A change between two years, computed from what is shown and from nothing else: what needs a
// number that is hidden is not told.
#pragma once

#include "core/disclosure/disclosed_table.h"
#include "core/indicators/kitagawa.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::disclosure {

/// The rates of a step before and after, and how they differ.
struct StepChange
{
    indicators::Counts before, after;
    double difference = 0.0; ///< rate after minus rate before
    indicators::Interval interval; ///< Newcombe's, of different students
    /// Of the difference: what changed within the groups, and what in their shares. There is no
    /// split without further groups, nor where a group is of one year only.
    std::optional<indicators::ChangeParts> parts;
    bool isSplitHidden = false; ///< a number that it needs is hidden
};

/// By step; nothing where a side is hidden or is of fewer than @p least (Policy::minChange).
/// Empty when @p table is no change.
std::vector<std::optional<StepChange>> changesOf(const DisclosedTable& table, std::int64_t least);

} // namespace core::disclosure

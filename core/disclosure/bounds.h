// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader can say about hidden cells by looking at one sum after the other: interval
// propagation. Never narrower than the truth, so what it finds is a real leak; it may miss leaks
// that need several equations at once.
#pragma once

#include "core/disclosure/cell_system.h"
#include "core/disclosure/marker_rule.h"

#include <limits>
#include <vector>

namespace core::disclosure {

constexpr std::int64_t Unbounded = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::size_t NoEquation = std::numeric_limits<std::size_t>::max();

struct Range
{
    std::int64_t low = 0;
    std::int64_t high = Unbounded;
    std::size_t lowFrom = NoEquation; ///< the equation that last raised low
    std::size_t highFrom = NoEquation; ///< the equation that last lowered high
};

std::vector<Range> propagate(const CellSystem& system, const Pattern& hidden, Floors floors);

/// Cells to hide next: for every target that is narrower than its marker, the cheapest shown cell
/// of the equations that squeeze it. Empty when nothing is found.
std::vector<std::size_t> repairs(const CellSystem& system, const Pattern& hidden,
                                 const std::vector<std::size_t>& targets);

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader can say about hidden cells by looking at one sum after the other: interval
// propagation. Never narrower than the truth, so what it finds is a real leak; it may miss leaks
// that need several equations at once.
#pragma once

#include "core/disclosure/cell_system.h"
#include "core/disclosure/suppression.h"

#include <limits>
#include <optional>
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

enum class Floors
{
    Known, ///< hidden cells are at least their floor
    Ignored ///< hidden cells may be zero
};

std::vector<Range> propagate(const CellSystem& system, const Pattern& hidden, Floors floors);

/// Cells to hide next: for every checked primary that is narrower than its marker, the cheapest
/// shown cell of the equations that squeeze it. Empty when all cover the marker.
std::vector<std::size_t> repairs(const CellSystem& system, const Pattern& hidden);

} // namespace core::disclosure

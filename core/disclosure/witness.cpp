// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/witness.h"

#include <algorithm>

namespace core::disclosure {

namespace {

/// So that no sum of a table can overflow.
constexpr std::int64_t MostPossible = std::int64_t {1} << 40;

} // namespace

bool isWitness(const CellSystem& system, const Pattern& hidden, Floors floors,
               const Witness& witness)
{
    const std::vector<std::int64_t> least = leastValues(system, hidden, floors);
    std::vector<std::int64_t> values;
    for (const Cell& cell : system.cells)
        values.push_back(cell.value);
    for (const auto& [cell, value] : witness) {
        if (!hidden[cell] || value < least[cell] || value > MostPossible)
            return false;
        values[cell] = value;
    }
    return std::all_of(system.equations.begin(), system.equations.end(),
                       [&](const Equation& equation) {
                           std::int64_t sum = 0;
                           for (const std::size_t part : equation.parts)
                               sum += values[part];
                           return sum == values[equation.total];
                       });
}

} // namespace core::disclosure

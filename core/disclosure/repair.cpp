// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/repair.h"

namespace core::disclosure {

std::optional<std::size_t> cheapestShown(const CellSystem& system, const Pattern& hidden,
                                         const std::vector<std::size_t>& equations, Zeros zeros)
{
    std::optional<std::size_t> best;
    const auto consider = [&](std::size_t cell) {
        const Cell& candidate = system.cells[cell];
        const bool isZero = candidate.value == 0;
        if (hidden[cell] || candidate.forced || isZero != (zeros == Zeros::Offered))
            return;
        if (!best || candidate.weight < system.cells[*best].weight)
            best = cell;
    };
    for (const std::size_t equation : equations) {
        consider(system.equations[equation].total);
        for (const std::size_t part : system.equations[equation].parts)
            consider(part);
    }
    return best;
}

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/marker_rule.h"

#include <algorithm>

namespace core::disclosure {

namespace {

constexpr std::int64_t UsualWidth = 5;

} // namespace

std::int64_t leastWidth(const CellSystem& system, std::size_t cell)
{
    if (const std::int64_t possible = system.cells[cell].possible; possible > 0)
        return possible;
    return std::clamp<std::int64_t>(system.markerMax, 2, UsualWidth);
}

std::optional<Lack> lackOf(const Reach& reach, const CellSystem& system, std::size_t cell)
{
    const Cell& here = system.cells[cell];
    if (here.primary && !here.derived && here.possible == 0) {
        if (reach.most < system.markerMax)
            return Lack::Most;
        if (reach.leastPlain > 1)
            return Lack::Least;
    }
    if (reach.most - reach.least < leastWidth(system, cell) - 1)
        return Lack::Width;
    return std::nullopt;
}

std::vector<std::int64_t> leastValues(const CellSystem& system, const Pattern& hidden,
                                      Floors floors)
{
    std::vector<std::int64_t> least(system.cells.size(), 0);
    for (std::size_t cell = 0; cell < least.size(); ++cell) {
        if (!hidden[cell])
            least[cell] = system.cells[cell].value;
        else if (floors == Floors::Known)
            least[cell] = system.cells[cell].floor;
    }
    for (const Equation& equation : system.equations) {
        const bool partShown = std::any_of(equation.parts.begin(), equation.parts.end(),
                                           [&](std::size_t part) { return !hidden[part]; });
        if (partShown && hidden[equation.total])
            least[equation.total]
                = std::max(least[equation.total], system.cells[equation.total].groupFloor);
    }
    return least;
}

} // namespace core::disclosure

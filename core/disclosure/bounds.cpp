// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/bounds.h"

#include <algorithm>

namespace core::disclosure {

namespace {

/// Rounds until nothing moves; few are needed in practice, and stopping early is only less narrow.
constexpr int MaxRounds = 60;

/// A primary may not be known better than this many values, whatever floors say.
constexpr std::int64_t MinWidth = 5;

/// Sum of one side's bounds, with those without a bound counted apart.
struct BoundSum
{
    std::int64_t finite = 0;
    int unbounded = 0;

    void add(std::int64_t bound)
    {
        if (bound >= Unbounded)
            ++unbounded;
        else
            finite += bound;
    }
    /// The sum without one of its terms.
    std::int64_t without(std::int64_t bound) const
    {
        if (bound >= Unbounded)
            return unbounded > 1 ? Unbounded : finite;
        return unbounded > 0 ? Unbounded : finite - bound;
    }
    std::int64_t all() const { return unbounded > 0 ? Unbounded : finite; }
};

bool tighten(Range& range, std::int64_t low, std::int64_t high, std::size_t equation)
{
    bool changed = false;
    if (low > range.low) {
        range.low = low;
        range.lowFrom = equation;
        changed = true;
    }
    if (high < range.high) {
        range.high = high;
        range.highFrom = equation;
        changed = true;
    }
    return changed;
}

bool tightenBy(const Equation& equation, std::size_t number, std::vector<Range>& ranges)
{
    BoundSum low, high;
    for (const std::size_t part : equation.parts) {
        low.add(ranges[part].low);
        high.add(ranges[part].high);
    }
    Range& total = ranges[equation.total];
    bool changed = tighten(total, low.all(), high.all(), number);
    for (const std::size_t part : equation.parts) {
        Range& range = ranges[part];
        const std::int64_t others = high.without(range.high);
        const std::int64_t least = others >= Unbounded ? 0 : total.low - others;
        const std::int64_t most
            = total.high >= Unbounded ? Unbounded : total.high - low.without(range.low);
        changed |= tighten(range, least, most, number);
    }
    return changed;
}

std::vector<Range> startingRanges(const CellSystem& system, const Pattern& hidden, Floors floors)
{
    std::vector<Range> ranges(system.cells.size());
    for (std::size_t cell = 0; cell < ranges.size(); ++cell) {
        if (!hidden[cell])
            ranges[cell] = {system.cells[cell].value, system.cells[cell].value};
        else if (floors == Floors::Known)
            ranges[cell].low = system.cells[cell].floor;
    }
    for (const Equation& equation : system.equations) {
        const bool partShown = std::any_of(equation.parts.begin(), equation.parts.end(),
                                           [&](std::size_t part) { return !hidden[part]; });
        Range& total = ranges[equation.total];
        if (partShown && hidden[equation.total])
            total.low = std::max(total.low, system.cells[equation.total].groupFloor);
    }
    return ranges;
}

/// The cheapest shown cell of the equations, zeros only if there is nothing else.
std::optional<std::size_t> cheapestShown(const CellSystem& system, const Pattern& hidden,
                                         const std::vector<std::size_t>& equations, bool zeros)
{
    std::optional<std::size_t> best;
    const auto consider = [&](std::size_t cell) {
        const Cell& candidate = system.cells[cell];
        if (hidden[cell] || (candidate.value == 0) != zeros)
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

/// Walks from the equation that squeezed a cell to those that bounded the others in it, nearest
/// first, until one holds a shown cell.
std::optional<std::size_t> findRepair(const CellSystem& system, const Pattern& hidden,
                                      const std::vector<Range>& ranges, std::size_t first)
{
    if (first == NoEquation)
        return std::nullopt;
    std::vector<bool> seen(system.equations.size(), false);
    std::vector<std::size_t> visited, level {first};
    seen[first] = true;
    while (!level.empty()) {
        if (const auto cell = cheapestShown(system, hidden, level, false))
            return cell;
        visited.insert(visited.end(), level.begin(), level.end());
        std::vector<std::size_t> further;
        const auto follow = [&](std::size_t equation) {
            if (equation != NoEquation && !seen[equation]) {
                seen[equation] = true;
                further.push_back(equation);
            }
        };
        for (const std::size_t equation : level) {
            std::vector<std::size_t> cells = system.equations[equation].parts;
            cells.push_back(system.equations[equation].total);
            for (const std::size_t cell : cells) {
                follow(ranges[cell].lowFrom);
                follow(ranges[cell].highFrom);
            }
        }
        level = std::move(further);
    }
    return cheapestShown(system, hidden, visited, true);
}

} // namespace

std::vector<Range> propagate(const CellSystem& system, const Pattern& hidden, Floors floors)
{
    std::vector<Range> ranges = startingRanges(system, hidden, floors);
    bool changed = true;
    for (int round = 0; changed && round < MaxRounds; ++round) {
        changed = false;
        for (std::size_t number = 0; number < system.equations.size(); ++number)
            changed |= tightenBy(system.equations[number], number, ranges);
    }
    return ranges;
}

std::vector<std::size_t> repairs(const CellSystem& system, const Pattern& hidden)
{
    // A shown zero tells that its hidden neighbours are not empty. That lowers what they can be at
    // most, which must not leave the marker; that it also raises the least a sum can be is accepted
    // (the policy shows zeros), so the lower end is judged without it.
    const std::vector<Range> known = propagate(system, hidden, Floors::Known);
    const std::vector<Range> plain = propagate(system, hidden, Floors::Ignored);
    std::vector<std::size_t> next;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        if (!system.cells[cell].primary || !system.cells[cell].checked)
            continue;
        std::optional<std::size_t> repair;
        if (known[cell].high < system.markerMax)
            repair = findRepair(system, hidden, known, known[cell].highFrom);
        else if (plain[cell].low > 1)
            repair = findRepair(system, hidden, plain, plain[cell].lowFrom);
        else if (known[cell].high - known[cell].low < MinWidth - 1)
            repair = findRepair(system, hidden, known, known[cell].lowFrom);
        if (repair)
            next.push_back(*repair);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    return next;
}

} // namespace core::disclosure

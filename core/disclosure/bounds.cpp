// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/bounds.h"

#include "core/disclosure/repair.h"

#include <algorithm>
#include <optional>

namespace core::disclosure {

namespace {

/// Rounds until nothing moves; few are needed in practice, and stopping early is only less narrow.
constexpr int MaxRounds = 60;

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
    const std::vector<std::int64_t> least = leastValues(system, hidden, floors);
    std::vector<Range> ranges(least.size());
    for (std::size_t cell = 0; cell < ranges.size(); ++cell)
        ranges[cell] = {least[cell], hidden[cell] ? Unbounded : least[cell]};
    return ranges;
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
        if (const auto cell = cheapestShown(system, hidden, level, Zeros::Kept))
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
    return cheapestShown(system, hidden, visited, Zeros::Offered);
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

std::vector<std::size_t> repairs(const CellSystem& system, const Pattern& hidden,
                                 const std::vector<std::size_t>& targets)
{
    const std::vector<Range> known = propagate(system, hidden, Floors::Known);
    const std::vector<Range> plain = propagate(system, hidden, Floors::Ignored);
    std::vector<std::size_t> next;
    for (const std::size_t cell : targets) {
        const Reach reach {known[cell].low, known[cell].high, plain[cell].low};
        const auto lack = lackOf(reach, system, cell);
        if (!lack)
            continue;
        const std::vector<Range>& ranges = *lack == Lack::Least ? plain : known;
        const std::size_t squeezes
            = *lack == Lack::Most ? ranges[cell].highFrom : ranges[cell].lowFrom;
        if (const auto repair = findRepair(system, hidden, ranges, squeezes))
            next.push_back(*repair);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    return next;
}

} // namespace core::disclosure

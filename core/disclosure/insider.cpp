// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/insider.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace core::disclosure {

namespace {

/// Nothing must cover its marker for an insider; only no cell may be left with one value.
CellSystem seenFromWithin(CellSystem system)
{
    constexpr std::int64_t TwoValues = 2;
    system.markerMax = TwoValues;
    for (Cell& cell : system.cells)
        cell.primary = false;
    return system;
}

bool differs(const Witness& witness, std::size_t cell)
{
    return std::binary_search(witness.begin(), witness.end(), std::pair(cell, std::int64_t {0}),
                              [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Of @p groups those that have one value in all tables in which @p own is as it is.
std::vector<std::size_t> leftTo(std::size_t own, const std::vector<std::size_t>& groups,
                                const std::vector<Witness>& witnesses)
{
    std::vector<std::size_t> left;
    std::copy_if(groups.begin(), groups.end(), std::back_inserter(left), [&](std::size_t group) {
        return group != own
            && std::none_of(witnesses.begin(), witnesses.end(), [&](const Witness& witness) {
                   return differs(witness, group) && !differs(witness, own);
               });
    });
    return left;
}

} // namespace

Result<std::vector<Leak>> insiderLeaks(const CellSystem& system, const Pattern& hidden,
                                       const std::vector<std::size_t>& targets,
                                       const std::vector<Witness>& witnesses, TaskContext& task)
{
    std::vector<std::size_t> groups;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(groups), [&](std::size_t cell) {
        return system.cells[cell].primary && !system.cells[cell].derived;
    });
    const CellSystem within = seenFromWithin(system);
    Audit audit(within);
    std::vector<Leak> found;
    for (const std::size_t own : groups) {
        if (system.cells[own].value != 1)
            continue;
        const std::vector<std::size_t> left = leftTo(own, groups, witnesses);
        if (left.empty())
            continue;
        Pattern known = hidden;
        known[own] = false;
        TRY_ASSIGN(auto leaks, audit.leaks(known, left, task));
        std::move(leaks.begin(), leaks.end(), std::back_inserter(found));
    }
    return found;
}

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/insider.h"

#include <algorithm>
#include <iterator>
#include <numeric>
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

/// Of groups of one, by cell: who it is. In a sum of one the part is the same student.
std::vector<std::size_t> studentsAlone(const CellSystem& system)
{
    std::vector<std::size_t> student(system.cells.size());
    std::iota(student.begin(), student.end(), std::size_t {0});
    const auto isOne = [&](std::size_t cell) { return system.cells[cell].value == 1; };
    for (bool isStable = false; !isStable;) {
        isStable = true;
        for (const Equation& sum : system.equations) {
            const auto part = std::find_if(sum.parts.begin(), sum.parts.end(), isOne);
            if (!isOne(sum.total) || part == sum.parts.end())
                continue;
            isStable = isStable && student[sum.total] == student[*part];
            student[sum.total] = student[*part] = std::min(student[sum.total], student[*part]);
        }
    }
    return student;
}

bool differs(const Witness& witness, std::size_t cell)
{
    return std::binary_search(witness.begin(), witness.end(), std::pair(cell, std::int64_t {0}),
                              [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Of @p groups of others those that have one value in all tables in which @p own is as it is.
std::vector<std::size_t> leftTo(std::size_t own, const std::vector<std::size_t>& groups,
                                const std::vector<std::size_t>& students,
                                const std::vector<Witness>& witnesses)
{
    std::vector<std::size_t> left;
    std::copy_if(groups.begin(), groups.end(), std::back_inserter(left), [&](std::size_t group) {
        return students[group] != students[own]
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
    const std::vector<std::size_t> students = studentsAlone(system);
    Audit audit(within);
    TaskContext unseen(task.token()); // its share of the work is not known before
    std::vector<Leak> found;
    for (const std::size_t own : groups) {
        if (system.cells[own].value != 1)
            continue;
        const std::vector<std::size_t> left = leftTo(own, groups, students, witnesses);
        if (left.empty())
            continue;
        Pattern known = hidden;
        known[own] = false;
        TRY_ASSIGN(auto leaks, audit.leaks(known, left, unseen));
        std::move(leaks.begin(), leaks.end(), std::back_inserter(found));
    }
    return found;
}

} // namespace core::disclosure

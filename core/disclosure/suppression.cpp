// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/suppression.h"

#include "core/disclosure/audit.h"
#include "core/disclosure/bounds.h"
#include "core/disclosure/elimination.h"
#include "core/disclosure/repair.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace core::disclosure {

namespace {

/// What must stay open. A zero that was hidden to protect others may be known to be one.
std::vector<std::size_t> targetsOf(const CellSystem& system, const Pattern& locked)
{
    std::vector<std::size_t> targets;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        const Cell& here = system.cells[cell];
        const bool isSecret = here.primary && (here.checked || here.derived) && !here.forced;
        if (isSecret || (locked[cell] && here.value > 0))
            targets.push_back(cell);
    }
    return targets;
}

std::optional<std::size_t> repairOf(const CellSystem& system, const Pattern& hidden,
                                    const Leak& leak)
{
    for (const auto* sums : {&leak.proof, &leak.around}) {
        for (const Zeros zeros : {Zeros::Kept, Zeros::Offered}) {
            if (const auto cell = cheapestShown(system, hidden, *sums, zeros))
                return cell;
        }
    }
    return std::nullopt;
}

bool isInAny(const CellSystem& system, const std::vector<std::size_t>& cells,
             const std::vector<std::size_t>& sums)
{
    return std::any_of(sums.begin(), sums.end(), [&](std::size_t number) {
        const Equation& sum = system.equations[number];
        return std::any_of(cells.begin(), cells.end(), [&](std::size_t cell) {
            return cell == sum.total
                || std::find(sum.parts.begin(), sum.parts.end(), cell) != sum.parts.end();
        });
    });
}

bool isForcedIn(const CellSystem& system, const std::vector<std::size_t>& sums)
{
    std::vector<std::size_t> forced;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        if (system.cells[cell].forced)
            forced.push_back(cell);
    }
    return isInAny(system, forced, sums);
}

/// Cells to hide for @p leaks. One whose proof another's repair breaks already waits for the next
/// round. Where nothing around a leak is shown, nothing told it.
Result<std::vector<std::size_t>> repairs(const CellSystem& system, const Pattern& hidden,
                                         const std::vector<Leak>& leaks)
{
    std::vector<std::size_t> next;
    for (const Leak& leak : leaks) {
        if (isInAny(system, next, leak.proof))
            continue;
        if (const auto cell = repairOf(system, hidden, leak))
            next.push_back(*cell);
        else if (isForcedIn(system, leak.around))
            return Error {ErrorCode::Refused, "what is out already narrows a small group"};
    }
    return next;
}

} // namespace

Result<Pattern> suppress(const CellSystem& system, TaskContext& task)
{
    Pattern locked(system.cells.size(), false);
    Audit audit(system);
    // Each round locks at least one more cell, so it ends.
    while (true) {
        if (task.isCancelled())
            return Error {ErrorCode::Cancelled, "disclosure"};
        TRY_ASSIGN(Pattern hidden, suppressLinearly(system, locked));
        const std::vector<std::size_t> targets = targetsOf(system, locked);
        std::vector<std::size_t> next = repairs(system, hidden, targets);
        if (next.empty()) {
            TRY_ASSIGN(const auto leaks, audit.leaks(hidden, targets, task));
            TRY_ASSIGN(next, repairs(system, hidden, leaks));
        }
        if (next.empty())
            return hidden;
        for (const std::size_t cell : next)
            locked[cell] = true;
    }
}

} // namespace core::disclosure

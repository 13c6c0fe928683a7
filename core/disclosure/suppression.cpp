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

/// Whether @p is(cell) of any cell of the sums.
template<typename Is>
bool anyIn(const CellSystem& system, const std::vector<std::size_t>& sums, const Is& is)
{
    return std::any_of(sums.begin(), sums.end(), [&](std::size_t number) {
        const Equation& sum = system.equations[number];
        return is(sum.total) || std::any_of(sum.parts.begin(), sum.parts.end(), is);
    });
}

enum class Mending
{
    Sparing, ///< one cell for all leaks that it may end
    Quick ///< one for each leak
};

/// A table that is not proven after so many audits would need many more at one cell each.
constexpr int PatientAudits = 3;

/// Cells to hide for @p leaks. Mended sparingly, one whose proof another's repair breaks already
/// waits for the next round. Where nothing around a leak is shown, nothing told it.
Result<std::vector<std::size_t>> repairsOf(const std::vector<Leak>& leaks, const CellSystem& system,
                                           const Pattern& hidden, Mending mending)
{
    std::vector<std::size_t> next;
    const auto isNext = [&next](std::size_t cell) {
        return std::find(next.begin(), next.end(), cell) != next.end();
    };
    const auto isForced = [&system](std::size_t cell) { return system.cells[cell].forced; };
    for (const Leak& leak : leaks) {
        if (mending == Mending::Sparing && anyIn(system, leak.proof, isNext))
            continue;
        const auto cell = repairOf(system, hidden, leak);
        if (cell && !isNext(*cell))
            next.push_back(*cell);
        if (!cell && anyIn(system, leak.around, isForced))
            return Error {ErrorCode::Refused, "what is out already narrows a small group"};
    }
    return next;
}

} // namespace

Result<Suppression> suppressAndTell(const CellSystem& system, TaskContext& task)
{
    Pattern locked(system.cells.size(), false);
    Pattern kept = locked;
    Audit audit(system);
    int audits = 0;
    // Each round locks at least one more cell, so it ends.
    while (true) {
        if (task.isCancelled())
            return Error {ErrorCode::Cancelled, "disclosure"};
        TRY_ASSIGN(Pattern hidden, suppressLinearly(system, locked, kept, task.token()));
        std::vector<std::size_t> targets = targetsOf(system, locked);
        std::vector<std::size_t> next = repairs(system, hidden, targets);
        if (next.empty()) {
            const Mending mending = ++audits > PatientAudits ? Mending::Quick : Mending::Sparing;
            TRY_ASSIGN(const auto leaks, audit.leaks(hidden, targets, task));
            TRY_ASSIGN(next, repairsOf(leaks, system, hidden, mending));
            if (mending == Mending::Quick)
                kept = hidden; // then the tables found of it stay possible
        }
        if (next.empty())
            return Suppression {std::move(hidden), std::move(targets)};
        for (const std::size_t cell : next)
            locked[cell] = true;
    }
}

Result<Pattern> suppress(const CellSystem& system, TaskContext& task)
{
    TRY_ASSIGN(Suppression found, suppressAndTell(system, task));
    return std::move(found.hidden);
}

} // namespace core::disclosure

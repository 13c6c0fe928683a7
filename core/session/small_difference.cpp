// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/small_difference.h"

#include <algorithm>
#include <map>

namespace core::session {

using disclosure::CountCell;
using disclosure::DisclosedRow;
using disclosure::DisclosedStep;
using disclosure::DisclosedTable;

namespace {

/// All counts of a row, in one order; those of which nobody may be left are marked.
struct Line
{
    std::vector<CountCell> cells;
    std::vector<bool> isOutcome; ///< yes or no
    std::vector<bool> isBanded; ///< hidden, and bounded by a band
};

Line lineOf(const DisclosedRow& row)
{
    Line line;
    const auto add = [&line](const CountCell& cell, bool isOutcome, bool isBanded = false) {
        line.cells.push_back(cell);
        line.isOutcome.push_back(isOutcome);
        line.isBanded.push_back(isBanded && !cell.isShown());
    };
    add(row.n, false);
    for (const DisclosedStep& step : row.steps) {
        add(step.yes, true, step.rate.isBand());
        add(step.no, true, step.rate.isBand());
        for (const CountCell& cell :
             {step.base, step.notYet, step.notLocated, step.hidden, step.notReached})
            add(cell, false);
        for (const auto& part : step.elsewhere)
            add(part.n, false);
    }
    if (row.measure) {
        add(row.measure->measured, false);
        add(row.measure->without, false);
    }
    return line;
}

/// What is shown of the parts of a coarse row.
struct Parts
{
    explicit Parts(std::size_t cells)
        : shown(cells, 0)
        , hidden(cells, 0)
        , banded(cells, 0)
    {
    }

    std::vector<std::int64_t> shown; ///< the sum
    std::vector<std::int64_t> hidden; ///< how many
    std::vector<std::int64_t> banded; ///< of those, how many a band bounds
};

void addTo(Parts& parts, const Line& line)
{
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        if (line.cells[i].isShown())
            parts.shown[i] += line.cells[i].value();
        else
            ++parts.hidden[i];
        parts.banded[i] += line.isBanded[i] ? 1 : 0;
    }
}

bool tellsOfFew(const Line& whole, const Parts& parts, std::int64_t few)
{
    // A row that is not listed is hidden, too: then some of the people are left over.
    const bool isRowMissing = whole.cells[0].isShown() && whole.cells[0].value() > parts.shown[0];
    for (std::size_t i = 0; i < whole.cells.size(); ++i) {
        if (!whole.cells[i].isShown())
            continue;
        const std::int64_t left = whole.cells[i].value() - parts.shown[i];
        const std::int64_t others = std::max<std::int64_t>(parts.hidden[i] - 2, 0);
        if (left > 0 && left < few + others)
            return true;
        const bool hasOthers = parts.hidden[i] > 1 || isRowMissing;
        if (parts.banded[i] > 0 && hasOthers)
            return true;
        if (left == 0 && whole.isOutcome[i] && (parts.hidden[i] > 0 || isRowMissing))
            return true;
    }
    return false;
}

} // namespace

bool tellsOfFew(const DisclosedTable& fine, const DisclosedTable& coarse, const KeysIn& keysIn,
                std::int64_t few)
{
    const Line everybody = lineOf(coarse.total());
    Parts before(everybody.cells.size());
    addTo(before, lineOf(fine.total()));
    if (tellsOfFew(everybody, before, few))
        return true;
    if (coarse.by().empty() && !fine.by().empty())
        return false; // its only row is the total, which the finer table has itself
    std::map<std::vector<std::string>, Parts> partsOf;
    const Parts none(everybody.cells.size());
    for (const DisclosedRow& row : fine.rows())
        addTo(partsOf.try_emplace(keysIn(row.keys), none).first->second, lineOf(row));
    return std::ranges::any_of(coarse.rows(), [&](const DisclosedRow& row) {
        const auto found = partsOf.find(row.keys);
        return tellsOfFew(lineOf(row), found == partsOf.end() ? none : found->second, few);
    });
}

} // namespace core::session

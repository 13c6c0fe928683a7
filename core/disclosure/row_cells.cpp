// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/row_cells.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace core::disclosure {

using cohort::RawRow;
using cohort::StepTally;
using cohort::Tally;

namespace {

bool isSmall(std::int64_t people, int threshold)
{
    return people > 0 && people < threshold;
}

} // namespace

Tally elsewhereSum(const StepTally& step)
{
    Tally sum;
    for (const auto& part : step.elsewhere)
        sum += part.tally;
    return sum;
}

std::size_t RowBuilder::addCell(Cell cell)
{
    cell.weight = cell.value + 1 + m_weight;
    cell.checked = cell.checked && m_printing == Printed;
    m_system.cells.push_back(cell);
    return m_system.cells.size() - 1;
}

/// A group of people. @p closed: it is a part of a group that is itself too small. There zeros are
/// not printed either, since they would tell how the few are spread; but that nobody at all is in
/// a state may follow from other counts.
std::size_t RowBuilder::addGroup(Tally tally, int threshold, bool closed)
{
    Cell cell {.value = tally.count};
    cell.primary = isSmall(tally.people, threshold) || (closed && tally.count > 0);
    cell.published = !closed;
    cell.floor = closed ? 0 : std::min<std::int64_t>(tally.count, 1);
    if (!cell.primary && tally.people >= threshold)
        cell.groupFloor = threshold;
    return addCell(cell);
}

RowCells RowBuilder::add(const RawRow& row, std::int64_t weight, Printing printing)
{
    m_weight = weight;
    m_printing = printing;
    RowCells cells;
    cells.n = addGroup(row.n, m_policy.minGroup, false);
    const bool closed = isSmall(row.n.people, m_policy.minGroup);
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        cells.steps.push_back(addStep(row, i, cells, closed));
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        if (m_chains.shorter[i])
            addFromShorter(row.steps[i], cells.steps[*m_chains.shorter[i]], cells.steps[i]);
    }
    if (row.measure)
        addMeasure(row, cells, closed);
    for (const SamePeople& same : m_chains.same)
        m_system.equations.push_back({cells.steps[same.step].*same.part.cell,
                                      {cells.steps[same.otherStep].*same.otherPart.cell}});
    return cells;
}

StepCells RowBuilder::addStep(const RawRow& row, std::size_t index, const RowCells& cells,
                              bool rowClosed)
{
    const StepTally& step = row.steps[index];
    const bool follows = m_chains.follows[index];
    // Nobody in the base, because nobody said yes before, and that is hidden: so must this be.
    const bool hiddenZero
        = follows && step.base.count == 0 && m_system.cells[cells.steps[index - 1].yes].primary;

    StepCells out;
    out.base = addGroup(step.base, m_policy.minGroup, rowClosed);
    out.notReached = addGroup(step.notReached, m_policy.minGroup, rowClosed);
    m_system.equations.push_back({cells.n, {out.base, out.notReached}});
    if (hiddenZero)
        m_system.cells[out.base].primary = true;
    addOutcomes(step, out, rowClosed || hiddenZero || isSmall(step.base.people, m_policy.minGroup));
    if (follows)
        addGap(row.steps[index - 1].yes, step.base, cells.steps[index - 1].yes, out.base);
    return out;
}

/// Who was in which state after the shorter limit is printed nowhere, but follows from differences:
/// so many more said yes within six years than within five.
void RowBuilder::addFromShorter(const StepTally& step, const StepCells& shorter, StepCells& cells)
{
    std::array<Equation, cohort::OutcomeCount> there;
    std::array<Equation, cohort::OutcomeCount> here;
    for (std::size_t i = 0; i < cohort::OutcomeCount; ++i) {
        there[i].total = shorter.*OutcomeParts[i].cell;
        here[i].total = cells.*OutcomeParts[i].cell;
    }
    cells.fromShorter.resize(step.fromShorter.size());
    for (std::size_t i = 0; i < step.fromShorter.size(); ++i) {
        const Tally tally = step.fromShorter[i];
        if (tally.count == 0)
            continue; // known to be nobody, for whoever knows how limits work
        Cell moved {.value = tally.count};
        moved.primary = isSmall(tally.people, m_policy.minGroup);
        cells.fromShorter[i] = addDerived(moved);
        there[i / cohort::OutcomeCount].parts.push_back(*cells.fromShorter[i]);
        here[i % cohort::OutcomeCount].parts.push_back(*cells.fromShorter[i]);
    }
    for (const auto& sums : {there, here}) {
        std::copy_if(sums.begin(), sums.end(), std::back_inserter(m_system.equations),
                     [](const Equation& sum) { return !sum.parts.empty(); });
    }
}

void RowBuilder::addOutcomes(const StepTally& step, StepCells& cells, bool closed)
{
    cells.yes = addGroup(step.yes, m_policy.minEvent, closed);
    cells.no = addGroup(step.no, m_policy.minNonEvent, closed);
    cells.notYet = addGroup(step.notYet, m_policy.minGroup, closed);
    cells.notLocated = addGroup(step.notLocated, m_policy.minGroup, closed);
    cells.hidden = addGroup(step.hidden, m_policy.minGroup, closed);
    for (const std::size_t outcome : {cells.yes, cells.no}) {
        Cell& cell = m_system.cells[outcome];
        // Everybody or nobody of a group said yes: that is a fact about each of its people.
        cell.primary = cell.primary || (cell.value == 0 && step.yes.count + step.no.count > 0);
        cell.floor = 0; // so a hidden one may be zero
    }
    m_system.cells[cells.yes].groupFloor = 0; // it has no parts
    m_system.equations.push_back(
        {cells.base, {cells.yes, cells.no, cells.notYet, cells.notLocated, cells.hidden}});

    // The denominator of the rate is not printed, but is a group like others. Of enrolments it has
    // at least as many people as its larger part.
    const std::int64_t people = m_unit == cohort::Unit::Students
        ? step.yes.people + step.no.people
        : std::max(step.yes.people, step.no.people);
    if (isSmall(people, m_policy.minGroup)) {
        Cell rated {.value = step.yes.count + step.no.count, .primary = true};
        m_system.equations.push_back({addDerived(rated), {cells.yes, cells.no}});
    }
    addRestOfNo(step, cells, closed || isSmall(step.no.people, m_policy.minNonEvent));
}

void RowBuilder::addRestOfNo(const StepTally& step, StepCells& cells, bool closed)
{
    if (step.elsewhere.empty())
        return;
    Equation parts {cells.no, {}};
    for (const auto& part : step.elsewhere) {
        cells.elsewhere.push_back(addGroup(part.tally, m_policy.minGroup, closed));
        parts.parts.push_back(cells.elsewhere.back());
    }
    const Tally found = elsewhereSum(step);
    Cell rest {.value = step.no.count - found.count};
    // At least so many people, whoever of them is found elsewhere with another enrolment.
    const std::int64_t people
        = std::max(step.no.people - found.people, std::min<std::int64_t>(rest.value, 1));
    rest.primary = isSmall(people, m_policy.minGroup);
    parts.parts.push_back(addDerived(rest));
    m_system.equations.push_back(std::move(parts));
}

/// Measured or not is one more split of everybody.
void RowBuilder::addMeasure(const RawRow& row, RowCells& cells, bool closed)
{
    MeasureCells out;
    out.measured = addGroup(row.measure->measured, m_policy.minGroup, closed);
    out.without = addGroup(row.measure->without, m_policy.minGroup, closed);
    m_system.equations.push_back({cells.n, {out.measured, out.without}});
    if (m_chains.timeTo) {
        const StepCells& step = cells.steps[*m_chains.timeTo];
        m_system.equations.push_back({out.measured, {step.yes, step.no, step.notYet}});
    }
    for (const auto& [step, part] : m_chains.measuredWithin) {
        const Tally whole = row.steps[step].*part.tally;
        const std::size_t wholeCell = cells.steps[step].*part.cell;
        addGap(whole, row.measure->measured, wholeCell, out.measured);
        // Who is measured is then who said yes, and that may be hidden: that everybody did.
        const StepCells& outcomes = cells.steps[step];
        if (whole.count == row.measure->measured.count
            && (m_system.cells[outcomes.yes].primary || m_system.cells[outcomes.no].primary))
            hideMeasured(out);
    }
    cells.measure = out;
}

void RowBuilder::hideMeasured(const MeasureCells& cells)
{
    m_system.cells[cells.measured].primary = true;
    Cell& without = m_system.cells[cells.without];
    without.primary = true;
    without.floor = 0; // a hidden zero
}

/// Those of a printed group who are not in a printed part of it: a difference of the two. Such as
/// who said yes and is not in the base of the step after.
void RowBuilder::addGap(Tally whole, Tally part, std::size_t wholeCell, std::size_t partCell)
{
    Cell gap {.value = whole.count - part.count};
    const std::int64_t people
        = std::max(whole.people - part.people, std::min<std::int64_t>(gap.value, 1));
    gap.primary = isSmall(people, m_policy.minGroup);
    const std::size_t cell = addDerived(gap);
    m_system.cells[cell].published = gap.value == 0;
    m_system.equations.push_back({wholeCell, {partCell, cell}});
}

/// What nobody prints and everybody can subtract: not to be known to a few, where it is small.
std::size_t RowBuilder::addDerived(Cell cell)
{
    cell.published = cell.checked = false;
    cell.derived = m_printing == Printed;
    return addCell(cell);
}

} // namespace core::disclosure

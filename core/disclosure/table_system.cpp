// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/table_system.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace core::disclosure {

namespace {

using cohort::RawRow;
using cohort::RawTable;
using cohort::StepTally;
using cohort::Tally;

/// One printed count of a step, in the table and in the system.
struct Part
{
    Tally StepTally::*tally;
    std::size_t StepCells::*cell;
};

constexpr std::array Parts {Part {&StepTally::base, &StepCells::base},
                            Part {&StepTally::notReached, &StepCells::notReached},
                            Part {&StepTally::yes, &StepCells::yes},
                            Part {&StepTally::no, &StepCells::no},
                            Part {&StepTally::notYet, &StepCells::notYet},
                            Part {&StepTally::notLocated, &StepCells::notLocated},
                            Part {&StepTally::hidden, &StepCells::hidden}};

/// Two counts that are the same people in every row: who knows one knows the other.
struct SamePeople
{
    std::size_t step, otherStep;
    Part part, otherPart;
};

Tally elsewhereSum(const StepTally& step)
{
    Tally sum;
    for (const auto& part : step.elsewhere)
        sum += part.tally;
    return sum;
}

bool addsUp(const RawRow& row, std::size_t steps)
{
    return row.n.count >= 0 && row.steps.size() == steps
        && std::all_of(row.steps.begin(), row.steps.end(), [&](const StepTally& step) {
               const Tally parts = [&] {
                   Tally sum = step.yes;
                   for (const Tally& tally : {step.no, step.notYet, step.notLocated, step.hidden})
                       sum += tally;
                   return sum;
               }();
               return parts.count == step.base.count
                   && step.base.count + step.notReached.count == row.n.count
                   && elsewhereSum(step).count <= step.no.count
                   && std::all_of(Parts.begin(), Parts.end(),
                                  [&](Part part) { return (step.*part.tally).count >= 0; });
           });
}

void addTo(RawRow& sum, const RawRow& row)
{
    sum.n += row.n;
    sum.steps.resize(row.steps.size());
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        StepTally& into = sum.steps[i];
        for (const Part& part : Parts)
            into.*part.tally += row.steps[i].*part.tally;
        for (const auto& part : row.steps[i].elsewhere) {
            const auto same
                = std::find_if(into.elsewhere.begin(), into.elsewhere.end(),
                               [&](const auto& other) { return other.segment == part.segment; });
            if (same != into.elsewhere.end())
                same->tally += part.tally;
            else
                into.elsewhere.push_back(part);
        }
    }
}

bool sameCounts(const RawRow& total, const RawRow& sum)
{
    if (total.n.count != sum.n.count)
        return false;
    for (std::size_t i = 0; i < sum.steps.size(); ++i) {
        for (const Part& part : Parts) {
            if ((total.steps[i].*part.tally).count != (sum.steps[i].*part.tally).count)
                return false;
        }
        if (elsewhereSum(total.steps[i]).count != elsewhereSum(sum.steps[i]).count)
            return false;
    }
    return true;
}

class Builder
{
public:
    Builder(const RawTable& table, const Policy& policy)
        : m_table(table)
        , m_policy(policy)
    {
        m_out.system.markerMax
            = std::max({policy.minGroup, policy.minEvent, policy.minNonEvent}) - 1;
    }

    Result<TableSystem> build();

private:
    struct Block
    {
        RawRow raw;
        RowCells cells;
    };
    using Key = std::pair<unsigned, std::vector<std::string>>; ///< fields kept, their values

    void findChains();
    void addBlocks();
    RowCells addRow(const RawRow& row, std::int64_t weight, bool printed);
    StepCells addStep(const RawRow& row, std::size_t index, const RowCells& cells, bool rowClosed);
    void addOutcomes(const StepTally& step, StepCells& cells, bool closed);
    void addRestOfNo(const StepTally& step, StepCells& cells, bool closed);
    void addGap(const StepTally& before, const StepTally& step, std::size_t yesBefore,
                std::size_t base);
    std::size_t addGroup(Tally tally, int threshold, bool closed);
    std::size_t addCell(Cell cell);
    void addMargins();
    void addUp(const Block& parent, const std::vector<const Block*>& children);
    std::vector<const RawRow*> allRows() const;

    static bool isSmall(std::int64_t people, int threshold)
    {
        return people > 0 && people < threshold;
    }
    bool countsStudents() const { return m_table.unit == cohort::Unit::Students; }

    const RawTable& m_table;
    const Policy& m_policy;
    TableSystem m_out;
    std::vector<bool> m_follows; ///< by step: its base lies within the yes of the step before
    std::vector<SamePeople> m_same;
    std::map<Key, Block> m_blocks;
    std::int64_t m_weight = 0; ///< of the block being added
    bool m_printed = true;
};

std::vector<const RawRow*> Builder::allRows() const
{
    std::vector<const RawRow*> rows {&m_table.total};
    for (const RawRow& row : m_table.rows)
        rows.push_back(&row);
    return rows;
}

/// The order of the steps is not in the table, but shows in its numbers. Taking a chance agreement
/// for a rule only hides more.
void Builder::findChains()
{
    const auto rows = allRows();
    const std::size_t steps = m_table.stepLabels.size();
    m_follows.assign(steps, false);
    for (std::size_t i = 1; i < steps; ++i) {
        m_follows[i] = std::all_of(rows.begin(), rows.end(), [&](const RawRow* row) {
            return row->steps[i - 1].yes.count >= row->steps[i].base.count;
        });
    }
    for (std::size_t later = 1; later < steps; ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            for (const Part& part : Parts) {
                for (const Part& other : Parts) {
                    const bool same = (m_table.total.steps[earlier].*part.tally).count > 0
                        && std::all_of(rows.begin(), rows.end(), [&](const RawRow* row) {
                                          return row->steps[earlier].*part.tally
                                              == row->steps[later].*other.tally;
                                      });
                    if (same)
                        m_same.push_back({earlier, later, part, other});
                }
            }
        }
    }
}

std::size_t Builder::addCell(Cell cell)
{
    cell.weight = cell.value + 1 + m_weight;
    cell.checked = cell.checked && m_printed;
    m_out.system.cells.push_back(cell);
    return m_out.system.cells.size() - 1;
}

/// A group of people. @p closed: it is a part of a group that is itself too small. There zeros are
/// not printed either, since they would tell how the few are spread; but that nobody at all is in
/// a state may follow from other counts.
std::size_t Builder::addGroup(Tally tally, int threshold, bool closed)
{
    Cell cell {.value = tally.count};
    cell.primary = isSmall(tally.people, threshold) || (closed && tally.count > 0);
    cell.published = !closed;
    cell.floor = closed ? 0 : std::min<std::int64_t>(tally.count, 1);
    if (!cell.primary && tally.people >= threshold)
        cell.groupFloor = threshold;
    return addCell(cell);
}

RowCells Builder::addRow(const RawRow& row, std::int64_t weight, bool printed)
{
    m_weight = weight;
    m_printed = printed;
    RowCells cells;
    cells.n = addGroup(row.n, m_policy.minGroup, false);
    const bool closed = isSmall(row.n.people, m_policy.minGroup);
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        cells.steps.push_back(addStep(row, i, cells, closed));
    for (const SamePeople& same : m_same)
        m_out.system.equations.push_back({cells.steps[same.step].*same.part.cell,
                                          {cells.steps[same.otherStep].*same.otherPart.cell}});
    return cells;
}

StepCells Builder::addStep(const RawRow& row, std::size_t index, const RowCells& cells,
                           bool rowClosed)
{
    const StepTally& step = row.steps[index];
    const bool follows = m_follows[index];
    // Nobody in the base, because nobody said yes before, and that is hidden: so must this be.
    const bool hiddenZero
        = follows && step.base.count == 0 && m_out.system.cells[cells.steps[index - 1].yes].primary;

    StepCells out;
    out.base = addGroup(step.base, m_policy.minGroup, rowClosed);
    out.notReached = addGroup(step.notReached, m_policy.minGroup, rowClosed);
    m_out.system.equations.push_back({cells.n, {out.base, out.notReached}});
    if (hiddenZero)
        m_out.system.cells[out.base].primary = true;
    addOutcomes(step, out, rowClosed || hiddenZero || isSmall(step.base.people, m_policy.minGroup));
    if (follows)
        addGap(row.steps[index - 1], step, cells.steps[index - 1].yes, out.base);
    return out;
}

void Builder::addOutcomes(const StepTally& step, StepCells& cells, bool closed)
{
    cells.yes = addGroup(step.yes, m_policy.minEvent, closed);
    cells.no = addGroup(step.no, m_policy.minNonEvent, closed);
    cells.notYet = addGroup(step.notYet, m_policy.minGroup, closed);
    cells.notLocated = addGroup(step.notLocated, m_policy.minGroup, closed);
    cells.hidden = addGroup(step.hidden, m_policy.minGroup, closed);
    for (const std::size_t outcome : {cells.yes, cells.no}) {
        Cell& cell = m_out.system.cells[outcome];
        // Everybody or nobody of a group said yes: that is a fact about each of its people.
        cell.primary = cell.primary || (cell.value == 0 && step.yes.count + step.no.count > 0);
        cell.floor = 0; // so a hidden one may be zero
    }
    m_out.system.cells[cells.yes].groupFloor = 0; // it has no parts
    m_out.system.equations.push_back(
        {cells.base, {cells.yes, cells.no, cells.notYet, cells.notLocated, cells.hidden}});

    // The denominator of the rate is not printed, but is a group like others. Of enrolments it has
    // at least as many people as its larger part.
    const std::int64_t people = countsStudents() ? step.yes.people + step.no.people
                                                 : std::max(step.yes.people, step.no.people);
    if (isSmall(people, m_policy.minGroup)) {
        Cell rated {.value = step.yes.count + step.no.count, .primary = true};
        rated.published = rated.checked = false;
        m_out.system.equations.push_back({addCell(rated), {cells.yes, cells.no}});
    }
    addRestOfNo(step, cells, closed || isSmall(step.no.people, m_policy.minNonEvent));
}

void Builder::addRestOfNo(const StepTally& step, StepCells& cells, bool closed)
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
    rest.published = rest.checked = false;
    parts.parts.push_back(addCell(rest));
    m_out.system.equations.push_back(std::move(parts));
}

/// Those who said yes and are not in the base of the step after: a difference of printed counts.
void Builder::addGap(const StepTally& before, const StepTally& step, std::size_t yesBefore,
                     std::size_t base)
{
    Cell gap {.value = before.yes.count - step.base.count};
    const std::int64_t people
        = std::max(before.yes.people - step.base.people, std::min<std::int64_t>(gap.value, 1));
    gap.primary = isSmall(people, m_policy.minGroup);
    gap.published = gap.value == 0;
    gap.checked = false;
    m_out.system.equations.push_back({yesBefore, {base, addCell(gap)}});
}

void Builder::addBlocks()
{
    constexpr std::int64_t total = std::int64_t {1} << 50;
    constexpr std::int64_t margin = std::int64_t {1} << 40;
    const auto fields = static_cast<unsigned>(m_table.by.size());
    const unsigned all = (1U << fields) - 1;

    std::map<Key, RawRow> margins;
    for (const RawRow& row : m_table.rows) {
        for (unsigned kept = 1; kept < all; ++kept) {
            Key key {kept, {}};
            for (unsigned field = 0; field < fields; ++field) {
                if (kept & (1U << field))
                    key.second.push_back(row.keys[field]);
            }
            addTo(margins[key], row);
        }
    }
    m_out.total = addRow(m_table.total, total, true);
    m_blocks[{0, {}}] = {m_table.total, m_out.total};
    for (const auto& [key, row] : margins)
        m_blocks[key] = {row, addRow(row, margin, false)};
}

/// Every block is the sum of the blocks with one more field, for each further field.
void Builder::addMargins()
{
    const auto fields = static_cast<unsigned>(m_table.by.size());
    std::map<std::pair<Key, unsigned>, std::vector<const Block*>> children;
    for (const auto& [key, block] : m_blocks) {
        std::size_t position = 0;
        for (unsigned field = 0; field < fields; ++field) {
            if (!(key.first & (1U << field)))
                continue;
            Key parent {key.first & ~(1U << field), key.second};
            parent.second.erase(parent.second.begin() + static_cast<std::ptrdiff_t>(position++));
            children[{parent, field}].push_back(&block);
        }
    }
    for (const auto& [parent, blocks] : children)
        addUp(m_blocks.at(parent.first), blocks);
}

void Builder::addUp(const Block& parent, const std::vector<const Block*>& children)
{
    auto& equations = m_out.system.equations;
    Equation groups {parent.cells.n, {}};
    for (const Block* child : children)
        groups.parts.push_back(child->cells.n);
    equations.push_back(groups);
    for (std::size_t i = 0; i < parent.cells.steps.size(); ++i) {
        for (const Part& part : Parts) {
            Equation sum {parent.cells.steps[i].*part.cell, {}};
            for (const Block* child : children)
                sum.parts.push_back(child->cells.steps[i].*part.cell);
            equations.push_back(std::move(sum));
        }
        const auto& segments = parent.raw.steps[i].elsewhere;
        for (std::size_t segment = 0; segment < segments.size(); ++segment) {
            Equation sum {parent.cells.steps[i].elsewhere[segment], {}};
            for (const Block* child : children) {
                const auto& parts = child->raw.steps[i].elsewhere;
                for (std::size_t j = 0; j < parts.size(); ++j) {
                    if (parts[j].segment == segments[segment].segment)
                        sum.parts.push_back(child->cells.steps[i].elsewhere[j]);
                }
            }
            equations.push_back(std::move(sum));
        }
    }
}

Result<TableSystem> Builder::build()
{
    RawRow sum;
    sum.steps.resize(m_table.stepLabels.size());
    for (const RawRow* row : allRows()) {
        if (!addsUp(*row, m_table.stepLabels.size()))
            return Error {ErrorCode::Internal, "counts of a row do not add up"};
        if (row != &m_table.total) {
            if (row->keys.size() != m_table.by.size())
                return Error {ErrorCode::Internal, "a row without its keys"};
            addTo(sum, *row);
        }
    }
    // Pairs of records may count a person in several rows; then rows and total are no equation.
    const bool additive = m_table.total.n.count == sum.n.count;
    if (additive && !sameCounts(m_table.total, sum))
        return Error {ErrorCode::Internal, "rows do not add up to the total"};

    findChains();
    addBlocks();
    const unsigned all = (1U << static_cast<unsigned>(m_table.by.size())) - 1;
    for (const RawRow& row : m_table.rows) {
        m_out.rows.push_back(addRow(row, 0, true));
        if (additive && all != 0)
            m_blocks[{all, row.keys}] = {row, m_out.rows.back()};
    }
    if (additive && all != 0)
        addMargins();
    if (additive && all == 0 && m_table.rows.size() == 1) {
        const Block only {m_table.rows.front(), m_out.rows.front()};
        addUp(m_blocks.at({0, {}}), {&only});
    }
    return std::move(m_out);
}

} // namespace

Result<TableSystem> buildSystem(const RawTable& table, const Policy& policy)
{
    return Builder(table, policy).build();
}

} // namespace core::disclosure

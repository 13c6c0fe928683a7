// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/table_system.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace core::disclosure {

namespace {

using cohort::RawRow;
using cohort::RawTable;
using cohort::StepTally;
using cohort::Tally;

/// Outcomes by the outcome within the shorter limit must sum up to both.
bool movesAddUp(const RawRow& row, const std::vector<std::optional<std::size_t>>& shorterOf)
{
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const std::vector<Tally>& moves = row.steps[i].fromShorter;
        if (!shorterOf[i])
            continue;
        if (moves.size() != cohort::OutcomeCount * cohort::OutcomeCount
            || *shorterOf[i] >= row.steps.size())
            return false;
        for (std::size_t one = 0; one < cohort::OutcomeCount; ++one) {
            std::int64_t there = 0;
            std::int64_t here = 0;
            for (std::size_t other = 0; other < cohort::OutcomeCount; ++other) {
                there += moves[one * cohort::OutcomeCount + other].count;
                here += moves[other * cohort::OutcomeCount + one].count;
            }
            if (there != (row.steps[*shorterOf[i]].*OutcomeParts[one].tally).count
                || here != (row.steps[i].*OutcomeParts[one].tally).count)
                return false;
        }
    }
    return true;
}

std::int64_t sumOf(const std::vector<cohort::ValueCount>& values)
{
    return std::accumulate(values.begin(), values.end(), std::int64_t {0},
                           [](std::int64_t sum, const auto& one) { return sum + one.count; });
}

bool measureAddsUp(const RawRow& row, const RawTable& table)
{
    if (row.measure.has_value() != table.measure.has_value())
        return false;
    if (!row.measure)
        return true;
    const cohort::RawMeasure& measure = *row.measure;
    const std::int64_t count = measure.measured.count;
    if (count < 0 || measure.without.count < 0 || count + measure.without.count != row.n.count
        || sumOf(measure.values) + sumOf(measure.censored) != count)
        return false;
    if (!table.measureStep)
        return measure.censored.empty();
    if (*table.measureStep >= row.steps.size())
        return false;
    const StepTally& step = row.steps[*table.measureStep];
    return count == step.yes.count + step.no.count + step.notYet.count;
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

void addTally(Tally& sum, const Tally& part, cohort::Unit unit)
{
    sum.count += part.count;
    sum.people = peopleTogether(sum.people, part.people, unit);
}

void addTo(RawRow& sum, const RawRow& row, cohort::Unit unit)
{
    addTally(sum.n, row.n, unit);
    sum.steps.resize(row.steps.size());
    if (row.measure) {
        cohort::RawMeasure& into = sum.measure ? *sum.measure : sum.measure.emplace();
        addTally(into.measured, row.measure->measured, unit);
        addTally(into.without, row.measure->without, unit);
    }
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        StepTally& into = sum.steps[i];
        for (const Part& part : Parts)
            addTally(into.*part.tally, row.steps[i].*part.tally, unit);
        into.fairFrom = std::max(into.fairFrom, row.steps[i].fairFrom);
        into.fromShorter.resize(row.steps[i].fromShorter.size());
        for (std::size_t k = 0; k < row.steps[i].fromShorter.size(); ++k)
            addTally(into.fromShorter[k], row.steps[i].fromShorter[k], unit);
        for (const auto& part : row.steps[i].elsewhere) {
            const auto same
                = std::find_if(into.elsewhere.begin(), into.elsewhere.end(),
                               [&](const auto& other) { return other.segment == part.segment; });
            if (same != into.elsewhere.end())
                addTally(same->tally, part.tally, unit);
            else
                into.elsewhere.push_back(part);
        }
    }
}

bool sameCounts(const RawRow& total, const RawRow& sum)
{
    if (total.n.count != sum.n.count)
        return false;
    if (total.measure && sum.measure
        && total.measure->measured.count != sum.measure->measured.count)
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
        , m_rows(m_out.system, policy, table.unit, m_chains)
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
    void findMeasured();
    void addBlocks();
    void addMargins();
    void addUp(const Block& parent, const std::vector<const Block*>& children);
    void addMeasured(const Block& parent, const std::vector<const Block*>& children);
    void takeChange();
    void addMoves(const Block& parent, const std::vector<const Block*>& children, std::size_t step);
    std::vector<const RawRow*> allRows() const;

    const RawTable& m_table;
    TableSystem m_out;
    Chains m_chains;
    RowBuilder m_rows;
    std::map<Key, Block> m_blocks;
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
    m_chains.follows.assign(steps, false);
    for (std::size_t i = 1; i < steps; ++i) {
        m_chains.follows[i] = std::all_of(rows.begin(), rows.end(), [&](const RawRow* row) {
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
                        m_chains.same.push_back({earlier, later, part, other});
                }
            }
        }
    }
}

/// A number of a step's record, or growth up to it, is known of those only who got there.
void Builder::findMeasured()
{
    m_chains.timeTo = m_table.measureStep;
    if (!m_table.measure || m_table.measureStep)
        return;
    const cohort::Measure& measure = *m_table.measure;
    const bool isGrowth = measure.kind == cohort::Measure::Kind::Growth;
    const std::string& label = isGrowth ? measure.step : measure.value.of;
    if (!isGrowth && measure.kind != cohort::Measure::Kind::Value)
        return;
    const auto rows = allRows();
    for (std::size_t step = 0; step < m_table.stepLabels.size(); ++step) {
        // Of several limits the family's name stands before each one's own.
        if (label.empty() || !m_table.stepLabels[step].starts_with(label))
            continue;
        for (const Part& part : {Parts[0], OutcomeParts[0]}) { // base and yes
            const bool within = std::all_of(rows.begin(), rows.end(), [&](const RawRow* row) {
                return row->measure->measured.count <= (row->steps[step].*part.tally).count;
            });
            if (within)
                m_chains.measuredWithin.emplace_back(step, part);
        }
    }
}

void Builder::addBlocks()
{
    constexpr std::int64_t total = std::int64_t {1} << 50;
    constexpr std::int64_t margin = std::int64_t {1} << 40;
    const auto fields = static_cast<unsigned>(m_table.by.size());
    const unsigned all = (1U << fields) - 1;
    // The two sides of a change are printed beside their groups.
    const auto printingOf = [this](const Key& key) {
        const bool isSide = m_table.change && key.first == 1U;
        return isSide ? RowBuilder::Printed : RowBuilder::Implied;
    };

    std::map<Key, RawRow> margins;
    for (const RawRow& row : m_table.rows) {
        for (unsigned kept = 1; kept < all; ++kept) {
            Key key {kept, {}};
            for (unsigned field = 0; field < fields; ++field) {
                if (kept & (1U << field))
                    key.second.push_back(row.keys[field]);
            }
            addTo(margins[key], row, m_table.unit);
        }
    }
    m_out.total = m_rows.add(m_table.total, total, RowBuilder::Printed);
    m_blocks[{0, {}}] = {m_table.total, m_out.total};
    for (const auto& [key, row] : margins)
        m_blocks[key] = {row, m_rows.add(row, margin, printingOf(key))};
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

void Builder::addMoves(const Block& parent, const std::vector<const Block*>& children,
                       std::size_t step)
{
    const auto& moves = parent.cells.steps[step].fromShorter;
    for (std::size_t k = 0; k < moves.size(); ++k) {
        if (!moves[k])
            continue;
        Equation sum {*moves[k], {}};
        for (const Block* child : children) {
            if (const auto part = child->cells.steps[step].fromShorter[k])
                sum.parts.push_back(*part);
        }
        m_out.system.equations.push_back(std::move(sum));
    }
}

void Builder::addMeasured(const Block& parent, const std::vector<const Block*>& children)
{
    if (!parent.cells.measure)
        return;
    Equation measured {parent.cells.measure->measured, {}};
    Equation without {parent.cells.measure->without, {}};
    for (const Block* child : children) {
        measured.parts.push_back(child->cells.measure->measured);
        without.parts.push_back(child->cells.measure->without);
    }
    m_out.measuredSums.push_back(measured);
    m_out.system.equations.push_back(std::move(measured));
    m_out.system.equations.push_back(std::move(without));
}

void Builder::addUp(const Block& parent, const std::vector<const Block*>& children)
{
    auto& equations = m_out.system.equations;
    Equation groups {parent.cells.n, {}};
    for (const Block* child : children)
        groups.parts.push_back(child->cells.n);
    equations.push_back(groups);
    addMeasured(parent, children);
    for (std::size_t i = 0; i < parent.cells.steps.size(); ++i) {
        for (const Part& part : Parts) {
            Equation sum {parent.cells.steps[i].*part.cell, {}};
            for (const Block* child : children)
                sum.parts.push_back(child->cells.steps[i].*part.cell);
            equations.push_back(std::move(sum));
        }
        addMoves(parent, children, i);
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

void Builder::takeChange()
{
    if (!m_table.change)
        return;
    const std::array keys {m_table.change->first, m_table.change->second};
    for (std::size_t side = 0; side < keys.size(); ++side) {
        const auto found = m_blocks.find({1U, {keys[side]}});
        if (found != m_blocks.end())
            m_out.change[side] = ChangeSide {found->second.raw, found->second.cells};
    }
}

Result<TableSystem> Builder::build()
{
    RawRow sum;
    sum.steps.resize(m_table.stepLabels.size());
    m_chains.shorter = m_table.shorterOf;
    m_chains.shorter.resize(m_table.stepLabels.size());
    for (const RawRow* row : allRows()) {
        if (!addsUp(*row, m_table.stepLabels.size()) || !movesAddUp(*row, m_chains.shorter)
            || !measureAddsUp(*row, m_table))
            return Error {ErrorCode::Internal, "counts of a row do not add up"};
        if (row != &m_table.total) {
            if (row->keys.size() != m_table.by.size())
                return Error {ErrorCode::Internal, "a row without its keys"};
            addTo(sum, *row, m_table.unit);
        }
    }
    // Pairs of records may count a person in several rows; then rows and total are no equation.
    const bool additive = m_table.total.n.count == sum.n.count;
    if (additive && !sameCounts(m_table.total, sum))
        return Error {ErrorCode::Internal, "rows do not add up to the total"};

    findChains();
    findMeasured();
    addBlocks();
    const unsigned all = (1U << static_cast<unsigned>(m_table.by.size())) - 1;
    for (const RawRow& row : m_table.rows) {
        m_out.rows.push_back(m_rows.add(row, 0, RowBuilder::Printed));
        if (additive && all != 0)
            m_blocks[{all, row.keys}] = {row, m_out.rows.back()};
    }
    if (additive && all != 0)
        addMargins();
    if (additive && all == 0 && m_table.rows.size() == 1) {
        const Block only {m_table.rows.front(), m_out.rows.front()};
        addUp(m_blocks.at({0, {}}), {&only});
    }
    takeChange();
    return std::move(m_out);
}

} // namespace

std::int64_t peopleTogether(std::int64_t a, std::int64_t b, cohort::Unit unit)
{
    return unit == cohort::Unit::Students ? a + b : std::max(a, b);
}

Result<TableSystem> buildSystem(const RawTable& table, const Policy& policy)
{
    return Builder(table, policy).build();
}

} // namespace core::disclosure

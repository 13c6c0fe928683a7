// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/tally_table.h"

#include "core/cohort/fair_from.h"

#include <algorithm>
#include <numeric>

namespace core::cohort {
namespace {

constexpr std::size_t OutcomeCells = OutcomeCount + 1; ///< base and the outcomes

} // namespace

TallyTable::TallyTable(const Plan& plan)
    : m_plan(plan)
{
    for (const BoundStep& step : plan.steps) {
        m_stepAt.push_back(m_width);
        m_width += OutcomeCells + step.elsewhereSegments.size();
        m_width += step.shorter ? OutcomeCount * OutcomeCount : 0;
    }
    m_total.resize(m_width);
}

std::size_t TallyTable::placeOf(std::uint64_t key)
{
    const auto [found, isNew] = m_index.try_emplace(key, m_rows.size());
    if (isNew) {
        m_keys.push_back(key);
        m_rows.emplace_back(m_width);
        if (m_plan.measure)
            m_measures.emplace_back();
    }
    return found->second;
}

void TallyTable::addTo(Row& row, std::uint32_t person, const std::vector<StepOutcome>& steps) const
{
    row[0].add(person);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t at = m_stepAt[i];
        if (steps[i].outcome != Outcome::NotReached)
            row[at].add(person);
        row[at + 1 + static_cast<std::size_t>(steps[i].outcome)].add(person);
        if (steps[i].elsewhere != 0)
            row[at + OutcomeCells + steps[i].elsewhere - 1U].add(person);
        if (const std::optional<std::size_t> shorter = m_plan.steps[i].shorter)
            row[at + OutcomeCells + m_plan.steps[i].elsewhereSegments.size()
                + static_cast<std::size_t>(steps[*shorter].outcome) * OutcomeCount
                + static_cast<std::size_t>(steps[i].outcome)]
                .add(person);
    }
}

void TallyTable::add(std::uint64_t key, std::uint32_t person, const std::vector<StepOutcome>& steps)
{
    addTo(m_total, person, steps);
    if (!m_plan.by.empty())
        addTo(m_rows[placeOf(key)], person, steps);
}

void TallyTable::measure(std::uint64_t key, std::uint32_t person, Measured measured)
{
    m_measured.add(person, measured);
    if (!m_plan.by.empty())
        m_measures[placeOf(key)].add(person, measured);
}

void TallyTable::merge(const TallyTable& other)
{
    const auto addRow = [](Row& into, const Row& from) {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i].tally += from[i].tally;
    };
    addRow(m_total, other.m_total);
    m_measured.merge(other.m_measured);
    for (std::size_t i = 0; i < other.m_rows.size(); ++i) {
        const std::size_t place = placeOf(other.m_keys[i]);
        addRow(m_rows[place], other.m_rows[i]);
        if (m_plan.measure)
            m_measures[place].merge(other.m_measures[i]);
    }
}

RawRow TallyTable::rawRow(const Row& row) const
{
    RawRow raw;
    raw.n = row[0].tally;
    for (std::size_t i = 0; i < m_stepAt.size(); ++i) {
        const auto cell = [&](Outcome outcome) {
            return row[m_stepAt[i] + 1 + static_cast<std::size_t>(outcome)].tally;
        };
        StepTally step;
        step.base = row[m_stepAt[i]].tally;
        step.yes = cell(Outcome::Yes);
        step.no = cell(Outcome::No);
        step.notYet = cell(Outcome::NotYet);
        step.notLocated = cell(Outcome::NotLocated);
        step.notReached = cell(Outcome::NotReached);
        step.hidden = cell(Outcome::Hidden);
        for (std::size_t k = 0; k < m_plan.steps[i].elsewhereSegments.size(); ++k)
            step.elsewhere.push_back(
                {m_plan.steps[i].elsewhereSegments[k], row[m_stepAt[i] + OutcomeCells + k].tally});
        const std::size_t pairs = m_stepAt[i] + OutcomeCells + step.elsewhere.size();
        for (std::size_t k = 0; m_plan.steps[i].shorter && k < OutcomeCount * OutcomeCount; ++k)
            step.fromShorter.push_back(row[pairs + k].tally);
        raw.steps.push_back(std::move(step));
    }
    return raw;
}

RawTable TallyTable::toRaw(const std::vector<std::uint8_t>& startTimes) const
{
    RawTable table;
    table.cross = m_plan.cross;
    table.unit = m_plan.unit;
    for (const BoundGroup& group : m_plan.by)
        table.by.push_back(group.name);
    for (const BoundStep& step : m_plan.steps) {
        table.stepLabels.push_back(step.label);
        table.shorterOf.push_back(step.shorter);
    }
    const FairFrom fairFrom(m_plan, startTimes);
    table.change = m_plan.change;
    if (m_plan.measure) {
        table.measure = m_plan.measure->asked;
        if (m_plan.measure->asked.kind == Measure::Kind::TimeTo)
            table.measureStep = m_plan.measure->step;
    }
    table.total = rawRow(m_total);
    if (m_plan.measure)
        table.total.measure = m_measured.toRaw();
    fairFrom.fillTotal(table.total);
    std::vector<std::size_t> order(m_keys.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return m_keys[a] < m_keys[b]; });
    if (m_plan.by.empty())
        table.rows.push_back(table.total);
    for (const std::size_t index : order) {
        RawRow row = rawRow(m_rows[index]);
        row.keys = keyTexts(m_plan, m_keys[index]);
        if (m_plan.measure)
            row.measure = m_measures[index].toRaw();
        fairFrom.fill(row, m_keys[index]);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace core::cohort

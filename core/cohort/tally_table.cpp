// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/tally_table.h"

#include "core/cohort/fair_from.h"
#include "core/cohort/refused.h"

#include <algorithm>
#include <numeric>

namespace core::cohort {
namespace {

constexpr std::size_t OutcomeCells = OutcomeCount + 1; ///< base and the outcomes

constexpr std::size_t AlikeSlots = 4096; ///< that stay in the second cache
constexpr std::size_t MostProbes = 16;

/// The place where a group's people of such outcomes are looked for first.
std::size_t placeOfAlike(std::uint64_t key, std::uint64_t steps)
{
    const std::uint64_t hash = (key * 0x9E3779B97F4A7C15U ^ steps) * 0xC2B2AE3D27D4EB4FU;
    return (hash >> 40U) % AlikeSlots;
}

void unpack(std::uint64_t all, std::vector<StepOutcome>& steps)
{
    for (std::size_t i = steps.size(); i-- > 0; all >>= StepBits)
        steps[i] = lastOutcome(all);
}

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
    m_outcomes.resize(plan.steps.size());
    const bool fitsElsewhere
        = std::all_of(plan.steps.begin(), plan.steps.end(), [](const BoundStep& step) {
              return step.elsewhereSegments.size() < 1U << ElsewhereBits;
          });
    if (plan.unit == Unit::Students && !plan.pairStep && !plan.measure && fitsElsewhere
        && plan.steps.size() * StepBits <= 64)
        m_alike.resize(AlikeSlots);
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

/// @p add adds to a cell.
template<typename Add>
void TallyTable::addTo(Row& row, const std::vector<StepOutcome>& steps, const Add& add) const
{
    add(row[0]);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t at = m_stepAt[i];
        if (steps[i].outcome != Outcome::NotReached)
            add(row[at]);
        add(row[at + 1 + static_cast<std::size_t>(steps[i].outcome)]);
        if (steps[i].elsewhere != 0)
            add(row[at + OutcomeCells + steps[i].elsewhere - 1U]);
        if (const std::optional<std::size_t> shorter = m_plan.steps[i].shorter)
            add(row[at + OutcomeCells + m_plan.steps[i].elsewhereSegments.size()
                    + static_cast<std::size_t>(steps[*shorter].outcome) * OutcomeCount
                    + static_cast<std::size_t>(steps[i].outcome)]);
    }
}

void TallyTable::add(std::uint64_t key, std::uint32_t person, const std::vector<StepOutcome>& steps)
{
    const auto addPerson = [person](TallyCell& cell) { cell.add(person); };
    addTo(m_total, steps, addPerson);
    if (!m_plan.by.empty())
        addTo(m_rows[placeOf(key)], steps, addPerson);
}

void TallyTable::addPeople(std::span<const std::uint64_t> keys,
                           std::span<const std::uint64_t> outcomes)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t place = placeOfAlike(keys[i], outcomes[i]);
        Alike& likely = m_alike[place];
        const bool isIt = likely.key == keys[i] && likely.steps == outcomes[i];
        Alike& slot = isIt ? likely : slotOf(place, keys[i], outcomes[i]);
        slot = {keys[i], outcomes[i], slot.people + 1};
    }
}

/// Where people of a group that came to the same are put aside, @p place if it is free; makes room
/// if there is none.
TallyTable::Alike& TallyTable::slotOf(std::size_t place, std::uint64_t key, std::uint64_t steps)
{
    for (;;) {
        for (std::size_t i = 0; i < MostProbes; ++i) {
            Alike& slot = m_alike[(place + i) % AlikeSlots];
            if (slot.people == 0 || (slot.key == key && slot.steps == steps))
                return slot;
        }
        settle();
    }
}

void TallyTable::settle()
{
    for (Alike& slot : m_alike) {
        if (slot.people == 0)
            continue;
        const auto addPeople = [&slot](TallyCell& cell) { cell.addPeople(slot.people); };
        unpack(slot.steps, m_outcomes);
        addTo(m_total, m_outcomes, addPeople);
        if (!m_plan.by.empty())
            addTo(m_rows[placeOf(slot.key)], m_outcomes, addPeople);
        slot = {};
    }
}

std::size_t TallyTable::bytes() const
{
    constexpr std::size_t PerRow = 128; // its key, its place, and what memory costs
    constexpr std::size_t PerValue = 64;
    std::size_t values = m_measured.size();
    for (const MeasureTally& one : m_measures)
        values += one.size();
    return m_rows.size() * (m_width * sizeof(TallyCell) + PerRow)
        + m_measures.size() * sizeof(MeasureTally) + values * PerValue;
}

void TallyTable::measure(std::uint64_t key, std::uint32_t person, Measured measured)
{
    m_measured.add(person, measured);
    if (!m_plan.by.empty())
        m_measures[placeOf(key)].add(person, measured);
}

Result<void> TallyTable::merge(const TallyTable& other, const CancelToken& token)
{
    const auto addRow = [](Row& into, const Row& from) {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i].tally += from[i].tally;
    };
    addRow(m_total, other.m_total);
    m_measured.merge(other.m_measured);
    for (std::size_t i = 0; i < other.m_rows.size(); ++i) {
        if (i % RowsPerLook == 0 && token.isCancelled())
            return cancelled();
        const std::size_t place = placeOf(other.m_keys[i]);
        addRow(m_rows[place], other.m_rows[i]);
        if (m_plan.measure)
            m_measures[place].merge(other.m_measures[i]);
    }
    return {};
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

/// A table without rows.
RawTable TallyTable::heading() const
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
    table.change = m_plan.change;
    if (m_plan.measure) {
        table.measure = m_plan.measure->asked;
        if (m_plan.measure->asked.kind == Measure::Kind::TimeTo)
            table.measureStep = m_plan.measure->step;
    }
    return table;
}

Result<RawTable> TallyTable::toRaw(const std::vector<std::uint8_t>& startTimes,
                                   const CancelToken& token) const
{
    RawTable table = heading();
    const FairFrom fairFrom(m_plan, startTimes);
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
        if (table.rows.size() % RowsPerLook == 0 && token.isCancelled())
            return cancelled();
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

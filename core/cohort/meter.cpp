// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/meter.h"

#include <algorithm>
#include <limits>

namespace core::cohort {
namespace {

constexpr std::int64_t Million = 1000000;

Measured known(std::optional<std::int64_t> amount)
{
    return amount ? Measured {Measured::Kind::Value, *amount} : Measured {};
}

} // namespace

Meter::Meter(const Plan& plan, const ShardData& data, const StepRun& steps)
    : m_plan(plan)
    , m_measure(*plan.measure)
    , m_data(data)
    , m_steps(steps)
{
}

Measured Meter::read(const StartRow& row) const
{
    switch (m_measure.asked.kind) {
    case Measure::Kind::TimeTo:
        return time(row);
    case Measure::Kind::Value:
        return value(row);
    case Measure::Kind::Growth:
        return growth(row);
    case Measure::Kind::Sum:
    case Measure::Kind::Count:
        break;
    }
    return total(row);
}

/// The start's record, or the one that stands for a step; without a slice where there is none.
RecordView Meter::recordOf(std::optional<std::size_t> step, const StartRow& row) const
{
    if (!step)
        return m_data.selection(m_plan.start.records).view(row.record, m_data.persons());
    const Candidate& record = m_steps.record(*step);
    if (!record.isThere())
        return {};
    return m_data.selection(m_plan.steps[*step].event.records).view(record, m_data.persons());
}

Measured Meter::value(const StartRow& row) const
{
    const RecordView record = recordOf(m_measure.step, row);
    return record.slice ? known(record.amount(m_measure.value)) : Measured {};
}

Measured Meter::growth(const StartRow& row) const
{
    if (m_steps.outcome(*m_measure.step) != Outcome::Yes)
        return {};
    const auto earlier = recordOf(std::nullopt, row).amount(m_measure.start);
    const auto later = recordOf(m_measure.step, row).amount(m_measure.value);
    return earlier && later ? known(*later - *earlier) : Measured {};
}

Measured Meter::total(const StartRow& row) const
{
    const Picker events = m_data.picker(*m_measure.event);
    const Anchor start = m_data.anchor(m_plan.start.records, row.record);
    const bool isCount = m_measure.asked.kind == Measure::Kind::Count;
    __extension__ using Wide = __int128; // no number of records overflows it
    Wide sum = 0;
    events.forEachPassing(row.person, m_measure.window, start, [&](const Candidate& record) {
        sum += isCount ? Million : events.view(record).amount(m_measure.value).value_or(0);
    });
    constexpr Wide Most = std::numeric_limits<std::int64_t>::max();
    return known(static_cast<std::int64_t>(std::clamp(sum, -Most, Most)));
}

/// Days until the step's event, or until the person left sight without it.
Measured Meter::time(const StartRow& row) const
{
    const BoundStep& step = m_plan.steps[*m_measure.step];
    const Outcome outcome = m_steps.outcome(*m_measure.step);
    if (outcome != Outcome::Yes && outcome != Outcome::No && outcome != Outcome::NotYet)
        return {};
    const Anchor anchor = m_steps.anchorOf(step, row);
    if (anchor.time == cache::Missing)
        return {Measured::Kind::Censored, 0}; // a clock that cannot begin
    const std::size_t sight = step.throughOf[anchor.institution];
    const Day begin = step.window.side == Window::Side::From ? m_plan.time.begin(anchor.time)
                                                             : m_plan.time.end(anchor.time);
    const Candidate* record = outcome == Outcome::Yes ? &m_steps.record(*m_measure.step) : nullptr;
    if (outcome == Outcome::NotYet) {
        const Picked picked = m_steps.pick(step, row);
        const bool isSeen = picked.truth == Truth::True
            && m_plan.time.begin(picked.record->time) <= step.through[sight];
        record = isSeen ? picked.record : nullptr;
    }
    const Day end = record ? m_plan.time.begin(record->time) : step.inSight[sight][anchor.time];
    return {record ? Measured::Kind::Value : Measured::Kind::Censored,
            std::max<std::int64_t>(0, std::int64_t {end} - begin)};
}

} // namespace core::cohort

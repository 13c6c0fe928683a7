// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_judge.h"

namespace core::cohort {

BoundEvent elsewhereEvent(const BoundStep& step)
{
    return {*step.elsewhereRecords, Attempt::First, {}, false};
}

StepJudge::StepJudge(const Plan& plan, const ShardData& data, const std::vector<StepStates>& states)
    : m_plan(plan)
    , m_data(data)
    , m_states(states)
    , m_sights(plan.steps.begin(), plan.steps.end())
{
}

StepState StepJudge::evaluate(std::size_t index, const StartRow& row, std::size_t at,
                              const Candidate* pair) const
{
    const BoundStep& step = m_plan.steps[index];
    const StepSight& sight = m_sights[index];
    const Candidate& anchor = AnchorRecords(step, m_states).of(row, at);
    const unsigned places = sight.places(m_data.persons(), row.person);
    const Standing standing
        = sight.standing(Reached(step, m_states)(at), places, anchor.institution, anchor.time);
    if (standing != Standing::Sought)
        return {{sight.outcomeOf(standing, places)}, {}};
    const Anchor from = anchorOf(step, row, at);
    StepState state = judge(index, row, at,
                            pair ? Picked {Truth::True, Truth::True, pair}
                                 : m_data.picker(step.event).pick(row.person, step.window, from));
    if (state.outcome.outcome == Outcome::No && step.elsewhereRecords)
        state.outcome.elsewhere = elsewhere(step, row, at);
    return state;
}

StepState StepJudge::judge(std::size_t index, const StartRow& row, std::size_t at,
                           Picked picked) const
{
    const BoundStep& step = m_plan.steps[index];
    const StepSight& sight = m_sights[index];
    picked = withoutExcluded(step, row, at, picked);
    const Candidate record = picked.record ? *picked.record : Candidate {};
    if (picked.truth == Truth::True)
        return {{Outcome::Yes}, record};
    if (picked.truth == Truth::Unknown
        || !sight.isEverywhere(sight.places(m_data.persons(), row.person)))
        return {{Outcome::NotLocated}, record};
    if (step.event.hasTest && picked.reached != Truth::True)
        return {{picked.reached == Truth::False ? Outcome::NotReached : Outcome::NotLocated}, {}};
    return {{Outcome::No}, record};
}

Picked StepJudge::pick(const BoundStep& step, const StartRow& row, std::size_t at) const
{
    return withoutExcluded(
        step, row, at,
        m_data.picker(step.event).pick(row.person, step.window, anchorOf(step, row, at)));
}

Anchor StepJudge::anchorOf(const BoundStep& step, const StartRow& row, std::size_t at) const
{
    const std::size_t anchor = step.window.anchor;
    const BoundEvent& event
        = anchor == BoundWindow::Start ? m_plan.start : m_plan.steps[anchor].event;
    return m_data.anchor(event.records, AnchorRecords(step, m_states).of(row, at));
}

Picked StepJudge::withoutExcluded(const BoundStep& step, const StartRow& row, std::size_t at,
                                  Picked picked) const
{
    if (picked.truth == Truth::True && !step.without.empty())
        picked.truth
            = negation(excluded(step, row.person, anchorOf(step, row, at), *picked.record));
    return picked;
}

/// Whether an excluded event lies between anchor and step: it begins after the earlier of the two
/// ends, and ends before the later begins.
Truth StepJudge::excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
                          const Candidate& record) const
{
    const bool isBefore = step.window.side == Window::Side::Before;
    const cache::Code early = isBefore ? record.time : anchor.time;
    const cache::Code late = isBefore ? anchor.time : record.time;
    Truth any = Truth::False;
    for (const BoundEvent& event : step.without) {
        const Picker events = m_data.picker(event);
        for (const Candidate& other : m_data.selection(event.records).of(person)) {
            Truth lies = Truth::Unknown;
            if (other.time != cache::Missing)
                lies = truthOf(m_plan.time.begin(other.time) > m_plan.time.end(early)
                               && m_plan.time.end(other.time) < m_plan.time.begin(late));
            const Truth counts = both(events.selected(other, anchor), events.tested(other, anchor));
            any = either(any, both(lies, counts));
        }
    }
    return any;
}

std::uint8_t StepJudge::elsewhere(const BoundStep& step, const StartRow& row, std::size_t at) const
{
    const std::uint8_t own = step.elsewhereOf[row.record.institution];
    const cache::Code from = AnchorRecords(step, m_states).of(row, at).time;
    const BoundEvent event = elsewhereEvent(step);
    const Picker others = m_data.picker(event);
    const Candidate* first = nullptr;
    for (const Candidate& record : m_data.selection(event.records).of(row.person)) {
        const std::uint8_t segment = step.elsewhereOf[record.institution];
        if (segment == 0 || segment == own
            || isWithin(step.window, m_plan, from, {record.time, record.institution})
                != Truth::True)
            continue;
        if (!first || others.isPreferred(record, *first))
            first = &record;
    }
    return first ? step.elsewhereOf[first->institution] : std::uint8_t {0};
}

} // namespace core::cohort

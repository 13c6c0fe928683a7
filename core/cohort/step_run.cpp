// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_run.h"

namespace core::cohort {
namespace {

/// In how much of the step's segments the person could be found at all.
struct Location
{
    bool anywhere = false;
    bool everywhere = true;
};

Location locate(const BoundStep& step, const cache::ShardPersons& persons, std::uint32_t person)
{
    Location found {false, !step.hasOtherSegments};
    for (std::size_t i = 0; i < step.segments.size(); ++i) {
        const bool here = (persons.segments[person] & step.segments[i]) != 0
            || (persons.tiers[person] & step.segmentTiers[i]) != 0;
        found.anywhere = found.anywhere || here;
        found.everywhere = found.everywhere && here;
    }
    return found;
}

} // namespace

StepRun::StepRun(const Plan& plan, const ShardData& data)
    : m_plan(plan)
    , m_data(data)
    , m_states(plan.steps.size())
{
}

void StepRun::run(const StartRow& row, const Candidate* pair)
{
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i] = evaluate(m_plan.steps[i], row, m_plan.pairStep == i ? pair : nullptr);
}

Anchor StepRun::anchorOf(const BoundStep& step, const StartRow& row) const
{
    const std::size_t at = step.window.anchor;
    if (at == BoundWindow::Start)
        return m_data.anchor(m_plan.start.records, *row.record);
    return m_data.anchor(m_plan.steps[at].event.records, *m_states[at].record);
}

/// A shorter limit may be named as the anchor, and have no yes where the longest has.
bool StepRun::isReached(const BoundStep& step) const
{
    const auto isYes
        = [this](std::size_t at) { return m_states[at].outcome.outcome == Outcome::Yes; };
    return (!step.baseStep || isYes(*step.baseStep))
        && (step.window.anchor == BoundWindow::Start || isYes(step.window.anchor));
}

Picked StepRun::pick(const BoundStep& step, const StartRow& row) const
{
    const Anchor anchor = anchorOf(step, row);
    Picked picked = m_data.picker(step.event).pick(row.person, step.window, anchor);
    if (picked.truth == Truth::True && !step.without.empty())
        picked.truth = negation(excluded(step, row.person, anchor, *picked.record));
    return picked;
}

StepState StepRun::evaluate(const BoundStep& step, const StartRow& row, const Candidate* pair) const
{
    if (!isReached(step))
        return {{Outcome::NotReached}, nullptr};
    if (step.isHidden)
        return {{Outcome::Hidden}, nullptr};
    const Location located = locate(step, m_data.persons(), row.person);
    if (!located.anywhere)
        return {{Outcome::NotLocated}, nullptr};
    const Anchor anchor = anchorOf(step, row);
    const Observed observed = step.observed[step.throughOf[anchor.institution]][anchor.time];
    if (observed != Observed::Complete)
        return {{observed == Observed::NotYet ? Outcome::NotYet : Outcome::NotLocated}, nullptr};
    Picked picked {Truth::True, Truth::True, pair};
    if (!pair)
        picked = pick(step, row);
    else if (!step.without.empty())
        picked.truth = negation(excluded(step, row.person, anchor, *pair));
    if (picked.truth == Truth::True)
        return {{Outcome::Yes}, picked.record};
    if (!located.everywhere || picked.truth == Truth::Unknown)
        return {{Outcome::NotLocated}, picked.record};
    if (step.event.hasTest && picked.reached != Truth::True)
        return {{picked.reached == Truth::False ? Outcome::NotReached : Outcome::NotLocated},
                nullptr};
    return {{Outcome::No, elsewhere(step, row, anchor)}, picked.record};
}

/// Whether an excluded event lies between anchor and step: it begins after the earlier of the two
/// ends, and ends before the later begins.
Truth StepRun::excluded(const BoundStep& step, std::uint32_t person, const Anchor& anchor,
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

/// Of those not found: the segment of the earliest enrolment in another one, in the same window.
std::uint8_t StepRun::elsewhere(const BoundStep& step, const StartRow& row,
                                const Anchor& anchor) const
{
    if (!step.elsewhereRecords)
        return 0;
    const std::uint8_t own = step.elsewhereOf[row.record->institution];
    const BoundEvent event {*step.elsewhereRecords, Attempt::First, {}, false};
    const Picker others = m_data.picker(event);
    const Candidate* first = nullptr;
    for (const Candidate& record : m_data.selection(*step.elsewhereRecords).of(row.person)) {
        const std::uint8_t segment = step.elsewhereOf[record.institution];
        if (segment == 0 || segment == own
            || isWithin(step.window, m_plan, anchor.time, {record.time, record.institution})
                != Truth::True)
            continue;
        if (!first || others.isPreferred(record, *first))
            first = &record;
    }
    return first ? step.elsewhereOf[first->institution] : std::uint8_t {0};
}

} // namespace core::cohort

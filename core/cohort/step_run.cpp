// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_run.h"

#include "core/cohort/refused.h"

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 4096; ///< rows between two looks at the cancel token

} // namespace

StepRun::StepRun(const Plan& plan, const ShardData& data, const CancelToken& token)
    : m_plan(plan)
    , m_data(data)
    , m_token(token)
    , m_rules(plan.steps.size())
    , m_fold(plan.time.size())
    , m_states(plan.steps.size())
    , m_found(plan.steps.size())
{
    // One row per person, so that there is one anchor for each.
    const bool mayFold = plan.unit == Unit::Students && !plan.pairStep && !plan.measure;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const BoundStep& step = plan.steps[i];
        if (mayFold && FoldRule::fits(plan, step.event, &step.window)) {
            m_rules[i].emplace(plan, step.event, &step.window);
            m_opened.push_back(step.event.records);
        } else {
            m_grouped.push_back(step.event.records);
        }
        for (const BoundEvent& event : step.without)
            m_grouped.push_back(event.records);
        if (step.elsewhereRecords)
            m_grouped.push_back(*step.elsewhereRecords);
    }
}

Result<void> StepRun::run(std::span<const StartRow> rows)
{
    if (!m_opened.empty())
        m_fold.open(m_data.persons().count);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        m_states[i].resize(rows.size());
        if (m_rules[i]) {
            TRY_VOID(runFolded(i, rows));
            continue;
        }
        for (m_at = 0; m_at < rows.size(); ++m_at) {
            if (m_at % Chunk == 0 && m_token.isCancelled())
                return cancelled();
            m_states[i][m_at] = evaluate(m_plan.steps[i], rows[m_at], nullptr);
        }
    }
    return {};
}

Result<void> StepRun::runFolded(std::size_t index, std::span<const StartRow> rows)
{
    const BoundStep& step = m_plan.steps[index];
    const FoldRule& rule = *m_rules[index];
    const Selection& selection = m_data.selection(step.event.records);
    std::vector<StepState>& states = m_states[index];
    m_sought.clear();
    for (m_at = 0; m_at < rows.size(); ++m_at) {
        const Candidate* anchor = nullptr;
        const auto decided = before(step, rows[m_at], anchor);
        states[m_at] = {{decided.value_or(Outcome::No)}, nullptr};
        if (decided)
            continue;
        m_fold.want(rule, rows[m_at].person, anchor->time);
        m_sought.push_back(m_at);
    }
    const auto done = m_fold.runWanted(rule, m_plan.recordSets[step.event.records], selection,
                                       m_data.persons(), m_data.range(), m_token);
    std::vector<Candidate>& found = m_found[index];
    found.resize(m_sought.size());
    for (std::size_t i = 0; done && i < m_sought.size(); ++i) {
        m_at = m_sought[i];
        const std::uint32_t person = rows[m_at].person;
        const Folded folded = m_fold.of(person);
        Picked picked {folded.reached, folded.reached, nullptr};
        if (folded.found) {
            found[i] = m_fold.record(person, selection);
            picked.record = &found[i];
            if (step.event.hasTest)
                picked.truth
                    = m_data.picker(step.event).tested(found[i], anchorOf(step, rows[m_at]));
        }
        states[m_at] = after(step, rows[m_at], withoutExcluded(step, rows[m_at], picked));
    }
    m_fold.clear();
    return done;
}

void StepRun::runPair(const StartRow& row, const Candidate* pair)
{
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i][m_at] = evaluate(m_plan.steps[i], row, m_plan.pairStep == i ? pair : nullptr);
}

const Candidate* StepRun::anchorRecord(const BoundStep& step, const StartRow& row) const
{
    const std::size_t at = step.window.anchor;
    return at == BoundWindow::Start ? row.record : state(at).record;
}

Anchor StepRun::anchorOf(const BoundStep& step, const StartRow& row) const
{
    const std::size_t at = step.window.anchor;
    const BoundEvent& event = at == BoundWindow::Start ? m_plan.start : m_plan.steps[at].event;
    return m_data.anchor(event.records, *anchorRecord(step, row));
}

/// A shorter limit may be named as the anchor, and have no yes where the longest has.
bool StepRun::isReached(const BoundStep& step) const
{
    const auto isYes = [this](std::size_t at) { return state(at).outcome.outcome == Outcome::Yes; };
    return (!step.baseStep || isYes(*step.baseStep))
        && (step.window.anchor == BoundWindow::Start || isYes(step.window.anchor));
}

/// Whether the person could be found at all: in one of the step's segments, or in every one.
bool StepRun::isLocated(const BoundStep& step, std::uint32_t person, bool everywhere) const
{
    const cache::ShardPersons& persons = m_data.persons();
    for (std::size_t i = 0; i < step.segments.size(); ++i) {
        const bool isHere = ((persons.segments[person] & step.segments[i])
                             | (persons.tiers[person] & step.segmentTiers[i]))
            != 0;
        if (isHere != everywhere)
            return isHere;
    }
    return everywhere && !step.hasOtherSegments;
}

Picked StepRun::withoutExcluded(const BoundStep& step, const StartRow& row, Picked picked) const
{
    if (picked.truth == Truth::True && !step.without.empty())
        picked.truth = negation(excluded(step, row.person, anchorOf(step, row), *picked.record));
    return picked;
}

Picked StepRun::pick(const BoundStep& step, const StartRow& row) const
{
    return withoutExcluded(
        step, row, m_data.picker(step.event).pick(row.person, step.window, anchorOf(step, row)));
}

/// The outcome, where no record needs to be looked for; else none, and the record to count from.
std::optional<Outcome> StepRun::before(const BoundStep& step, const StartRow& row,
                                       const Candidate*& anchor) const
{
    if (!isReached(step))
        return Outcome::NotReached;
    if (step.isHidden)
        return Outcome::Hidden;
    if (!isLocated(step, row.person, false))
        return Outcome::NotLocated;
    anchor = anchorRecord(step, row);
    const Observed observed = step.observed[step.throughOf[anchor->institution]][anchor->time];
    if (observed == Observed::Complete)
        return std::nullopt;
    return observed == Observed::NotYet ? Outcome::NotYet : Outcome::NotLocated;
}

StepState StepRun::after(const BoundStep& step, const StartRow& row, const Picked& picked) const
{
    if (picked.truth == Truth::True)
        return {{Outcome::Yes}, picked.record};
    if (picked.truth == Truth::Unknown || !isLocated(step, row.person, true))
        return {{Outcome::NotLocated}, picked.record};
    if (step.event.hasTest && picked.reached != Truth::True)
        return {{picked.reached == Truth::False ? Outcome::NotReached : Outcome::NotLocated},
                nullptr};
    if (!step.elsewhereRecords)
        return {{Outcome::No}, picked.record};
    return {{Outcome::No, elsewhere(step, row, anchorOf(step, row))}, picked.record};
}

StepState StepRun::evaluate(const BoundStep& step, const StartRow& row, const Candidate* pair) const
{
    const Candidate* anchor = nullptr;
    if (const auto decided = before(step, row, anchor))
        return {{*decided}, nullptr};
    return after(step, row,
                 pair ? withoutExcluded(step, row, {Truth::True, Truth::True, pair})
                      : pick(step, row));
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
/// Only where the plan looks there.
std::uint8_t StepRun::elsewhere(const BoundStep& step, const StartRow& row,
                                const Anchor& anchor) const
{
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

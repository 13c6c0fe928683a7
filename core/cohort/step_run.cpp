// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_run.h"

#include "core/cohort/refused.h"

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 4096; ///< rows between two looks at the cancel token

/// The first enrolment in another segment.
BoundEvent elsewhereEvent(const BoundStep& step)
{
    return {*step.elsewhereRecords, Attempt::First, {}, false};
}

/// Whether the other segments of a step are also some in which people start: whoever does is not
/// elsewhere there.
bool mayStartElsewhere(const Plan& plan, const BoundStep& step)
{
    const auto& starts = plan.recordSets[plan.start.records].institutions;
    for (std::size_t code = 0; code < starts.size(); ++code)
        if (starts[code] != 0 && step.elsewhereOf[code] != 0)
            return true;
    return false;
}

} // namespace

StepRun::StepRun(const Plan& plan, const ShardData& data, const CancelToken& token,
                 std::size_t longestSlice)
    : m_plan(plan)
    , m_data(data)
    , m_token(token)
    , m_sights(plan.steps.begin(), plan.steps.end())
    , m_rules(plan.steps.size())
    , m_elsewheres(plan.steps.size())
    , m_fold(plan.time.size())
    , m_states(plan.steps.size())
{
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const BoundStep& step = plan.steps[i];
        m_rules[i] = ruleFor(step, step.event, longestSlice);
        for (const BoundEvent& event : step.without)
            m_grouped.push_back(event.records);
        if (!step.elsewhereRecords)
            continue;
        const BoundEvent others = elsewhereEvent(step);
        if (m_rules[i] && !mayStartElsewhere(plan, step))
            m_elsewheres[i] = ruleFor(step, others, longestSlice);
        else
            m_grouped.push_back(others.records);
    }
}

/// How the event's records can be picked in the step's window for all people at once, if they can:
/// then they need not be grouped.
std::optional<FoldRule> StepRun::ruleFor(const BoundStep& step, const BoundEvent& event,
                                         std::size_t longestSlice)
{
    // One row per person, so that there is one anchor for each.
    if (m_plan.unit != Unit::Students || m_plan.pairStep || m_plan.measure
        || !FoldRule::fits(m_plan, event, &step.window, longestSlice)) {
        m_grouped.push_back(event.records);
        return std::nullopt;
    }
    m_opened.push_back(event.records);
    return FoldRule(m_plan, event, &step.window, longestSlice);
}

Result<void> StepRun::run(std::span<const StartRow> rows)
{
    if (!m_opened.empty())
        m_fold.open(m_data.persons().count);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        m_states[i].outcomes.assign(rows.size(), {});
        m_states[i].records.assign(rows.size(), {});
        if (m_rules[i]) {
            TRY_VOID(runFolded(i, rows));
            continue;
        }
        for (m_at = 0; m_at < rows.size(); ++m_at) {
            if (m_at % Chunk == 0 && m_token.isCancelled())
                return cancelled();
            put(i, evaluate(i, rows[m_at], nullptr));
        }
    }
    return {};
}

void StepRun::put(std::size_t index, const StepState& state)
{
    m_states[index].outcomes[m_at] = state.outcome;
    m_states[index].records[m_at] = state.record;
}

Result<void> StepRun::runFolded(std::size_t index, std::span<const StartRow> rows)
{
    const BoundStep& step = m_plan.steps[index];
    seek(index, rows);
    TRY_VOID(m_fold.runSought(folding(*m_rules[index], step.event.records), m_sought));
    takeFound(index);
    if (step.event.hasTest || !step.without.empty())
        askFurther(index, rows);
    return step.elsewhereRecords ? findElsewhere(index, rows) : Result<void> {};
}

Folding StepRun::folding(const FoldRule& rule, std::size_t records) const
{
    return {rule,
            m_plan.recordSets[records],
            m_data.selection(records),
            m_data.persons(),
            m_data.range(),
            m_token};
}

/// Decides the rows that need no record of the step; the people of the others are sought.
void StepRun::seek(std::size_t index, std::span<const StartRow> rows)
{
    const BoundStep& step = m_plan.steps[index];
    const StepSight& sight = m_sights[index];
    const cache::ShardPersons& persons = m_data.persons();
    const Candidate* const anchors = step.window.anchor == BoundWindow::Start
        ? nullptr
        : m_states[step.window.anchor].records.data();
    StepOutcome* const outcomes = m_states[index].outcomes.data();
    const std::span<const std::uint32_t> reached = reachedRows(step, rows.size());
    m_sought.resize(reached.size());
    std::size_t sought = 0;
    for (const std::uint32_t at : reached) {
        const Candidate& anchor = anchors ? anchors[at] : rows[at].record;
        const std::uint32_t person = rows[at].person;
        const Standing standing
            = sight.standing(true, persons, person, anchor.institution, anchor.time);
        outcomes[at] = {sight.outcomeOf(standing)};
        m_sought[sought] = {at, static_cast<std::uint16_t>(person), anchor.time};
        sought += standing == Standing::Sought ? 1 : 0;
    }
    m_sought.resize(sought);
}

/// Those that a step asks about.
std::span<const std::uint32_t> StepRun::reachedRows(const BoundStep& step, std::size_t count)
{
    const Reached isReached = reachedBy(step);
    m_reached.resize(count);
    std::size_t reached = 0;
    for (std::size_t at = 0; at < count; ++at) {
        m_reached[reached] = static_cast<std::uint32_t>(at);
        reached += isReached(at) ? 1 : 0;
    }
    return std::span(m_reached).first(reached);
}

/// Of those sought: nobody is left out, and whoever has a record has reached the step.
void StepRun::takeFound(std::size_t index)
{
    const BoundStep& step = m_plan.steps[index];
    const StepSight& sight = m_sights[index];
    const cache::ShardPersons& persons = m_data.persons();
    const Outcome missing = step.event.hasTest ? Outcome::NotReached : Outcome::No;
    StepOutcome* const outcomes = m_states[index].outcomes.data();
    m_found.resize(m_sought.size());
    std::size_t found = 0;
    for (const Sought& one : m_sought) {
        const bool isKnown = !m_fold.mayBe(one.person) && sight.isEverywhere(persons, one.person);
        outcomes[one.row] = {isKnown ? missing : Outcome::NotLocated};
        m_found[found] = one;
        found += m_fold.found(one.person) != Fold::None ? 1 : 0;
    }
    m_found.resize(found);
    const FoldedRecords records(folding(*m_rules[index], step.event.records));
    for (const Sought& one : m_found) {
        m_states[index].records[one.row] = records.record(m_fold.found(one.person));
        outcomes[one.row] = {Outcome::Yes};
    }
}

/// What is left to ask of those found, row by row: the test, and what must not lie between.
void StepRun::askFurther(std::size_t index, std::span<const StartRow> rows)
{
    const BoundStep& step = m_plan.steps[index];
    for (const Sought& one : m_found) {
        m_at = one.row;
        const StartRow& row = rows[m_at];
        Picked picked {Truth::True, Truth::True, &m_states[index].records[m_at]};
        if (step.event.hasTest)
            picked.truth = m_data.picker(step.event).tested(*picked.record, anchorOf(step, row));
        put(index, after(index, row, withoutExcluded(step, row, picked)));
    }
}

/// Of those who were sought and are a no: in which other segment they are.
Result<void> StepRun::findElsewhere(std::size_t index, std::span<const StartRow> rows)
{
    const BoundStep& step = m_plan.steps[index];
    StepOutcome* const outcomes = m_states[index].outcomes.data();
    std::erase_if(m_sought, [outcomes](const Sought& one) {
        return outcomes[one.row].outcome != Outcome::No;
    });
    if (!m_elsewheres[index]) {
        for (const Sought& one : m_sought) {
            m_at = one.row;
            outcomes[m_at].elsewhere = elsewhere(step, rows[m_at], anchorOf(step, rows[m_at]));
        }
        return {};
    }
    const Folding others = folding(*m_elsewheres[index], *step.elsewhereRecords);
    TRY_VOID(m_fold.runSought(others, m_sought));
    const FoldedRecords records(others);
    for (const Sought& one : m_sought) {
        const std::uint64_t found = m_fold.found(one.person);
        if (found != Fold::None)
            outcomes[one.row].elsewhere = step.elsewhereOf[records.record(found).institution];
    }
    return {};
}

void StepRun::runPair(const StartRow& row, const Candidate& pair)
{
    for (std::size_t i = 0; i < m_states.size(); ++i)
        put(i, evaluate(i, row, m_plan.pairStep == i ? &pair : nullptr));
}

const Candidate& StepRun::anchorRecord(const BoundStep& step, std::size_t at,
                                       const StartRow& row) const
{
    const std::size_t anchor = step.window.anchor;
    return anchor == BoundWindow::Start ? row.record : m_states[anchor].records[at];
}

Anchor StepRun::anchorOf(const BoundStep& step, const StartRow& row) const
{
    const std::size_t at = step.window.anchor;
    const BoundEvent& event = at == BoundWindow::Start ? m_plan.start : m_plan.steps[at].event;
    return m_data.anchor(event.records, anchorRecord(step, m_at, row));
}

/// A shorter limit may be named as the anchor, and have no yes where the longest has.
StepRun::Reached StepRun::reachedBy(const BoundStep& step) const
{
    const auto outcomesOf = [this](std::size_t one) { return m_states[one].outcomes.data(); };
    const std::size_t anchor = step.window.anchor;
    return {step.baseStep ? outcomesOf(*step.baseStep) : nullptr,
            anchor != BoundWindow::Start && anchor != step.baseStep ? outcomesOf(anchor) : nullptr};
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

StepState StepRun::after(std::size_t index, const StartRow& row, const Picked& picked) const
{
    const BoundStep& step = m_plan.steps[index];
    const Candidate record = picked.record ? *picked.record : Candidate {};
    if (picked.truth == Truth::True)
        return {{Outcome::Yes}, record};
    if (picked.truth == Truth::Unknown
        || !m_sights[index].isEverywhere(m_data.persons(), row.person))
        return {{Outcome::NotLocated}, record};
    if (step.event.hasTest && picked.reached != Truth::True)
        return {{picked.reached == Truth::False ? Outcome::NotReached : Outcome::NotLocated}, {}};
    return {{Outcome::No}, record};
}

StepState StepRun::evaluate(std::size_t index, const StartRow& row, const Candidate* pair) const
{
    const BoundStep& step = m_plan.steps[index];
    const StepSight& sight = m_sights[index];
    const Candidate& anchor = anchorRecord(step, m_at, row);
    const Standing standing = sight.standing(reachedBy(step)(m_at), m_data.persons(), row.person,
                                             anchor.institution, anchor.time);
    if (standing != Standing::Sought)
        return {{sight.outcomeOf(standing)}, {}};
    StepState state = after(index, row,
                            pair ? withoutExcluded(step, row, {Truth::True, Truth::True, pair})
                                 : pick(step, row));
    if (state.outcome.outcome == Outcome::No && step.elsewhereRecords)
        state.outcome.elsewhere = elsewhere(step, row, anchorOf(step, row));
    return state;
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
    const std::uint8_t own = step.elsewhereOf[row.record.institution];
    const BoundEvent event = elsewhereEvent(step);
    const Picker others = m_data.picker(event);
    const Candidate* first = nullptr;
    for (const Candidate& record : m_data.selection(event.records).of(row.person)) {
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

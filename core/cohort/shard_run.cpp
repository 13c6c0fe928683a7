// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/shard_run.h"

#include "core/cohort/evaluate.h"
#include "core/cohort/fair_from.h"

#include <algorithm>

namespace core::cohort {
namespace {

constexpr std::size_t Chunk = 4096; ///< people between two looks at the cancel token

const Error Cancelled {ErrorCode::Cancelled, "query", {}, {}, {}};

const BoundWindow AnyTime;

Anchor anchorOf(const Candidate& record)
{
    return {record.time, record.institution};
}

} // namespace

ShardRun::ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token)
    : m_plan(plan)
    , m_source(source)
    , m_token(token)
    , m_selector(source, token)
    , m_selections(plan.recordSets.size())
    , m_states(plan.steps.size())
    , m_outcomes(plan.steps.size())
{
}

Result<void> ShardRun::run(std::uint32_t shard, TallyTable& table,
                           std::vector<std::uint8_t>& startTimes)
{
    m_shard = shard;
    m_rows.clear();
    m_isLoaded.assign(m_selections.size(), false);
    TRY_ASSIGN(m_persons, m_source.persons(shard));
    TRY_VOID(load(m_plan.start.records, {}));
    pickStarts(startTimes);
    TRY_VOID(filter());
    if (m_rows.empty())
        return {};
    TRY_VOID(loadSteps(wanted()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % Chunk == 0 && m_token.isCancelled())
            return Cancelled;
        answer(m_rows[i], table);
    }
    return {};
}

Result<void> ShardRun::load(std::size_t records, const std::vector<std::uint8_t>& wanted)
{
    if (m_isLoaded[records])
        return {};
    TRY_VOID(m_selector.select(m_plan.recordSets[records], m_shard, *m_persons, wanted,
                               m_selections[records]));
    m_isLoaded[records] = true;
    return {};
}

Result<void> ShardRun::loadSteps(const std::vector<std::uint8_t>& wanted)
{
    for (const BoundStep& step : m_plan.steps) {
        TRY_VOID(load(step.event.records, wanted));
        for (const BoundEvent& event : step.without)
            TRY_VOID(load(event.records, wanted));
        if (step.elsewhereRecords)
            TRY_VOID(load(*step.elsewhereRecords, wanted));
    }
    return {};
}

Picker ShardRun::picker(const BoundEvent& event) const
{
    return {m_plan, selection(event.records), event, *m_persons};
}

void ShardRun::pickStarts(std::vector<std::uint8_t>& startTimes)
{
    const Picker start = picker(m_plan.start);
    const Selection& records = selection(m_plan.start.records);
    const bool isEach = m_plan.unit == Unit::Enrolments && m_plan.start.attempt == Attempt::Any;
    for (std::uint32_t person = 0; person < m_persons->count; ++person) {
        const auto candidates = records.of(person);
        for (const Candidate& record : candidates) {
            const Truth passes = start.tested(record, person);
            if (passes != Truth::False)
                startTimes[record.time] = 1;
            if (isEach && both(record.truth, passes) == Truth::True)
                m_rows.push_back({person, &record});
        }
        if (isEach || candidates.empty())
            continue;
        const Picked picked = start.pick(person, AnyTime, {});
        if (picked.truth == Truth::True && picked.record)
            m_rows.push_back({person, picked.record});
    }
}

/// Leaves those for whom `where` is true. Fixed attributes first, so that the records of fewer
/// people are read for the histories.
Result<void> ShardRun::filter()
{
    if (m_plan.where.empty())
        return {};
    std::erase_if(m_rows,
                  [this](const StartRow& row) { return whereOf(row, false) == Truth::False; });
    if (!m_plan.histories.empty()) {
        const std::vector<std::uint8_t> left = wanted();
        for (const History& history : m_plan.histories) {
            // A set that a step shares is read for these people: a superset of the final ones.
            TRY_VOID(load(history.event.records, left));
        }
    }
    std::erase_if(m_rows,
                  [this](const StartRow& row) { return whereOf(row, true) != Truth::True; });
    return {};
}

std::vector<std::uint8_t> ShardRun::wanted() const
{
    std::vector<std::uint8_t> flags(m_persons->count, 0);
    for (const StartRow& row : m_rows)
        flags[row.person] = 1;
    return flags;
}

Truth ShardRun::whereOf(const StartRow& row, bool withHistories) const
{
    const Selection& records = selection(m_plan.start.records);
    const auto testOf = [&](const BoundCondition::Node& node) {
        switch (node.source) {
        case Source::Column:
            return node.table[records.column(*row.record, node.column)];
        case Source::Institution:
            return node.table[row.record->institution];
        case Source::Time:
            return node.table[row.record->time];
        case Source::Attribute:
            return node.table[m_persons->attributes[node.column][row.person]];
        case Source::Nothing:
            break;
        }
        return node.table[cache::Missing];
    };
    return evaluate(m_plan.where, m_plan.where.root, testOf, [&](std::size_t index) {
        return withHistories ? historyOf(m_plan.histories[index], row) : Truth::Unknown;
    });
}

Truth ShardRun::historyOf(const History& history, const StartRow& row) const
{
    const Picker events = picker(history.event);
    const Anchor anchor = anchorOf(*row.record);
    if (history.kind == History::Kind::Count) {
        const Picker::Count counted = events.count(row.person, history.window, anchor);
        if (counted.certain >= history.atLeast)
            return Truth::True;
        return counted.certain + counted.unknown >= history.atLeast ? Truth::Unknown : Truth::False;
    }
    if (history.kind == History::Kind::Sum)
        return events.reaches(row.person, history, anchor);
    const Truth has = events.pick(row.person, history.window, anchor).truth;
    return history.kind == History::Kind::Has ? has : negation(has);
}

void ShardRun::answer(const StartRow& row, TallyTable& table)
{
    const auto tally = [&] {
        for (std::size_t i = 0; i < m_states.size(); ++i)
            m_outcomes[i] = m_states[i].outcome;
        table.add(keyOf(row), row.person, m_outcomes);
    };
    evaluateSteps(row, nullptr);
    m_pairs.clear();
    if (m_plan.pairStep && m_states[*m_plan.pairStep].outcome.outcome == Outcome::Yes) {
        const BoundStep& step = m_plan.steps[*m_plan.pairStep];
        const bool ofStart = step.window.anchor == BoundWindow::Start;
        const Candidate& anchor = ofStart ? *row.record : *m_states[step.window.anchor].record;
        picker(step.event)
            .forEachPassing(row.person, step.window, anchorOf(anchor),
                            [this](const Candidate& record) { m_pairs.push_back(&record); });
    }
    if (m_pairs.size() < 2)
        return tally();
    for (const Candidate* record : m_pairs) {
        evaluateSteps(row, record);
        tally();
    }
}

void ShardRun::evaluateSteps(const StartRow& row, const Candidate* forced)
{
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i)
        m_states[i] = evaluateStep(i, row, m_plan.pairStep == i ? forced : nullptr);
}

ShardRun::StepState ShardRun::evaluateStep(std::size_t index, const StartRow& row,
                                           const Candidate* forced) const
{
    const BoundStep& step = m_plan.steps[index];
    if (step.baseStep && m_states[*step.baseStep].outcome.outcome != Outcome::Yes)
        return {{Outcome::NotReached}, nullptr};
    const bool ofStart = step.window.anchor == BoundWindow::Start;
    // A shorter limit may be named as the anchor, and have no yes where the longest has.
    if (!ofStart && m_states[step.window.anchor].outcome.outcome != Outcome::Yes)
        return {{Outcome::NotReached}, nullptr};
    const Candidate& anchor = ofStart ? *row.record : *m_states[step.window.anchor].record;
    bool isLocated = false;
    bool isLocatedEverywhere = !step.hasOtherSegments;
    for (std::size_t i = 0; i < step.segments.size(); ++i) {
        const bool here = (m_persons->segments[row.person] & step.segments[i]) != 0
            || (m_persons->tiers[row.person] & step.segmentTiers[i]) != 0;
        isLocated = isLocated || here;
        isLocatedEverywhere = isLocatedEverywhere && here;
    }
    if (!isLocated)
        return {{Outcome::NotLocated}, nullptr};
    const Observed observed = step.observed[step.throughOf[anchor.institution]][anchor.time];
    if (observed != Observed::Complete)
        return {{observed == Observed::NotYet ? Outcome::NotYet : Outcome::NotLocated}, nullptr};
    Picked picked {Truth::True, Truth::True, forced};
    if (!forced)
        picked = picker(step.event).pick(row.person, step.window, anchorOf(anchor));
    if (picked.truth == Truth::True && !step.without.empty())
        picked.truth = negation(excluded(step, row.person, anchor, *picked.record));
    if (picked.truth == Truth::True)
        return {{Outcome::Yes}, picked.record};
    if (!isLocatedEverywhere || picked.truth == Truth::Unknown)
        return {{Outcome::NotLocated}, picked.record};
    if (step.event.hasTest && picked.reached != Truth::True)
        return {{picked.reached == Truth::False ? Outcome::NotReached : Outcome::NotLocated},
                nullptr};
    return {{Outcome::No, elsewhere(step, row, anchorOf(anchor))}, picked.record};
}

/// Whether an excluded event lies between anchor and step: it begins after the earlier of the two
/// ends, and ends before the later begins.
Truth ShardRun::excluded(const BoundStep& step, std::uint32_t person, const Candidate& anchor,
                         const Candidate& record) const
{
    const bool isBefore = step.window.side == Window::Side::Before;
    const cache::Code early = isBefore ? record.time : anchor.time;
    const cache::Code late = isBefore ? anchor.time : record.time;
    Truth any = Truth::False;
    for (const BoundEvent& event : step.without) {
        const Picker events = picker(event);
        for (const Candidate& other : selection(event.records).of(person)) {
            Truth lies = Truth::Unknown;
            if (other.time != cache::Missing)
                lies = truthOf(m_plan.time.begin(other.time) > m_plan.time.end(early)
                               && m_plan.time.end(other.time) < m_plan.time.begin(late));
            any = either(any, both(both(lies, other.truth), events.tested(other, person)));
        }
    }
    return any;
}

/// Of those not found: the segment of the earliest enrolment in another one, in the same window.
std::uint8_t ShardRun::elsewhere(const BoundStep& step, const StartRow& row, Anchor anchor) const
{
    if (!step.elsewhereRecords)
        return 0;
    const std::uint8_t own = step.elsewhereOf[row.record->institution];
    const BoundEvent event {*step.elsewhereRecords, Attempt::First, {}, false};
    const Picker others = picker(event);
    const Candidate* first = nullptr;
    for (const Candidate& record : selection(*step.elsewhereRecords).of(row.person)) {
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

std::uint64_t ShardRun::keyOf(const StartRow& row) const
{
    std::uint64_t key = 0;
    for (const BoundGroup& group : m_plan.by)
        key = withGroup(key, groupOf(group, row));
    return key;
}

std::uint16_t ShardRun::groupOf(const BoundGroup& group, const StartRow& row) const
{
    if (group.source == Source::Attribute && !group.step)
        return group.groupOf[m_persons->attributes[group.column][row.person]];
    const Candidate* record = group.step ? m_states[*group.step].record : row.record;
    if (!record)
        return group.notReached();
    switch (group.source) {
    case Source::Column:
        return group.groupOf[selection(group.kindRecords).column(*record, group.column)];
    case Source::Institution:
        return group.groupOf[record->institution];
    case Source::Time:
        return group.groupOf[record->time];
    case Source::Attribute:
        return group.groupOf[m_persons->attributes[group.column][row.person]];
    case Source::Nothing:
        break;
    }
    return group.missing();
}

} // namespace core::cohort

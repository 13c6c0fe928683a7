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

/// Whether the outcome of a step says that the person is counted there.
Truth isYes(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Yes:
        return Truth::True;
    case Outcome::No:
    case Outcome::NotReached:
        return Truth::False;
    case Outcome::NotYet:
    case Outcome::NotLocated:
    case Outcome::Hidden:
        break;
    }
    return Truth::Unknown;
}

} // namespace

ShardRun::ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token)
    : m_plan(plan)
    , m_token(token)
    , m_data(plan, source, token)
    , m_steps(plan, m_data)
    , m_members(plan.memberships.size())
    , m_outcomes(plan.steps.size())
{
    if (plan.measure)
        m_meter.emplace(plan, m_data, m_steps);
    for (const Membership& membership : plan.memberships)
        m_questions.push_back(std::make_unique<ShardRun>(*membership.plan, source, token));
}

Result<void> ShardRun::run(std::uint32_t shard, TallyTable& table,
                           std::vector<std::uint8_t>& startTimes)
{
    TRY_VOID(open(shard));
    pickStarts(startTimes, nullptr);
    TRY_VOID(filter(nullptr));
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

Result<std::vector<Truth>> ShardRun::members(std::uint32_t shard, std::optional<std::size_t> step)
{
    TRY_VOID(open(shard));
    std::vector<std::uint8_t> startTimes(m_plan.time.size(), 0);
    std::vector<Truth> truths(m_data.persons().count, Truth::False);
    pickStarts(startTimes, &truths);
    TRY_VOID(filter(&truths));
    if (m_rows.empty() || !step)
        return truths;
    TRY_VOID(loadSteps(wanted()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % Chunk == 0 && m_token.isCancelled())
            return Cancelled;
        m_steps.run(m_rows[i], nullptr);
        Truth& truth = truths[m_rows[i].person];
        truth = both(truth, isYes(m_steps.states()[*step].outcome.outcome));
    }
    return truths;
}

Result<void> ShardRun::open(std::uint32_t shard)
{
    m_rows.clear();
    TRY_VOID(m_data.open(shard));
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        TRY_ASSIGN(m_members[i], m_questions[i]->members(shard, m_plan.memberships[i].step));
    }
    return m_data.load(m_plan.start.records, {});
}

Result<void> ShardRun::loadSteps(const std::vector<std::uint8_t>& wanted)
{
    for (const BoundStep& step : m_plan.steps) {
        TRY_VOID(m_data.load(step.event.records, wanted));
        for (const BoundEvent& event : step.without)
            TRY_VOID(m_data.load(event.records, wanted));
        if (step.elsewhereRecords)
            TRY_VOID(m_data.load(*step.elsewhereRecords, wanted));
    }
    if (m_plan.measure && m_plan.measure->event)
        TRY_VOID(m_data.load(m_plan.measure->event->records, wanted));
    return {};
}

/// Fills the rows with those who start. @p truths, unless null: by person, whether they do; then
/// the rows also hold those for whom it cannot be told.
void ShardRun::pickStarts(std::vector<std::uint8_t>& startTimes, std::vector<Truth>* truths)
{
    const Picker start = m_data.picker(m_plan.start);
    const Selection& records = m_data.selection(m_plan.start.records);
    const bool isEach = m_plan.unit != Unit::Students && m_plan.start.attempt == Attempt::Any;
    for (std::uint32_t person = 0; person < m_data.persons().count; ++person) {
        const auto candidates = records.of(person);
        for (const Candidate& record : candidates) {
            const Truth passes = start.tested(record, {});
            if (passes != Truth::False)
                startTimes[record.time] = 1;
            if (isEach && both(record.truth, passes) == Truth::True
                && !isRepeated(record, candidates, start))
                m_rows.push_back({person, &record});
        }
        if (isEach || candidates.empty())
            continue;
        const Picked picked = start.pick(person, AnyTime, {});
        if (truths)
            (*truths)[person] = picked.truth;
        const Truth least = truths ? Truth::Unknown : Truth::True;
        if (picked.record && picked.truth >= least)
            m_rows.push_back({person, picked.record});
    }
}

/// Whether another record is the same attempt, of one course in one term, and stands for it.
bool ShardRun::isRepeated(const Candidate& record, std::span<const Candidate> records,
                          const Picker& start) const
{
    const Selection& selection = m_data.selection(m_plan.start.records);
    if (m_plan.unit != Unit::Attempts || record.time == cache::Missing
        || selection.key(record) == cache::Missing)
        return false;
    const Timeline& time = m_plan.time;
    const auto isSameTime = [&](cache::Code other) {
        return other != cache::Missing && time.begin(other) == time.begin(record.time)
            && time.end(other) == time.end(record.time);
    };
    return std::any_of(records.begin(), records.end(), [&](const Candidate& other) {
        return &other != &record && isSameTime(other.time)
            && selection.key(other) == selection.key(record) && other.truth == Truth::True
            && start.tested(other, {}) == Truth::True && start.isPreferred(other, record);
    });
}

/// Leaves those for whom `where` is true. Fixed attributes first, so that the records of fewer
/// people are read for the histories. @p truths as in pickStarts.
Result<void> ShardRun::filter(std::vector<Truth>* truths)
{
    if (m_plan.where.empty())
        return {};
    const auto keep = [&](bool withHistories, Truth least) {
        std::erase_if(m_rows, [&](const StartRow& row) {
            const Truth truth = whereOf(row, withHistories);
            if (truths && (withHistories || truth == Truth::False))
                (*truths)[row.person] = both((*truths)[row.person], truth);
            return truth < least;
        });
    };
    keep(false, Truth::Unknown);
    if (!m_plan.histories.empty()) {
        const std::vector<std::uint8_t> left = wanted();
        for (const History& history : m_plan.histories) {
            // A set that a step shares is read for these people: a superset of the final ones.
            TRY_VOID(m_data.load(history.event.records, left));
        }
    }
    keep(true, truths ? Truth::Unknown : Truth::True);
    return {};
}

std::vector<std::uint8_t> ShardRun::wanted() const
{
    std::vector<std::uint8_t> flags(m_data.persons().count, 0);
    for (const StartRow& row : m_rows)
        flags[row.person] = 1;
    return flags;
}

Truth ShardRun::whereOf(const StartRow& row, bool withHistories) const
{
    const RecordView record
        = m_data.selection(m_plan.start.records).view(*row.record, m_data.persons());
    return evaluate(m_plan.where, m_plan.where.root, [&](const BoundCondition::Node& leaf) {
        if (leaf.op == BoundCondition::Op::Membership)
            return m_members[leaf.index][row.person];
        if (leaf.op == BoundCondition::Op::History)
            return withHistories ? historyOf(m_plan.histories[leaf.index], row) : Truth::Unknown;
        return record.test(leaf);
    });
}

Truth ShardRun::historyOf(const History& history, const StartRow& row) const
{
    const Picker events = m_data.picker(history.event);
    const Anchor anchor = m_data.anchor(m_plan.start.records, *row.record);
    if (history.kind == History::Kind::Count)
        return events.countReaches(row.person, history, anchor);
    if (history.kind == History::Kind::Sum)
        return events.sumReaches(row.person, history, anchor);
    const Truth has = events.pick(row.person, history.window, anchor).truth;
    return history.kind == History::Kind::Has ? has : negation(has);
}

void ShardRun::answer(const StartRow& row, TallyTable& table)
{
    m_steps.run(row, nullptr);
    m_pairs.clear();
    if (m_plan.pairStep && m_steps.states()[*m_plan.pairStep].outcome.outcome == Outcome::Yes) {
        const BoundStep& step = m_plan.steps[*m_plan.pairStep];
        m_data.picker(step.event)
            .forEachPassing(row.person, step.window, m_steps.anchorOf(step, row),
                            [this](const Candidate& record) { m_pairs.push_back(&record); });
    }
    if (m_pairs.size() < 2)
        return tally(row, table);
    for (const Candidate* record : m_pairs) {
        m_steps.run(row, record);
        tally(row, table);
    }
}

void ShardRun::tally(const StartRow& row, TallyTable& table)
{
    for (std::size_t i = 0; i < m_outcomes.size(); ++i)
        m_outcomes[i] = m_steps.states()[i].outcome;
    const std::uint64_t key = keyOf(row);
    table.add(key, row.person, m_outcomes);
    if (m_meter)
        table.measure(key, row.person, m_meter->read(row));
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
        return group.groupOf[m_data.persons().attributes[group.column][row.person]];
    const Candidate* record = group.step ? m_steps.states()[*group.step].record : row.record;
    if (!record)
        return group.notReached();
    if (group.source == Source::Nothing)
        return group.missing();
    const RecordView view = m_data.selection(group.kindRecords).view(*record, m_data.persons());
    return group.groupOf[view.code(group.source, group.column)];
}

} // namespace core::cohort

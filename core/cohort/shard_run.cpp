// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/shard_run.h"

#include "core/cohort/evaluate.h"
#include "core/cohort/refused.h"

#include <algorithm>

namespace core::cohort {
namespace {

constexpr std::size_t BlockRows = 4096; ///< whose steps are kept at a time

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

ShardRun::ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token,
                   const RunLimits& limits)
    : m_plan(plan)
    , m_token(token)
    , m_tableBytes(limits.tableBytes)
    , m_memberBytes(limits.memberBytes)
    , m_data(plan, source, token, limits.mayEvict)
    , m_starts(plan, m_data, token, limits.longestSlice)
    , m_steps(plan, m_data, token, limits.longestSlice)
    , m_groups(plan, m_data, m_steps)
    , m_members(plan.memberships.size())
    , m_table(plan)
    , m_outcomes(plan.steps.size())
{
    if (m_memberBytes != 0)
        m_memberList.emplace(plan);
    if (plan.measure)
        m_meter.emplace(plan, m_data, m_steps);
    for (const Membership& membership : plan.memberships) {
        auto& question = m_questions[membership.plan.get()];
        RunLimits inner = limits;
        inner.memberBytes = 0;
        if (!question)
            question = std::make_unique<ShardRun>(*membership.plan, source, token, inner);
    }
}

cache::ReadCounts ShardRun::counts() const
{
    cache::ReadCounts all = m_data.counts();
    for (const auto& [plan, question] : m_questions)
        all += question->counts();
    return all;
}

Result<void> ShardRun::run(std::uint32_t shard)
{
    if (!m_data.mayStart(shard))
        return {};
    m_firstPerson = shard * cache::ShardSize;
    if (m_memberList)
        m_memberList->open(shard);
    TRY_VOID(open(shard));
    return forEachRange([this] { return runRange(); });
}

Result<void> ShardRun::refuseTooLarge() const
{
    if (m_memberList && m_memberList->bytes() > m_memberBytes)
        return refused("more people than fit into memory", "start", {}, "fewer people");
    if (m_table.bytes() <= m_tableBytes)
        return {};
    return refused("the answer has more rows than fit into memory", "by", {},
                   "fewer or coarser fields");
}

template<typename Run>
Result<void> ShardRun::forEachRange(const Run& run)
{
    const std::uint32_t people = m_data.persons().count;
    for (std::uint32_t first = 0; first < people; first += PersonRange::Size) {
        if (m_token.isCancelled())
            return cancelled();
        m_data.openRange({first, std::min(first + PersonRange::Size, people)});
        TRY_VOID(run());
    }
    return {};
}

Result<void> ShardRun::runRange()
{
    TRY_VOID(m_starts.run(m_rows, nullptr));
    TRY_VOID(filter(nullptr));
    if (m_rows.empty())
        return {};
    TRY_VOID(loadSteps());
    TRY_VOID(forEachBlock([this](std::span<const StartRow> rows) -> Result<void> {
        if (!m_table.countsPeople())
            return addRows(rows);
        addPeople(rows);
        return {};
    }));
    return refuseTooLarge();
}

/// Runs the steps of some rows, calls @p each with them, and goes on to the next.
template<typename Each>
Result<void> ShardRun::forEachBlock(const Each& each)
{
    // Where a person has one row there are never many, and one pass over the slices does for all.
    const std::size_t most = m_plan.unit == Unit::Students ? m_rows.size() : BlockRows;
    const std::span<const StartRow> rows(m_rows);
    for (std::size_t first = 0; first < rows.size(); first += most) {
        const auto block = rows.subspan(first, std::min(most, rows.size() - first));
        TRY_VOID(m_steps.run(block));
        TRY_VOID(each(block));
    }
    return {};
}

Result<std::vector<Truth>> ShardRun::members(std::uint32_t shard, std::optional<std::size_t> step)
{
    TRY_VOID(open(shard));
    std::vector<Truth> truths(m_data.persons().count, Truth::False);
    TRY_VOID(forEachRange([&] { return membersOfRange(truths, step); }));
    return truths;
}

Result<void> ShardRun::membersOfRange(std::vector<Truth>& truths, std::optional<std::size_t> step)
{
    TRY_VOID(m_starts.run(m_rows, &truths));
    TRY_VOID(filter(&truths));
    if (m_rows.empty() || !step)
        return {};
    TRY_VOID(loadSteps());
    return forEachBlock([&](std::span<const StartRow> rows) -> Result<void> {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            m_steps.goTo(at);
            Truth& truth = truths[rows[at].person];
            truth = both(truth, isYes(m_steps.outcome(*step)));
        }
        return {};
    });
}

Result<void> ShardRun::open(std::uint32_t shard)
{
    if (m_token.isCancelled())
        return cancelled();
    TRY_VOID(m_data.openShard(shard));
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const Membership& asked = m_plan.memberships[i];
        TRY_ASSIGN(m_members[i], m_questions.at(asked.plan.get())->members(shard, asked.step));
    }
    return {};
}

Result<void> ShardRun::loadSteps()
{
    for (const std::size_t records : m_steps.opened())
        TRY_VOID(m_data.open(records));
    std::vector<std::size_t> grouped = m_steps.grouped();
    if (m_plan.measure && m_plan.measure->event)
        grouped.push_back(m_plan.measure->event->records);
    if (grouped.empty())
        return {};
    const Wanted& people = wanted();
    for (const std::size_t records : grouped)
        TRY_VOID(m_data.load(records, people));
    return {};
}

/// Leaves those for whom `where` is true. Fixed attributes first, so that the records of fewer
/// people are read for the histories. @p truths as in StartRun::run.
Result<void> ShardRun::filter(std::vector<Truth>* truths)
{
    if (m_plan.where.empty())
        return {};
    TRY_VOID(keep(false, Truth::Unknown, truths));
    if (m_rows.empty())
        return {};
    if (!m_plan.histories.empty()) {
        const Wanted& left = wanted();
        for (const History& history : m_plan.histories) {
            // A set that a step shares is read for these people: a superset of the final ones.
            TRY_VOID(m_data.load(history.event.records, left));
        }
    }
    return keep(true, truths ? Truth::Unknown : Truth::True, truths);
}

/// Leaves the rows for which `where` is at least so true. Cancelled: any of them.
Result<void> ShardRun::keep(bool withHistories, Truth least, std::vector<Truth>* truths)
{
    std::size_t asked = 0;
    bool isCancelled = false;
    std::erase_if(m_rows, [&](const StartRow& row) {
        isCancelled = isCancelled || (asked++ % RowsPerLook == 0 && m_token.isCancelled());
        if (isCancelled)
            return true;
        const Truth truth = whereOf(row, withHistories);
        if (truths && (withHistories || truth == Truth::False))
            (*truths)[row.person] = both((*truths)[row.person], truth);
        return truth < least;
    });
    return isCancelled ? Result<void>(cancelled()) : Result<void> {};
}

/// The people of the rows.
const Wanted& ShardRun::wanted()
{
    for (const std::uint16_t person : m_wanted.people)
        m_wanted.flags[person] = 0;
    m_wanted.everybody = false;
    m_wanted.people.clear();
    m_wanted.flags.resize(std::max<std::size_t>(m_wanted.flags.size(), m_data.persons().count), 0);
    for (const StartRow& row : m_rows) {
        if (m_wanted.flags[row.person] == 0)
            m_wanted.people.push_back(static_cast<std::uint16_t>(row.person));
        m_wanted.flags[row.person] = 1;
    }
    return m_wanted;
}

Truth ShardRun::whereOf(const StartRow& row, bool withHistories) const
{
    const RecordView record
        = m_data.selection(m_plan.start.records).view(row.record, m_data.persons());
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
    const Anchor anchor = m_data.anchor(m_plan.start.records, row.record);
    if (history.kind == History::Kind::Count)
        return events.countReaches(row.person, history, anchor);
    if (history.kind == History::Kind::Sum)
        return events.sumReaches(row.person, history, anchor);
    const Truth has = events.pick(row.person, history.window, anchor).truth;
    return history.kind == History::Kind::Has ? has : negation(has);
}

/// Of people with one row each, all rows together.
void ShardRun::addPeople(std::span<const StartRow> rows)
{
    m_allOutcomes.assign(rows.size(), 0);
    for (std::size_t step = 0; step < m_plan.steps.size(); ++step) {
        const std::vector<StepOutcome>& outcomes = m_steps.states(step).outcomes;
        for (std::size_t at = 0; at < rows.size(); ++at)
            m_allOutcomes[at] = withOutcome(m_allOutcomes[at], outcomes[at]);
    }
    m_groups.run(rows);
    m_table.addPeople(m_groups.keys(), m_allOutcomes);
    if (!m_memberList)
        return;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        readOutcomes(at);
        m_memberList->add(m_groups.keys()[at], m_firstPerson + rows[at].person, m_outcomes, {});
    }
}

Result<void> ShardRun::addRows(std::span<const StartRow> rows)
{
    m_groups.run(rows);
    std::size_t sinceLook = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        m_steps.goTo(at);
        sinceLook += addRow(rows[at], at);
        if (sinceLook < RowsPerLook)
            continue;
        if (m_token.isCancelled())
            return cancelled();
        sinceLook = 0;
    }
    return {};
}

/// Once, or for every record that the plan pairs with the start's; returns how often.
std::size_t ShardRun::addRow(const StartRow& row, std::size_t at)
{
    m_pairs.clear();
    if (m_plan.pairStep && m_steps.outcome(*m_plan.pairStep) == Outcome::Yes) {
        const BoundStep& step = m_plan.steps[*m_plan.pairStep];
        m_data.picker(step.event)
            .forEachPassing(row.person, step.window, m_steps.anchorOf(step, row),
                            [this](const Candidate& record) { m_pairs.push_back(record); });
    }
    if (m_pairs.size() < 2) {
        addOnce(row, at);
        return 1;
    }
    for (const Candidate& record : m_pairs) {
        m_steps.runPair(row, record);
        m_groups.runRow(row, at);
        addOnce(row, at);
    }
    return m_pairs.size();
}

void ShardRun::addOnce(const StartRow& row, std::size_t at)
{
    readOutcomes(at);
    const std::uint64_t key = m_groups.keys()[at];
    const std::uint32_t person = m_firstPerson + row.person;
    m_table.add(key, person, m_outcomes);
    std::optional<Measured> measured;
    if (m_meter) {
        measured = m_meter->read(row);
        m_table.measure(key, person, *measured);
    }
    if (m_memberList)
        m_memberList->add(key, person, m_outcomes, measured);
}

/// Of the row at @p at, as the steps have it now.
void ShardRun::readOutcomes(std::size_t at)
{
    for (std::size_t step = 0; step < m_outcomes.size(); ++step)
        m_outcomes[step] = m_steps.states(step).outcomes[at];
}

} // namespace core::cohort

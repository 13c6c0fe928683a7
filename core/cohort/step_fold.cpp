// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_fold.h"

#include "core/cohort/refused.h"

namespace core::cohort {
namespace {

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

bool StepFold::fits(const Plan& plan, const BoundStep& step, std::size_t longestSlice)
{
    // One row per person, so that there is one anchor for each.
    return plan.unit == Unit::Students && !plan.pairStep && !plan.measure
        && FoldRule::fits(plan, step.event, &step.window, longestSlice);
}

StepFold::StepFold(const Plan& plan, std::size_t index, const ShardData& data,
                   std::vector<StepStates>& states, std::size_t longestSlice)
    : m_plan(plan)
    , m_index(index)
    , m_step(plan.steps[index])
    , m_data(data)
    , m_states(states)
    , m_rule(plan, m_step.event, longestSlice, windowTable(plan, m_step.window))
{
    if (!m_step.elsewhereRecords || mayStartElsewhere(plan, m_step))
        return;
    const BoundEvent others = elsewhereEvent(m_step);
    if (FoldRule::fits(plan, others, &m_step.window, longestSlice))
        m_elsewhere.emplace(plan, others, longestSlice, m_rule.within());
}

Result<void> StepFold::run(std::span<const StartRow> rows, const StepJudge& judge, Fold& fold,
                           const CancelToken& token)
{
    const Folding records = folding(m_rule, m_step.event.records, token);
    findReached(rows.size());
    seek(rows, judge.sight(m_index));
    TRY_VOID(fold.runSought(records, m_sought));
    takeFound(fold, FoldedRecords(records), judge.sight(m_index));
    if (m_step.event.hasTest || !m_step.without.empty())
        TRY_VOID(askFurther(rows, judge, token));
    return m_step.elsewhereRecords ? findElsewhere(rows, judge, fold, token) : Result<void> {};
}

Folding StepFold::folding(const FoldRule& rule, std::size_t records, const CancelToken& token) const
{
    return {rule,
            m_plan.recordSets[records],
            m_data.selection(records),
            m_data.persons(),
            m_data.range(),
            token};
}

/// The rows that the step asks about.
void StepFold::findReached(std::size_t rows)
{
    const Reached isReached(m_step, m_states);
    m_reached.resize(rows);
    std::size_t reached = 0;
    for (std::size_t at = 0; at < rows; ++at) {
        m_reached[reached] = static_cast<std::uint32_t>(at);
        reached += isReached(at) ? 1 : 0;
    }
    m_reached.resize(reached);
}

/// Decides the rows that need no record of the step; the people of the others are sought.
void StepFold::seek(std::span<const StartRow> rows, const StepSight& sight)
{
    const cache::ShardPersons& persons = m_data.persons();
    const AnchorRecords anchors(m_step, m_states);
    StepOutcome* const outcomes = m_states[m_index].outcomes.data();
    m_sought.resize(m_reached.size());
    std::size_t sought = 0;
    for (const std::uint32_t at : m_reached) {
        const Candidate& anchor = anchors.of(rows[at], at);
        const std::uint32_t person = rows[at].person;
        const Standing standing
            = sight.standing(true, persons, person, anchor.institution, anchor.time);
        outcomes[at] = {sight.outcomeOf(standing)};
        m_sought[sought] = {at, static_cast<std::uint16_t>(person), anchor.time};
        sought += standing == Standing::Sought ? 1 : 0;
    }
    m_sought.resize(sought);
}

/// Of those sought: nobody is left out, and whoever has a record has reached the step.
void StepFold::takeFound(const Fold& fold, const FoldedRecords& records, const StepSight& sight)
{
    const cache::ShardPersons& persons = m_data.persons();
    const Outcome missing = m_step.event.hasTest ? Outcome::NotReached : Outcome::No;
    StepStates& states = m_states[m_index];
    m_found.resize(m_sought.size());
    std::size_t found = 0;
    for (const Sought& one : m_sought) {
        const bool isKnown = !fold.mayBe(one.person) && sight.isEverywhere(persons, one.person);
        states.outcomes[one.row] = {isKnown ? missing : Outcome::NotLocated};
        m_found[found] = one;
        found += fold.found(one.person) != Fold::None ? 1 : 0;
    }
    m_found.resize(found);
    for (const Sought& one : m_found)
        states.put(one.row, {{Outcome::Yes}, records.record(fold.found(one.person))});
}

/// What is left to ask of those found, row by row: the test, and what must not lie between.
Result<void> StepFold::askFurther(std::span<const StartRow> rows, const StepJudge& judge,
                                  const CancelToken& token)
{
    StepStates& states = m_states[m_index];
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        if (i % RowsPerLook == 0 && token.isCancelled())
            return cancelled();
        const Sought& one = m_found[i];
        const StartRow& row = rows[one.row];
        Picked picked {Truth::True, Truth::True, &states.records[one.row]};
        if (m_step.event.hasTest)
            picked.truth = m_data.picker(m_step.event)
                               .tested(*picked.record, judge.anchorOf(m_step, row, one.row));
        states.put(one.row, judge.judge(m_index, row, one.row, picked));
    }
    return {};
}

/// Of those who were sought and are a no: in which other segment they are.
Result<void> StepFold::findElsewhere(std::span<const StartRow> rows, const StepJudge& judge,
                                     Fold& fold, const CancelToken& token)
{
    StepOutcome* const outcomes = m_states[m_index].outcomes.data();
    std::erase_if(m_sought, [outcomes](const Sought& one) {
        return outcomes[one.row].outcome != Outcome::No;
    });
    if (!m_elsewhere)
        return askElsewhere(rows, judge, token);
    const Folding others = folding(*m_elsewhere, *m_step.elsewhereRecords, token);
    TRY_VOID(fold.runSought(others, m_sought));
    const FoldedRecords records(others);
    for (const Sought& one : m_sought) {
        const std::uint64_t found = fold.found(one.person);
        if (found != Fold::None)
            outcomes[one.row].elsewhere = m_step.elsewhereOf[records.record(found).institution];
    }
    return {};
}

/// The same row by row.
Result<void> StepFold::askElsewhere(std::span<const StartRow> rows, const StepJudge& judge,
                                    const CancelToken& token)
{
    StepOutcome* const outcomes = m_states[m_index].outcomes.data();
    for (std::size_t i = 0; i < m_sought.size(); ++i) {
        if (i % RowsPerLook == 0 && token.isCancelled())
            return cancelled();
        const std::uint32_t at = m_sought[i].row;
        outcomes[at].elsewhere = judge.elsewhere(m_step, rows[at], at);
    }
    return {};
}

} // namespace core::cohort

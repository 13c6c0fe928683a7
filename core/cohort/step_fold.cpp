// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_fold.h"

#include "core/cohort/refused.h"

#include <algorithm>

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

/// Whether somebody asks which record stands for a step.
bool isRecordAskedFor(const Plan& plan, std::size_t index)
{
    const BoundStep& own = plan.steps[index];
    return own.event.hasTest || !own.without.empty()
        || std::any_of(plan.steps.begin(), plan.steps.end(),
                       [index](const BoundStep& step) { return step.window.anchor == index; })
        || std::any_of(plan.by.begin(), plan.by.end(),
                       [index](const BoundGroup& group) { return group.step == index; });
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
    , m_keepsRecords(isRecordAskedFor(plan, index))
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
    m_states[m_index].resize(rows.size(), m_keepsRecords);
    const Reached isReached(m_step, m_states);
    const StepSight& sight = judge.sight(m_index);
    if (isReached.isEverybody()) {
        seek(rows, sight, rows.size(), [](std::size_t i) { return i; });
    } else {
        findReached(isReached, rows.size());
        seek(rows, sight, m_reached.size(), [this](std::size_t i) { return m_reached[i]; });
    }
    TRY_VOID(fold.runSought(folding(m_rule, m_step.event.records, token), m_sought));
    takeFound(fold);
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

/// The rows that the step asks about; decides the others.
void StepFold::findReached(const Reached& isReached, std::size_t rows)
{
    m_reached.resize(rows);
    std::size_t reached = 0;
    for (std::size_t at = 0; at < rows; ++at) {
        m_reached[reached] = static_cast<std::uint32_t>(at);
        reached += isReached(at) ? 1 : 0;
    }
    m_reached.resize(reached);
    StepStates& states = m_states[m_index];
    std::fill(states.outcomes.begin(), states.outcomes.end(), StepOutcome {});
    std::fill(states.records.begin(), states.records.end(), Candidate {});
}

/// Decides the rows @p rowAt(0..count) as if no record were found; the people of those whom one
/// would change are sought.
template<typename RowAt>
void StepFold::seek(std::span<const StartRow> rows, const StepSight& sight, std::size_t count,
                    const RowAt& rowAt)
{
    const cache::ShardPersons& persons = m_data.persons();
    const AnchorRecords anchors(m_step, m_states);
    StepOutcome* const outcomes = m_states[m_index].outcomes.data();
    Candidate* const records = m_states[m_index].records.data();
    m_soughtRoom.resize(std::max(m_soughtRoom.size(), count));
    Sought* const sought = m_soughtRoom.data();
    std::size_t soughtCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = rowAt(i);
        const Candidate& anchor = anchors.of(rows[at], at);
        const std::uint32_t person = rows[at].person;
        const unsigned places = sight.places(persons, person);
        const Standing standing = sight.standing(true, places, anchor.institution, anchor.time);
        outcomes[at] = {sight.outcomeOf(standing, places)};
        if (m_keepsRecords)
            records[at] = {};
        sought[soughtCount]
            = {static_cast<std::uint32_t>(at), static_cast<std::uint16_t>(person), anchor.time};
        soughtCount += standing == Standing::Sought ? 1 : 0;
    }
    m_sought = std::span(m_soughtRoom).first(soughtCount);
}

/// Of those sought: whoever has a record has reached the step.
void StepFold::takeFound(const Fold& fold)
{
    StepStates& states = m_states[m_index];
    if (fold.hasUnknown())
        for (const Sought& one : m_sought)
            if (fold.mayBe(one.person))
                states.outcomes[one.row] = {Outcome::NotLocated};
    m_foundRoom.resize(m_soughtRoom.size());
    std::size_t found = 0;
    for (const Sought& one : m_sought) {
        m_foundRoom[found] = one;
        found += fold.found(one.person) != Fold::None ? 1 : 0;
    }
    m_found = std::span(m_foundRoom).first(found);
    for (const Sought& one : m_found) {
        states.outcomes[one.row] = {Outcome::Yes};
        if (m_keepsRecords)
            states.records[one.row] = m_rule.record(fold.found(one.person));
    }
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
    const auto others = std::remove_if(m_sought.begin(), m_sought.end(), [=](const Sought& one) {
        return outcomes[one.row].outcome != Outcome::No;
    });
    m_sought = {m_sought.begin(), others};
    if (!m_elsewhere)
        return askElsewhere(rows, judge, token);
    TRY_VOID(fold.runSought(folding(*m_elsewhere, *m_step.elsewhereRecords, token), m_sought));
    for (const Sought& one : m_sought) {
        const std::uint64_t found = fold.found(one.person);
        if (found != Fold::None)
            outcomes[one.row].elsewhere
                = m_step.elsewhereOf[m_elsewhere->record(found).institution];
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

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/start_run.h"

#include "core/cohort/refused.h"

#include <algorithm>

namespace core::cohort {
namespace {

const BoundWindow AnyTime;

} // namespace

StartRun::StartRun(const Plan& plan, ShardData& data, const CancelToken& token,
                   std::size_t longestSlice)
    : m_plan(plan)
    , m_data(data)
    , m_token(token)
    , m_fold(plan.time.size())
    , m_times(plan.time.size(), 0)
{
    // A test after the comma also says which times a start can have: that asks every record.
    if (plan.unit == Unit::Students && !plan.start.hasTest
        && FoldRule::fits(plan, plan.start, nullptr, longestSlice))
        m_rule.emplace(plan, plan.start, longestSlice);
}

Result<void> StartRun::run(std::vector<StartRow>& rows, std::vector<Truth>* truths)
{
    if (m_rule)
        return runFolded(rows, truths);
    TRY_VOID(m_data.load(m_plan.start.records, {}));
    rows.clear();
    for (std::uint32_t person = m_data.range().first; person < m_data.range().last; ++person) {
        if (person % RowsPerLook == 0 && m_token.isCancelled())
            return cancelled();
        pick(person, rows, truths);
    }
    return {};
}

void StartRun::pick(std::uint32_t person, std::vector<StartRow>& rows, std::vector<Truth>* truths)
{
    const Picker start = m_data.picker(m_plan.start);
    const bool isEach = m_plan.unit != Unit::Students && m_plan.start.attempt == Attempt::Any;
    const auto candidates = m_data.selection(m_plan.start.records).of(person);
    for (const Candidate& record : candidates) {
        const Truth passes = start.tested(record, {});
        if (passes != Truth::False)
            m_times[record.time] = 1;
        if (isEach && both(record.truth, passes) == Truth::True
            && !isRepeated(record, candidates, start))
            rows.push_back({person, record});
    }
    if (isEach || candidates.empty())
        return;
    const Picked picked = start.pick(person, AnyTime, {});
    if (truths)
        (*truths)[person] = picked.truth;
    const Truth least = truths ? Truth::Unknown : Truth::True;
    if (picked.record && picked.truth >= least)
        rows.push_back({person, *picked.record});
}

/// The same for a start without a test after the comma, in one pass.
Result<void> StartRun::runFolded(std::vector<StartRow>& rows, std::vector<Truth>* truths)
{
    const std::size_t set = m_plan.start.records;
    const PersonRange range = m_data.range();
    TRY_VOID(m_data.open(set));
    const Folding folding {
        *m_rule, m_plan.recordSets[set], m_data.selection(set), m_data.persons(), range, m_token};
    m_fold.open(m_data.persons().count);
    TRY_VOID(m_fold.runAll(folding));
    takeFound(rows);
    for (std::uint32_t person = range.first; truths && person < range.last; ++person)
        (*truths)[person] = m_fold.found(person) != Fold::None ? Truth::True
            : m_fold.mayBe(person)                             ? Truth::Unknown
                                                               : Truth::False;
    return {};
}

/// First who they are, without a branch that would be guessed wrong, then their records.
void StartRun::takeFound(std::vector<StartRow>& rows)
{
    const auto [first, last] = m_data.range();
    m_people.resize(last - first);
    std::size_t found = 0;
    for (std::uint32_t person = first; person < last; ++person) {
        m_people[found] = person;
        found += m_fold.found(person) != Fold::None ? 1 : 0;
    }
    rows.resize(found);
    for (std::size_t at = 0; at < found; ++at)
        rows[at] = {m_people[at], m_rule->record(m_fold.found(m_people[at]))};
}

/// Whether another record is the same attempt, of one course in one term, and stands for it.
bool StartRun::isRepeated(const Candidate& record, std::span<const Candidate> records,
                          const Picker& start) const
{
    const Selection& selection = m_data.selection(m_plan.start.records);
    if (m_plan.unit != Unit::Attempts || record.time == cache::Missing
        || selection.key(record) == cache::Missing)
        return false;
    const Timeline& time = m_plan.time;
    const auto isSameTime = [&](cache::Code other) {
        return other != cache::Missing && time.rank(other) == time.rank(record.time);
    };
    return std::any_of(records.begin(), records.end(), [&](const Candidate& other) {
        return &other != &record && isSameTime(other.time)
            && selection.key(other) == selection.key(record) && other.truth == Truth::True
            && start.tested(other, {}) == Truth::True && start.isPreferred(other, record);
    });
}

} // namespace core::cohort

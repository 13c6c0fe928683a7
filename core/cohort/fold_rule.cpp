// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/fold_rule.h"

#include "core/cohort/window.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace core::cohort {
namespace {

constexpr std::size_t MostTimes = 400; ///< beyond, tables of windows cost more than they save

/// That hold the numbers from 0 to @p greatest.
unsigned bitsFor(std::size_t greatest)
{
    return static_cast<unsigned>(std::bit_width(greatest));
}

const Ranking* rankingOf(const Plan& plan, const BoundEvent& event)
{
    const RecordSet& set = plan.recordSets[event.records];
    const Ranking* ranking = set.kindIndex ? &plan.rankings[*set.kindIndex] : nullptr;
    return ranking && ranking->column ? ranking : nullptr;
}

} // namespace

KeyLayout::KeyLayout(const Plan& plan, const BoundEvent& event, std::size_t longestSlice)
{
    const Ranking* ranking = rankingOf(plan, event);
    const unsigned gradeBits = ranking ? bitsFor(ranking->rank.size()) : 0;
    const unsigned timeBits = bitsFor(plan.time.size());
    slice = bitsFor(longestSlice);
    institution = slice + bitsFor(plan.recordSets[event.records].keys.size());
    const unsigned front = institution + bitsFor(plan.institutionRank.size());
    const bool isBest = event.attempt == Attempt::Best;
    grade = isBest ? front + timeBits : front;
    time = isBest ? front : front + gradeBits;
    m_bits = front + timeBits + gradeBits;
}

/// A window in months, years or without limit depends on two times only; one in terms also on the
/// place. A test on each record, not on the one picked, is the picker's.
bool FoldRule::fits(const Plan& plan, const BoundEvent& event, const BoundWindow* window,
                    std::size_t longestSlice)
{
    if (!plan.recordSets[event.records].where.sames.empty()
        || (event.attempt == Attempt::Any && event.hasTest)
        || !KeyLayout(plan, event, longestSlice).fits())
        return false;
    if (!window)
        return true;
    const bool byTerms = window->limit && window->unit == TimeUnit::Terms;
    return !window->anyTime && !byTerms && !window->straight && plan.time.size() <= MostTimes;
}

FoldRule::FoldRule(const Plan& plan, const BoundEvent& event, std::size_t longestSlice,
                   std::shared_ptr<const WindowTable> within)
    : m_layout(plan, event, longestSlice)
    , m_timeCount(plan.time.size())
    , m_within(std::move(within))
{
    rankTimes(plan, event.attempt == Attempt::Last);
    rankInstitutions(plan);
    if (const Ranking* ranking = rankingOf(plan, event))
        rankGrades(*ranking);
}

/// By first and last day, equal ones alike; a missing time comes after all others either way.
void FoldRule::rankTimes(const Plan& plan, bool isLast)
{
    std::vector<std::pair<Day, Day>> spans;
    const auto spanOf = [&plan](std::size_t time) {
        const auto code = static_cast<cache::Code>(time);
        return std::pair(plan.time.begin(code), plan.time.end(code));
    };
    for (std::size_t time = 1; time < m_timeCount; ++time)
        spans.push_back(spanOf(time));
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    m_times.assign(m_timeCount, std::uint64_t {m_timeCount} << m_layout.time);
    for (std::size_t time = 1; time < m_timeCount; ++time) {
        const auto place
            = std::lower_bound(spans.begin(), spans.end(), spanOf(time)) - spans.begin();
        m_times[time] = static_cast<std::uint64_t>(isLast ? std::ssize(spans) - 1 - place : place)
            << m_layout.time;
    }
}

/// A missing institution, whose rank is beyond all others, comes last.
void FoldRule::rankInstitutions(const Plan& plan)
{
    const auto last = static_cast<std::uint32_t>(plan.institutionRank.size());
    for (const std::uint32_t rank : plan.institutionRank)
        m_institutions.push_back(std::min(rank, last));
}

void FoldRule::rankGrades(const Ranking& ranking)
{
    m_gradeColumn = *ranking.column;
    std::vector<std::int64_t> ranks = ranking.rank;
    std::sort(ranks.begin(), ranks.end(), std::greater<> {});
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (const std::int64_t rank : ranking.rank)
        m_grades.push_back(static_cast<std::uint64_t>(
                               std::lower_bound(ranks.begin(), ranks.end(), rank, std::greater<> {})
                               - ranks.begin())
                           << m_layout.grade);
}

/// Within one term the record's place makes no difference: FoldRule::fits() has seen to it.
std::shared_ptr<const WindowTable> windowTable(const Plan& plan, const BoundWindow& window)
{
    const std::size_t times = plan.time.size();
    auto table = std::make_shared<WindowTable>((times + 1) * times, Truth::False);
    for (std::size_t anchor = 0; anchor < times; ++anchor)
        for (std::size_t time = 0; time < times; ++time)
            (*table)[anchor * times + time]
                = isWithin(window, plan, static_cast<cache::Code>(anchor),
                           {static_cast<cache::Code>(time), cache::Missing});
    return table;
}

} // namespace core::cohort

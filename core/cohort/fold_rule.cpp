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

/// Whether what is in the window can be said in a table of times: one in months, years or without
/// limit depends on two times only; one in terms also on the place.
bool hasTable(const Plan& plan, const BoundWindow& window)
{
    const bool byTerms = window.limit && window.unit == TimeUnit::Terms;
    return !window.anyTime && !byTerms && !window.straight && plan.time.size() <= MostTimes;
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
    const std::size_t grades = ranking ? ranking->rank.size() : 0;
    const bool isBest = event.attempt == Attempt::Best;
    row = next(longestSlice);
    sameTime = next(plan.time.mostSameBefore());
    slice = next(plan.recordSets[event.records].keys.size());
    institution = next(plan.institutionRank.size());
    if (!isBest)
        grade = next(grades);
    time = next(plan.time.size());
    if (isBest)
        grade = next(grades);
}

/// The bits that come next, for the numbers from 0 to @p greatest.
KeyPart KeyLayout::next(std::size_t greatest)
{
    const auto bits = static_cast<unsigned>(std::bit_width(greatest));
    const KeyPart part {m_bits, bits == 0 ? 0 : ~std::uint64_t {0} >> (64 - bits)};
    m_bits += bits;
    return part;
}

/// A test on each record, not on the one picked, is the picker's.
bool FoldRule::fits(const Plan& plan, const BoundEvent& event, const BoundWindow* window,
                    std::size_t longestSlice)
{
    return plan.recordSets[event.records].where.sames.empty()
        && (event.attempt != Attempt::Any || !event.hasTest) && (!window || hasTable(plan, *window))
        && KeyLayout(plan, event, longestSlice).fits();
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
    m_times.assign(m_timeCount, m_layout.time.put(m_timeCount));
    m_timeCodes.assign(timePlace(m_timeCount + 1, 0), cache::Missing);
    for (std::size_t time = 1; time < m_timeCount; ++time) {
        const auto code = static_cast<cache::Code>(time);
        const std::size_t same = plan.time.sameBefore(code);
        const std::size_t place = plan.time.rank(code);
        const std::size_t rank = isLast ? plan.time.rankCount() - 1 - place : place;
        m_times[time] = m_layout.time.put(rank) | m_layout.sameTime.put(same);
        m_timeCodes[timePlace(rank, same)] = code;
    }
}

/// A missing institution, whose rank is beyond all others, comes last.
void FoldRule::rankInstitutions(const Plan& plan)
{
    const auto last = static_cast<std::uint32_t>(plan.institutionRank.size());
    m_institutionCodes.assign(last + 1, cache::Missing);
    for (std::size_t code = 0; code < last; ++code) {
        m_institutions.push_back(std::min(plan.institutionRank[code], last));
        if (code != cache::Missing)
            m_institutionCodes[m_institutions.back()] = static_cast<cache::Code>(code);
    }
}

void FoldRule::rankGrades(const Ranking& ranking)
{
    m_gradeColumn = *ranking.column;
    std::vector<std::int64_t> ranks = ranking.rank;
    std::sort(ranks.begin(), ranks.end(), std::greater<> {});
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (const std::int64_t rank : ranking.rank)
        m_grades.push_back(m_layout.grade.put(static_cast<std::uint64_t>(
            std::lower_bound(ranks.begin(), ranks.end(), rank, std::greater<> {})
            - ranks.begin())));
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

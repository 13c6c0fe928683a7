// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/fold.h"

#include "core/cohort/refused.h"

#include <algorithm>
#include <functional>

namespace core::cohort {
namespace {

constexpr std::size_t MostTimes = 400; ///< beyond, tables of windows cost more than they save
constexpr std::uint64_t Last = 0xFFFF;

} // namespace

/// A window in months, years or without limit depends on two times only; one in terms also on the
/// place. A test on each record, not on the one picked, is the picker's.
bool FoldRule::fits(const Plan& plan, const BoundEvent& event, const BoundWindow* window)
{
    if (!plan.recordSets[event.records].where.sames.empty()
        || (event.attempt == Attempt::Any && event.hasTest))
        return false;
    if (!window)
        return true;
    const bool byTerms = window->limit && window->unit == TimeUnit::Terms;
    return !window->anyTime && !byTerms && !window->straight && plan.time.size() <= MostTimes;
}

FoldRule::FoldRule(const Plan& plan, const BoundEvent& event, const BoundWindow* window)
    : m_timeCount(plan.time.size())
{
    const RecordSet& set = plan.recordSets[event.records];
    const bool isBest = event.attempt == Attempt::Best;
    rankTimes(plan, event.attempt == Attempt::Last, isBest ? 32 : 48);
    for (const std::uint32_t place : plan.institutionRank)
        m_institutions.push_back(static_cast<std::uint16_t>(place));
    if (set.kindIndex && plan.rankings[*set.kindIndex].column)
        rankGrades(plan.rankings[*set.kindIndex], isBest ? 48 : 32);
    if (!window)
        return;
    // Within one term the record's place makes no difference: fits() has seen to it.
    m_within.assign((m_timeCount + 1) * m_timeCount, Truth::False);
    for (std::size_t anchor = 0; anchor < m_timeCount; ++anchor)
        for (std::size_t time = 0; time < m_timeCount; ++time)
            m_within[anchor * m_timeCount + time]
                = isWithin(*window, plan, static_cast<cache::Code>(anchor),
                           {static_cast<cache::Code>(time), cache::Missing});
}

/// By first and last day, equal ones alike; a missing time comes after all others either way.
void FoldRule::rankTimes(const Plan& plan, bool isLast, unsigned shift)
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
    m_times.assign(m_timeCount, Last << shift);
    for (std::size_t time = 1; time < m_timeCount; ++time) {
        const auto place
            = std::lower_bound(spans.begin(), spans.end(), spanOf(time)) - spans.begin();
        m_times[time] = static_cast<std::uint64_t>(isLast ? std::ssize(spans) - 1 - place : place)
            << shift;
    }
}

void FoldRule::rankGrades(const Ranking& ranking, unsigned shift)
{
    m_gradeColumn = *ranking.column;
    std::vector<std::int64_t> ranks = ranking.rank;
    std::sort(ranks.begin(), ranks.end(), std::greater<> {});
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (const std::int64_t rank : ranking.rank)
        m_grades.push_back(static_cast<std::uint64_t>(
                               std::lower_bound(ranks.begin(), ranks.end(), rank, std::greater<> {})
                               - ranks.begin())
                           << shift);
}

/// Rows of one slice.
struct Fold::Chunk
{
    const cache::Slice& slice;
    std::uint64_t place; ///< of the slice in the order
    std::span<const std::uint32_t> rows;
    std::span<const Truth> truths;
};

Fold::Fold(std::size_t timeCount)
    : m_nobody(static_cast<std::uint32_t>(timeCount * timeCount))
    , m_seen(timeCount, 0)
{
    m_wanted.everybody = false;
}

void Fold::open(std::uint32_t people)
{
    if (m_best.size() >= people)
        return;
    m_best.resize(people, None);
    m_rows.resize(people, 0);
    m_unknown.resize(people, 0);
    m_anchors.resize(people, m_nobody);
    m_wanted.flags.resize(people, 0);
}

void Fold::want(const FoldRule& rule, std::uint32_t person, cache::Code anchorTime)
{
    m_anchors[person] = static_cast<std::uint32_t>(anchorTime * rule.m_timeCount);
    m_wanted.flags[person] = 1;
    m_wanted.people.push_back(static_cast<std::uint16_t>(person));
}

void Fold::clear()
{
    for (const std::uint16_t person : m_wanted.people) {
        m_best[person] = None;
        m_unknown[person] = 0;
        m_anchors[person] = m_nobody;
        m_wanted.flags[person] = 0;
    }
    m_wanted.people.clear();
}

Result<void> Fold::runAll(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                          const cache::ShardPersons& persons, PersonRange range,
                          const CancelToken& token)
{
    std::fill(m_best.begin() + range.first, m_best.begin() + range.last, None);
    std::fill(m_unknown.begin() + range.first, m_unknown.begin() + range.last, std::uint8_t {0});
    return run(rule, set, selection, persons, range, token, m_everybody);
}

Result<void> Fold::runWanted(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                             const cache::ShardPersons& persons, PersonRange range,
                             const CancelToken& token)
{
    // Where most are wanted, the window that holds nothing keeps the others out.
    const bool isMost = m_wanted.people.size() * 2 > range.last - range.first;
    return run(rule, set, selection, persons, range, token, isMost ? m_everybody : m_wanted);
}

Result<void> Fold::run(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                       const cache::ShardPersons& persons, PersonRange range,
                       const CancelToken& token, const Wanted& wanted)
{
    const auto& order = selection.order();
    for (std::size_t place = 0; place < order.size(); ++place) {
        const cache::Slice& slice = selection.slice(order[place]);
        m_scan.start(set, selection.keyOf(order[place]), slice, persons, wanted, range);
        while (m_scan.next()) {
            if (token.isCancelled())
                return cancelled();
            const Chunk chunk {slice, place, m_scan.rows(), m_scan.truths()};
            const bool isGraded = !rule.m_grades.empty();
            if (rule.m_within.empty())
                isGraded ? take<false, true>(rule, chunk) : take<false, false>(rule, chunk);
            else
                isGraded ? take<true, true>(rule, chunk) : take<true, false>(rule, chunk);
        }
    }
    return {};
}

/// The least key of each person stays: time, grade and institution as the rule has them, then the
/// slice; of equal ones the row that comes first. Without a branch, which would be guessed wrong.
template<bool HasWindow, bool HasGrade>
void Fold::take(const FoldRule& rule, const Chunk& chunk)
{
    // In locals: what is written through one of these pointers changes none of the others.
    const std::uint32_t* const rows = chunk.rows.data();
    const Truth* const truths = chunk.truths.data();
    const std::uint16_t* const person = chunk.slice.person.data();
    const cache::Code* const time = chunk.slice.time.data();
    const cache::Code* const institution = chunk.slice.institution.data();
    const cache::Code* const grade
        = HasGrade ? chunk.slice.columns[rule.m_gradeColumn].data() : nullptr;
    const std::uint64_t* const timeKeys = rule.m_times.data();
    const std::uint64_t* const gradeKeys = rule.m_grades.data();
    const std::uint16_t* const institutionKeys = rule.m_institutions.data();
    const Truth* const within = rule.m_within.data();
    const std::uint32_t* const anchors = m_anchors.data();
    std::uint64_t* const best = m_best.data();
    std::uint32_t* const bestRows = m_rows.data();
    std::uint8_t* const seen = m_seen.data();
    const std::uint64_t place = chunk.place;
    const std::size_t count = chunk.rows.size();
    bool isUnknown = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = rows[i];
        const std::uint16_t who = person[row];
        const cache::Code when = time[row];
        Truth truth = truths[i];
        if constexpr (HasWindow)
            truth = both(truth, within[anchors[who] + when]);
        isUnknown |= truth == Truth::Unknown;
        std::uint64_t key
            = timeKeys[when] | std::uint64_t {institutionKeys[institution[row]]} << 16U | place;
        if constexpr (HasGrade)
            key |= gradeKeys[grade[row]];
        key = truth == Truth::True ? key : None;
        const std::uint64_t known = best[who];
        const std::uint32_t knownRow = bestRows[who];
        best[who] = key < known ? key : known;
        bestRows[who] = key < known ? row : knownRow;
        if constexpr (!HasWindow)
            seen[when] = 1;
    }
    if (isUnknown)
        takeUnknown(rule, chunk);
}

void Fold::takeUnknown(const FoldRule& rule, const Chunk& chunk)
{
    for (std::size_t i = 0; i < chunk.rows.size(); ++i) {
        const std::uint16_t who = chunk.slice.person[chunk.rows[i]];
        Truth truth = chunk.truths[i];
        if (!rule.m_within.empty())
            truth = both(truth, rule.m_within[m_anchors[who] + chunk.slice.time[chunk.rows[i]]]);
        m_unknown[who] |= static_cast<std::uint8_t>(truth == Truth::Unknown);
    }
}

Candidate Fold::record(std::uint32_t person, const Selection& selection) const
{
    const std::uint32_t row = m_rows[person];
    const std::size_t number = selection.order()[m_best[person] & 0xFFFFU];
    const cache::Slice& slice = selection.slice(number);
    return {row, static_cast<std::uint16_t>(number), slice.time[row], slice.institution[row],
            Truth::True};
}

} // namespace core::cohort

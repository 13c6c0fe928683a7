// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/picker.h"

#include "core/cohort/evaluate.h"

namespace core::cohort {
namespace {

int compare(Day a, Day b)
{
    return a < b ? -1 : (a > b ? 1 : 0);
}

} // namespace

Picker::Picker(const Plan& plan, const Selection& selection, const BoundEvent& event,
               const cache::ShardPersons& persons)
    : m_plan(plan)
    , m_selection(selection)
    , m_event(event)
    , m_persons(persons)
{
    const RecordSet& set = plan.recordSets[event.records];
    if (set.kindIndex && plan.rankings[*set.kindIndex].column)
        m_ranking = &plan.rankings[*set.kindIndex];
    if (!set.where.sames.empty())
        m_where = &set.where;
}

Truth Picker::tested(const Candidate& record, const Anchor& anchor) const
{
    return m_event.hasTest ? evaluated(m_event.test, record, anchor) : Truth::True;
}

Truth Picker::evaluated(const BoundCondition& condition, const Candidate& record,
                        const Anchor& anchor) const
{
    const RecordView own = view(record);
    return evaluate(condition, condition.root, [&](const BoundCondition::Node& leaf) {
        if (leaf.op == BoundCondition::Op::Same)
            return isSame(condition.sames[leaf.index], own, anchor.record);
        return own.test(leaf);
    });
}

std::int64_t Picker::rankOf(const Candidate& record) const
{
    return m_ranking ? m_ranking->rank[m_selection.column(record, *m_ranking->column)] : 0;
}

/// By first day, then last day; a missing time comes after every time.
int Picker::compareTimes(const Candidate& a, const Candidate& b) const
{
    if (a.time == b.time)
        return 0;
    if (a.time == cache::Missing || b.time == cache::Missing)
        return a.time == cache::Missing ? 1 : -1;
    const int begins = compare(m_plan.time.begin(a.time), m_plan.time.begin(b.time));
    return begins != 0 ? begins : compare(m_plan.time.end(a.time), m_plan.time.end(b.time));
}

/// Higher grade, lower institution, lower course, the term listed first, then the other elements in
/// dictionary order: that of the rows of a slice, which holds one course.
bool Picker::winsTie(const Candidate& a, const Candidate& b) const
{
    if (rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const std::uint32_t placeA = m_plan.institutionRank[a.institution];
    const std::uint32_t placeB = m_plan.institutionRank[b.institution];
    if (placeA != placeB)
        return placeA < placeB;
    if (a.slice != b.slice)
        return cache::missingLast(m_selection.key(a)) < cache::missingLast(m_selection.key(b));
    return a.time != b.time ? a.time < b.time : a.row < b.row;
}

bool Picker::isPreferred(const Candidate& a, const Candidate& b) const
{
    if (m_event.attempt == Attempt::Best && rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const int times = compareTimes(a, b);
    if (times == 0)
        return winsTie(a, b);
    // A missing time is neither first nor last.
    const bool isKnown = a.time != cache::Missing && b.time != cache::Missing;
    return m_event.attempt == Attempt::Last && isKnown ? times > 0 : times < 0;
}

Picked Picker::pick(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const
{
    return m_event.attempt == Attempt::Any ? pickAny(person, window, anchor)
                                           : pickOne(person, window, anchor);
}

Picked Picker::pickOne(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const
{
    Picked picked;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = fits(record, window, anchor);
        picked.reached = either(picked.reached, truth);
        if (truth == Truth::True && (!picked.record || isPreferred(record, *picked.record)))
            picked.record = &record;
    }
    picked.truth = picked.record ? tested(*picked.record, anchor) : picked.reached;
    return picked;
}

/// At least one record that passes window and test; the first of those stands for it, else the
/// first that could be tested.
Picked Picker::pickAny(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const
{
    Picked picked;
    const Candidate* tried = nullptr;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = fits(record, window, anchor);
        if (truth == Truth::False)
            continue;
        const Truth passes = both(truth, tested(record, anchor));
        picked.reached = either(picked.reached, truth);
        picked.truth = either(picked.truth, passes);
        if (passes == Truth::True && (!picked.record || isPreferred(record, *picked.record)))
            picked.record = &record;
        if (truth == Truth::True && (!tried || isPreferred(record, *tried)))
            tried = &record;
    }
    if (!picked.record)
        picked.record = tried;
    return picked;
}

Truth Picker::countReaches(std::uint32_t person, const History& history, const Anchor& anchor) const
{
    int certain = 0;
    int possible = 0;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = passes(record, history.window, anchor);
        certain += truth == Truth::True ? 1 : 0;
        possible += truth == Truth::False ? 0 : 1;
    }
    if (certain >= history.atLeast)
        return Truth::True;
    return possible >= history.atLeast ? Truth::Unknown : Truth::False;
}

/// True if the certain records reach it whatever the uncertain ones add; false if they cannot.
Truth Picker::sumReaches(std::uint32_t person, const History& history, const Anchor& anchor) const
{
    __extension__ using Wide = __int128; // no number of records overflows it
    Wide least = 0;
    Wide most = 0;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = passes(record, history.window, anchor);
        if (truth == Truth::False)
            continue;
        const std::int64_t amount = view(record).amount(history.amount).value_or(0);
        if (truth == Truth::True || amount < 0)
            least += amount;
        if (truth == Truth::True || amount > 0)
            most += amount;
    }
    if (least >= history.least)
        return Truth::True;
    return most >= history.least ? Truth::Unknown : Truth::False;
}

} // namespace core::cohort

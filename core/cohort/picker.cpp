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
}

Truth Picker::tested(const Candidate& record, std::uint32_t person) const
{
    if (!m_event.hasTest)
        return Truth::True;
    const auto testOf = [&](const BoundCondition::Node& node) {
        switch (node.source) {
        case Source::Column:
            return node.table[m_selection.column(record, node.column)];
        case Source::Institution:
            return node.table[record.institution];
        case Source::Time:
            return node.table[record.time];
        case Source::Attribute:
            return node.table[m_persons.attributes[node.column][person]];
        case Source::Nothing:
            break;
        }
        return node.table[cache::Missing];
    };
    return evaluate(m_event.test, m_event.test.root, testOf,
                    [](std::size_t) { return Truth::Unknown; });
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

/// Higher grade, lower institution, lower course, then the other elements in dictionary order. The
/// first column is the cluster key, so that the course comes first.
bool Picker::winsTie(const Candidate& a, const Candidate& b) const
{
    if (rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const std::uint32_t placeA = m_plan.institutionRank[a.institution];
    const std::uint32_t placeB = m_plan.institutionRank[b.institution];
    if (placeA != placeB)
        return placeA < placeB;
    for (std::size_t i = 0; i < m_selection.columnCount(a); ++i) {
        const cache::Code codeA = m_selection.column(a, i);
        const cache::Code codeB = m_selection.column(b, i);
        if (codeA != codeB)
            return codeA < codeB;
    }
    return a.time < b.time;
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

Picked Picker::pick(std::uint32_t person, const BoundWindow& window, Anchor anchor) const
{
    return m_event.attempt == Attempt::Any ? pickAny(person, window, anchor)
                                           : pickOne(person, window, anchor);
}

Picked Picker::pickOne(std::uint32_t person, const BoundWindow& window, Anchor anchor) const
{
    Picked picked;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = fits(record, window, anchor);
        picked.reached = either(picked.reached, truth);
        if (truth == Truth::True && (!picked.record || isPreferred(record, *picked.record)))
            picked.record = &record;
    }
    picked.truth = picked.record ? tested(*picked.record, person) : picked.reached;
    return picked;
}

/// At least one record that passes window and test; the first of those stands for it, else the
/// first that could be tested.
Picked Picker::pickAny(std::uint32_t person, const BoundWindow& window, Anchor anchor) const
{
    Picked picked;
    const Candidate* tried = nullptr;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = fits(record, window, anchor);
        if (truth == Truth::False)
            continue;
        const Truth passes = both(truth, tested(record, person));
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

Picker::Count Picker::count(std::uint32_t person, const BoundWindow& window, Anchor anchor) const
{
    Count counted;
    for (const Candidate& record : m_selection.of(person)) {
        Truth truth = fits(record, window, anchor);
        if (truth != Truth::False)
            truth = both(truth, tested(record, person));
        counted.certain += truth == Truth::True ? 1 : 0;
        counted.unknown += truth == Truth::Unknown ? 1 : 0;
    }
    return counted;
}

/// True if the certain records reach it whatever the uncertain ones add; false if they cannot.
Truth Picker::reaches(std::uint32_t person, const History& history, Anchor anchor) const
{
    __extension__ using Wide = __int128; // no number of records overflows it
    Wide least = 0;
    Wide most = 0;
    for (const Candidate& record : m_selection.of(person)) {
        const Truth truth = both(fits(record, history.window, anchor), tested(record, person));
        if (truth == Truth::False || history.source != Source::Column)
            continue;
        const std::int64_t amount = history.amounts[m_selection.column(record, history.column)];
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

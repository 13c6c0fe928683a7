// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the record that stands for an event: window, attempt, then the test after the comma, with
// ties broken by what the records say, never by their order in the files.
#pragma once

#include "core/cohort/selection.h"
#include "core/cohort/window.h"

namespace core::cohort {

/// The record that a window counts from.
struct Anchor
{
    cache::Code time = cache::Missing;
    cache::Code institution = cache::Missing;
    RecordView record;
};

struct Picked
{
    Truth truth = Truth::False; ///< of the event as a whole
    Truth reached = Truth::False; ///< there is a record to test
    const Candidate* record = nullptr; ///< the certain one that stands for it, if any
};

/// Picks among the candidates of one event in one shard. Cheap to make.
class Picker
{
public:
    Picker(const Plan& plan, const Selection& selection, const BoundEvent& event,
           const cache::ShardPersons& persons);

    Picked pick(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const;

    /// Whether at least so many records pass window and test.
    Truth countReaches(std::uint32_t person, const History& history, const Anchor& anchor) const;

    /// Whether the amounts of the records that pass window and test reach the history's least.
    Truth sumReaches(std::uint32_t person, const History& history, const Anchor& anchor) const;

    /// Calls @p each for every certain record that passes window and test.
    template<typename Each>
    void forEachPassing(std::uint32_t person, const BoundWindow& window, const Anchor& anchor,
                        const Each& each) const
    {
        for (const Candidate& record : m_selection.of(person))
            if (passes(record, window, anchor) == Truth::True)
                each(record);
    }

    Truth tested(const Candidate& record, const Anchor& anchor) const;

    /// `where` of the event, also as far as it looks at the anchor.
    Truth selected(const Candidate& record, const Anchor& anchor) const
    {
        return m_where ? evaluated(*m_where, record, anchor) : record.truth;
    }

    /// Whether @p a is preferred to @p b by the event's attempt.
    bool isPreferred(const Candidate& a, const Candidate& b) const;

    RecordView view(const Candidate& record) const { return m_selection.view(record, m_persons); }

private:
    Truth fits(const Candidate& record, const BoundWindow& window, const Anchor& anchor) const
    {
        return both(selected(record, anchor),
                    isWithin(window, m_plan, anchor.time, {record.time, record.institution}));
    }
    Truth passes(const Candidate& record, const BoundWindow& window, const Anchor& anchor) const
    {
        const Truth truth = fits(record, window, anchor);
        return truth == Truth::False ? truth : both(truth, tested(record, anchor));
    }
    Truth evaluated(const BoundCondition& condition, const Candidate& record,
                    const Anchor& anchor) const;
    Picked pickAny(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const;
    Picked pickOne(std::uint32_t person, const BoundWindow& window, const Anchor& anchor) const;
    std::int64_t rankOf(const Candidate& record) const;
    int compareTimes(const Candidate& a, const Candidate& b) const;
    bool winsTie(const Candidate& a, const Candidate& b) const;

    const Plan& m_plan;
    const Selection& m_selection;
    const BoundEvent& m_event;
    const cache::ShardPersons& m_persons;
    const Ranking* m_ranking = nullptr;
    const BoundCondition* m_where = nullptr; ///< only where it looks at the anchor
};

} // namespace core::cohort

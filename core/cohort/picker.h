// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the record that stands for an event: window, attempt, then the test after the comma, with
// ties broken by what the records say, never by their order in the files.
#pragma once

#include "core/cohort/selection.h"
#include "core/cohort/window.h"

namespace core::cohort {

struct Anchor
{
    cache::Code time = cache::Missing;
    cache::Code institution = cache::Missing;
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

    Picked pick(std::uint32_t person, const BoundWindow& window, Anchor anchor) const;

    /// Certain and possible number of records that pass window and test.
    struct Count
    {
        int certain = 0;
        int unknown = 0;
    };
    Count count(std::uint32_t person, const BoundWindow& window, Anchor anchor) const;

    /// Whether the amounts of the records that pass window and test reach the history's least.
    Truth reaches(std::uint32_t person, const History& history, Anchor anchor) const;

    /// Calls @p each for every certain record that passes window and test.
    template<typename Each>
    void forEachPassing(std::uint32_t person, const BoundWindow& window, Anchor anchor,
                        const Each& each) const
    {
        for (const Candidate& record : m_selection.of(person))
            if (both(fits(record, window, anchor), tested(record, person)) == Truth::True)
                each(record);
    }

    Truth tested(const Candidate& record, std::uint32_t person) const;

    /// Whether @p a is preferred to @p b by the event's attempt.
    bool isPreferred(const Candidate& a, const Candidate& b) const;

private:
    Truth fits(const Candidate& record, const BoundWindow& window, Anchor anchor) const
    {
        return both(record.truth,
                    isWithin(window, m_plan, anchor.time, {record.time, record.institution}));
    }
    Picked pickAny(std::uint32_t person, const BoundWindow& window, Anchor anchor) const;
    Picked pickOne(std::uint32_t person, const BoundWindow& window, Anchor anchor) const;
    std::int64_t rankOf(const Candidate& record) const;
    int compareTimes(const Candidate& a, const Candidate& b) const;
    bool winsTie(const Candidate& a, const Candidate& b) const;

    const Plan& m_plan;
    const Selection& m_selection;
    const BoundEvent& m_event;
    const cache::ShardPersons& m_persons;
    const Ranking* m_ranking = nullptr;
};

} // namespace core::cohort

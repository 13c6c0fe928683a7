// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a step can see a person at all, and whether its window had ended where they are: as small
// tables that are looked up for every row.
#pragma once

#include "core/cohort/bound_query.h"

#include <array>
#include <vector>

namespace core::cohort {

/// Where a row stands before any record is looked for.
enum class Standing : std::uint8_t
{
    NotReached, ///< the step does not ask about them
    NotSeen, ///< they could not be found in any of its segments
    Sought, ///< what becomes of them is in the records
    NotYet, ///< the window had not ended
    CannotBeTold ///< it has no end that is known
};

/// standing() adds an Observed to Sought: whoever changes one order changes the other.
constexpr bool followsObserved(Standing standing, Observed observed)
{
    return static_cast<unsigned>(standing)
        == static_cast<unsigned>(Standing::Sought) + static_cast<unsigned>(observed);
}
static_assert(followsObserved(Standing::Sought, Observed::Complete)
              && followsObserved(Standing::NotYet, Observed::NotYet)
              && followsObserved(Standing::CannotBeTold, Observed::CannotBeTold));

class StepSight
{
public:
    /// @p step looks at no more than eight segments, as many as a data file has.
    explicit StepSight(const BoundStep& step);

    /// Of somebody whose window counts from a record of @p time at @p institution; any where the
    /// step is not reached.
    Standing standing(bool isReached, const cache::ShardPersons& persons, std::uint32_t person,
                      cache::Code institution, cache::Code time) const
    {
        // Arithmetic in place of branches, which would be guessed wrong.
        const unsigned isSeen = places(persons, person) != 0 ? 1 : 0;
        const auto observed = static_cast<unsigned>(m_observed[m_firstOf[institution] + time]);
        return static_cast<Standing>((isReached ? 1U : 0U) * (1U + isSeen * (1U + observed)));
    }

    /// What @p standing comes to; No of those sought.
    Outcome outcomeOf(Standing standing) const
    {
        return m_outcomes[static_cast<std::size_t>(standing)];
    }

    /// The person could be found in every segment of the step: without a record it is a no.
    bool isEverywhere(const cache::ShardPersons& persons, std::uint32_t person) const
    {
        return m_canBeEverywhere && places(persons, person) == m_all;
    }

private:
    void addSegment(std::uint8_t segment, std::uint8_t tiers);

    /// A bit for each of the step's segments in which the person could be found.
    unsigned places(const cache::ShardPersons& persons, std::uint32_t person) const
    {
        return m_bySegments[persons.segments[person]] | m_byTiers[persons.tiers[person]];
    }

    std::array<std::uint8_t, 256> m_bySegments {}, m_byTiers {};
    unsigned m_all = 0;
    bool m_canBeEverywhere = true;
    std::array<Outcome, 5> m_outcomes;
    std::vector<std::uint32_t> m_firstOf; ///< by institution: where its times begin
    std::vector<Observed> m_observed; ///< time by time, for every last day observed
};

} // namespace core::cohort

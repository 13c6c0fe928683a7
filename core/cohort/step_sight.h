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
    /// @p places: of theirs.
    Standing standing(bool isReached, unsigned places, cache::Code institution,
                      cache::Code time) const
    {
        // Arithmetic in place of branches, which would be guessed wrong.
        const unsigned isSeen = places != 0 ? 1 : 0;
        const auto observed = static_cast<unsigned>(m_observed[m_firstOf[institution] + time]);
        return static_cast<Standing>((isReached ? 1U : 0U) * (1U + isSeen * (1U + observed)));
    }

    /// What becomes of them; of those sought, if no record is picked.
    Outcome outcomeOf(Standing standing, unsigned places) const
    {
        return m_outcomes[isEverywhere(places) ? 1 : 0][static_cast<std::size_t>(standing)];
    }

    /// A bit for each of the step's segments in which the person could be found.
    unsigned places(const cache::ShardPersons& persons, std::uint32_t person) const
    {
        return m_bySegments[persons.segments[person]] | m_byTiers[persons.tiers[person]];
    }

    /// They are all of them: without a record it is a no.
    bool isEverywhere(unsigned places) const { return places == m_everywhere; }

private:
    void addSegment(std::uint8_t segment, std::uint8_t tiers);

    std::array<std::uint8_t, 256> m_bySegments {}, m_byTiers {};
    static constexpr unsigned Nowhere = 0x100; ///< places that nobody has

    unsigned m_everywhere = 0; ///< the places that are all, if the data have them all
    using Outcomes = std::array<Outcome, 5>; ///< by standing
    std::array<Outcomes, 2> m_outcomes; ///< of those who could not be found everywhere, and could
    std::vector<std::uint32_t> m_firstOf; ///< by institution: where its times begin
    std::vector<Observed> m_observed; ///< time by time, for every last day observed
};

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/step_sight.h"

#include <algorithm>

namespace core::cohort {

StepSight::StepSight(const BoundStep& step)
{
    m_outcomes[0] = {Outcome::NotReached, step.isHidden ? Outcome::Hidden : Outcome::NotLocated,
                     Outcome::NotLocated, Outcome::NotYet, Outcome::NotLocated};
    m_outcomes[1] = m_outcomes[0];
    m_outcomes[1][static_cast<std::size_t>(Standing::Sought)]
        = step.event.hasTest ? Outcome::NotReached : Outcome::No;
    for (std::size_t i = 0; i < step.segments.size(); ++i) {
        const auto known = step.segments.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(step.segments.begin(), known, *known) == known)
            addSegment(step.segments[i], step.segmentTiers[i]);
    }
    if (step.hasOtherSegments)
        m_everywhere = Nowhere;
    const std::size_t times = step.observed.front().size();
    for (const std::uint32_t row : step.throughOf)
        m_firstOf.push_back(static_cast<std::uint32_t>(row * times));
    for (const std::vector<Observed>& row : step.observed)
        m_observed.insert(m_observed.end(), row.begin(), row.end());
}

void StepSight::addSegment(std::uint8_t segment, std::uint8_t tiers)
{
    const auto bit = static_cast<std::uint8_t>(m_everywhere + 1U);
    m_everywhere |= bit;
    for (unsigned held = 0; held < m_bySegments.size(); ++held) {
        m_bySegments[held] |= (held & segment) != 0 ? bit : std::uint8_t {0};
        m_byTiers[held] |= (held & tiers) != 0 ? bit : std::uint8_t {0};
    }
}

} // namespace core::cohort

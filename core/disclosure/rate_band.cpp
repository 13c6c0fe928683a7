// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/rate_band.h"

#include <algorithm>
#include <array>

namespace core::disclosure {

namespace {

constexpr int Thirds = 3;
constexpr std::array FinestFirst {100, 50, 20, 10, 5}; // 1, 2, 5, 10, 20 in 100

/// Of the middle third, which holds the fewest: t < 3x < 2t.
std::int64_t countsInMiddleThird(std::int64_t trials)
{
    return trials - 1 - 2 * (trials / Thirds);
}

int indexOf(std::int64_t yes, std::int64_t trials, int parts)
{
    if (parts != Thirds)
        return static_cast<int>(std::min<std::int64_t>(parts * yes / trials, parts - 1));
    if (Thirds * yes <= trials)
        return 0;
    return Thirds * yes >= 2 * trials ? 2 : 1;
}

} // namespace

RateBand::RateBand(std::int64_t yes, std::int64_t trials, int parts)
    : m_parts(parts)
    , m_index(indexOf(yes, trials, parts))
{
}

int RateBand::from() const
{
    if (m_parts == Thirds)
        return std::array {0, 34, 67}.at(static_cast<std::size_t>(m_index));
    return 100 / m_parts * m_index;
}

int RateBand::to() const
{
    if (m_parts == Thirds)
        return std::array {33, 66, 100}.at(static_cast<std::size_t>(m_index));
    return 100 / m_parts * (m_index + 1);
}

BandLimits RateBand::limits() const
{
    const bool isLast = m_index == m_parts - 1;
    const bool isMiddle = m_parts == Thirds && m_index == 1;
    const bool isOpenAbove = m_parts != Thirds && !isLast; // its upper end is the next one's
    return {m_parts, m_index, isMiddle ? 1 : 0, m_index + 1, isMiddle || isOpenAbove ? 1 : 0};
}

std::optional<BandClass> bandClassOf(std::int64_t trials, std::int64_t fewest, std::int64_t counts)
{
    if (trials < fewest)
        return std::nullopt;
    std::optional<std::int64_t> most;
    for (const int parts : FinestFirst) {
        // floor(trials / parts) >= counts: as many lie in any half-open interval of that length.
        const std::int64_t least = counts * parts;
        if (trials >= least)
            return BandClass {parts, std::max(least, fewest), most};
        most = least - 1;
    }
    std::int64_t least = *most + 1;
    while (least > fewest && countsInMiddleThird(least - 1) >= counts)
        --least;
    if (trials < least)
        return std::nullopt;
    return BandClass {Thirds, least, most};
}

std::optional<int> widerThan(int parts)
{
    switch (parts) {
    case 100:
        return 50;
    case 50: // bands of 5 in 100 cut some of 2 in two
    case 20:
        return 10;
    case 10:
        return 5;
    default:
        return std::nullopt;
    }
}

} // namespace core::disclosure

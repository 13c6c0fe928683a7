// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rate told as a band where its counts are hidden: how wide it must be for so many trials that
// enough counts stay possible, whichever count it is. Integers only.
#pragma once

#include <cstdint>
#include <optional>

namespace core::disclosure {

/// What a band says of yes, among @a trials: parts * yes - low * trials >= lowLeast and
/// high * trials - parts * yes >= highLeast.
struct BandLimits
{
    std::int64_t parts = 1;
    std::int64_t low = 0, lowLeast = 0;
    std::int64_t high = 1, highLeast = 0;
};

/// One of so many equal parts of the scale from none to all. A rate at the end that two bands share
/// is in the upper one; of three parts, whose ends are not shared, in the outer one.
class RateBand
{
public:
    /// @pre trials > 0, 0 <= yes <= trials; @p parts as of a BandClass
    RateBand(std::int64_t yes, std::int64_t trials, int parts);

    int parts() const { return m_parts; }
    int from() const; ///< whole per cent; the lowest band begins at 0
    int to() const; ///< the highest ends at 100
    BandLimits limits() const;

    bool operator==(const RateBand&) const = default;

private:
    int m_parts;
    int m_index; ///< from the lowest
};

/// Trials whose rates have bands of one width.
struct BandClass
{
    int parts = 1;
    std::int64_t least = 0;
    std::optional<std::int64_t> most; ///< none: no end
};

/// The class of @p trials: the finest step of 1, 2, 5, 10, 20 in 100 that always holds @p counts
/// possible counts, below that thirds where each of them does; none where they do not, or for fewer
/// trials than @p fewest.
std::optional<BandClass> bandClassOf(std::int64_t trials, std::int64_t fewest, std::int64_t counts);

/// The next wider bands, of which each holds whole bands of @p parts: who is told both learns
/// nothing from how they overlap. Nothing where there are none.
std::optional<int> widerThan(int parts);

} // namespace core::disclosure

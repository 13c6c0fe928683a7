// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/attack_whole.h"

#include <algorithm>

namespace attack {

namespace {

constexpr int MostTried = 20'000;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

} // namespace

WholeSearch::WholeSearch(const View& view, const std::vector<Relation>& relations,
                         const Floors& floors, std::int64_t ceiling)
{
    for (const Relation& relation : relations) {
        Sum sum;
        for (const auto& [name, coefficient] : relation) {
            if (coefficient == 0)
                continue;
            const auto seen = view.find(name);
            if (seen != view.end() && seen->second) {
                sum.known += coefficient * *seen->second;
                continue;
            }
            const auto [place, isNew] = m_unknowns.emplace(name, m_ranges.size());
            if (isNew) {
                const auto floor = floors.find(name);
                // What is no count, such as a slack, has a larger unit.
                const bool isCount = seen != view.end();
                m_ranges.emplace_back(floor == floors.end() ? 0 : floor->second,
                                      isCount ? ceiling : 200 * ceiling);
            }
            sum.terms.emplace_back(place->second, coefficient);
        }
        m_sums.push_back(std::move(sum));
    }
}

/// False where no value is left for one of them.
bool WholeSearch::narrow(const Sum& sum, Ranges& ranges, bool& isChanged)
{
    std::int64_t least = sum.known, most = sum.known;
    for (const auto& [unknown, coefficient] : sum.terms) {
        const auto& [low, high] = ranges[unknown];
        least += coefficient * (coefficient > 0 ? low : high);
        most += coefficient * (coefficient > 0 ? high : low);
    }
    for (const auto& [unknown, coefficient] : sum.terms) {
        auto& [low, high] = ranges[unknown];
        // coefficient * value lies between minus what the others are at most and at least
        const std::int64_t size = std::abs(coefficient);
        const std::int64_t ownLeast = coefficient * (coefficient > 0 ? low : high);
        const std::int64_t ownMost = coefficient * (coefficient > 0 ? high : low);
        const std::int64_t from = -(most - ownMost), to = -(least - ownLeast);
        const std::int64_t newLow = coefficient > 0 ? -floorDiv(-from, size) : -floorDiv(to, size);
        const std::int64_t newHigh = coefficient > 0 ? floorDiv(to, size) : floorDiv(-from, size);
        isChanged = isChanged || newLow > low || newHigh < high;
        low = std::max(low, newLow);
        high = std::min(high, newHigh);
        if (low > high)
            return false;
        least += coefficient * (coefficient > 0 ? low : high) - ownLeast;
        most += coefficient * (coefficient > 0 ? high : low) - ownMost;
    }
    return least <= 0 && most >= 0;
}

bool WholeSearch::narrow(Ranges& ranges) const
{
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (const Sum& sum : m_sums) {
            if (!narrow(sum, ranges, isChanged))
                return false;
        }
    }
    return true;
}

std::optional<bool> WholeSearch::search(Ranges ranges)
{
    if (++m_tried > MostTried)
        return std::nullopt;
    if (!narrow(ranges))
        return false;
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const auto width = [&](std::size_t at) { return ranges[at].second - ranges[at].first; };
        if (width(i) > 0 && (!next || width(i) < width(*next)))
            next = i;
    }
    if (!next)
        return true;
    const auto [low, high] = ranges[*next];
    const std::int64_t middle = low + (high - low) / 2;
    for (const auto& half : {std::pair(low, middle), std::pair(middle + 1, high)}) {
        ranges[*next] = half;
        const auto found = search(ranges);
        if (!found || *found)
            return found;
    }
    return false;
}

std::optional<bool> WholeSearch::isPossible(const std::string& name, std::int64_t value)
{
    const auto unknown = m_unknowns.find(name);
    if (unknown == m_unknowns.end())
        return true; // nothing is known of it
    Ranges ranges = m_ranges;
    auto& [low, high] = ranges[unknown->second];
    if (value < low || value > high)
        return false;
    low = high = value;
    m_tried = 0;
    return search(std::move(ranges));
}

} // namespace attack

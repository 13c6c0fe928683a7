// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shard.h"

#include <algorithm>

namespace tests::state {

namespace {

constexpr std::array<std::uint64_t, 3> SegmentShares {48, 42, 10}; ///< in hundredths
/// Of the students of an institution whose records begin in its first year, and in each later one:
/// the first year of a consortium finds students in every grade.
constexpr int FirstYearShare = 3;

/// Time and place, then all elements, a missing one behind all others.
bool isBefore(const Row& a, const Row& b)
{
    if (a.person != b.person)
        return a.person < b.person;
    if (a.time != b.time)
        return a.time < b.time;
    if (a.institution != b.institution)
        return a.institution < b.institution;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        if (a.values[i] != b.values[i])
            return static_cast<Code>(a.values[i] - 1U) < static_cast<Code>(b.values[i] - 1U);
    return false;
}

} // namespace

Population::Population(const World& world, Size size)
    : m_world(world)
    , m_size(size)
{
    std::array<std::uint64_t, 3> total {};
    for (const auto& place : world.places)
        total[place.segment] += place.weight;
    std::uint64_t before = 0; // hundredths of the segments before
    std::uint64_t upTo = 0;
    Segment segment = School;
    for (const auto& place : world.places) {
        if (place.segment != segment) {
            before += SegmentShares[segment];
            upTo = 0;
            segment = place.segment;
        }
        const std::uint64_t first
            = before * total[segment] + SegmentShares[segment] * upTo; // of 100 x total
        m_first.push_back(static_cast<std::uint32_t>(first * size.students / 100 / total[segment]));
        upTo += place.weight;
    }
}

Population::Origin Population::originOf(std::uint32_t person) const
{
    const auto next = std::upper_bound(m_first.begin(), m_first.end(), person);
    const auto index = static_cast<std::size_t>(next - m_first.begin()) - 1;
    const std::uint32_t end = next == m_first.end() ? m_size.students : *next;
    const int years = m_world.places[index].lastYear - FirstYear + 1;
    const std::uint64_t place = person - m_first[index];
    const auto share = static_cast<int>(
        place * static_cast<std::uint64_t>(years - 1 + FirstYearShare) / (end - m_first[index]));
    return {static_cast<Code>(index + 1), std::max(0, share - (FirstYearShare - 1))};
}

Shard makeShard(const World& world, const Population& population, std::uint32_t number)
{
    Shard shard;
    for (std::size_t kind = 0; kind < KindCount; ++kind)
        shard.rows[kind].resize(
            world.catalog.valuesOf(world.catalog.kinds[kind].keyElement)->values.size() + 1);
    const Size& size = population.size();
    const std::uint32_t first = number * size.perShard;
    auto& persons = shard.persons;
    persons.count = std::min(size.perShard, size.students - first);
    persons.attributes.resize(world.catalog.attributes.size());
    Life life(world, shard.rows);
    for (std::uint32_t i = 0; i < persons.count; ++i) {
        const auto origin = population.originOf(first + i);
        const auto facts = life.live(static_cast<std::uint16_t>(i), origin.home, origin.year,
                                     app::synth::mix(size.seed, first + i));
        persons.home.push_back(facts.home);
        persons.segments.push_back(facts.segments);
        persons.tiers.push_back(facts.tiers);
        persons.attributes[0].push_back(facts.birthYear);
        persons.attributes[1].push_back(facts.ethnicity);
        persons.attributes[2].push_back(facts.gender);
    }
    for (auto& buckets : shard.rows)
        for (auto& rows : buckets)
            if (!std::is_sorted(rows.begin(), rows.end(), isBefore))
                std::sort(rows.begin(), rows.end(), isBefore);
    return shard;
}

} // namespace tests::state

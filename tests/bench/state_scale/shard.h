// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who lives in an invented state, and all records of one shard of them. A shard is made alone and
// comes out the same every time, so that a state of any size needs the memory of one.
#pragma once

#include "life.h"
#include "world.h"

#include <cstdint>
#include <vector>

namespace tests::state {

struct Size
{
    std::uint32_t students = 0;
    std::uint32_t perShard = core::cache::ShardSize;
    std::uint64_t seed = 20260;
};

/// Persons are numbered by home institution, then first year, as in any data file.
class Population
{
public:
    Population(const World& world, Size size);

    std::uint32_t shards() const
    {
        return (m_size.students + m_size.perShard - 1) / m_size.perShard;
    }
    const Size& size() const { return m_size; }

    struct Origin
    {
        Code home;
        int year; ///< counted from FirstYear
    };
    /// @p person in [0, students).
    Origin originOf(std::uint32_t person) const;

private:
    const World& m_world;
    Size m_size;
    std::vector<std::uint32_t> m_first; ///< by institution code - 1: its first person
};

struct Shard
{
    core::cache::ShardPersons persons;
    ShardRows rows; ///< each bucket in the order of a slice
};

Shard makeShard(const World& world, const Population& population, std::uint32_t number);

} // namespace tests::state

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random surrogates of students, kept for good: the same student has the same one in every build.
#pragma once

#include "core/base/clock.h"
#include "core/identity/match_keys.h"

#include <cstdint>
#include <vector>

namespace core::cache {

struct Surrogate
{
    identity::MatchKey identity {};
    std::uint64_t value = 0;
    std::uint32_t sequence = 0; ///< in order of assignment: the eldest of a person counts
};

class SurrogateBook
{
public:
    /// Adds what was assigned before, in the order it was.
    void add(const identity::MatchKey& identity, std::uint64_t value);
    /// Once, after the last add().
    void seal();

    /// Gives a surrogate to each of @p identities that has none, in order of the identities and not
    /// of the list, and returns only the new ones in that order.
    std::vector<Surrogate> assign(std::vector<identity::MatchKey> identities, RandomSource& random);

    /// Null when it was never assigned.
    const Surrogate* find(const identity::MatchKey& identity) const;

private:
    std::vector<Surrogate> m_entries; ///< by identity, once sealed
};

} // namespace core::cache

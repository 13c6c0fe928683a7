// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Repeatable chance: the same numbers from the same seed on every machine, which the distributions
// of the standard library do not promise. SplitMix64 (Steele, Lea, Flood 2014).
#pragma once

#include <cstddef>
#include <cstdint>

namespace app::synth {

/// A number that depends on both; for giving each student a chance of their own.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t z = a + 0x9e3779b97f4a7c15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next() { return mix(m_state++, 0); }

    /// Uniform in 0..n-1 (bias below 2^-32).
    std::uint32_t below(std::uint32_t n)
    {
        return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
    }

    /// True in @p n of @p of cases.
    bool happens(std::uint32_t n, std::uint32_t of) { return below(of) < n; }

    template<typename T, std::size_t N>
    const T& pick(const T (&values)[N])
    {
        return values[below(static_cast<std::uint32_t>(N))];
    }

private:
    std::uint64_t m_state;
};

} // namespace app::synth

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kleene's three values, ordered so that and is the least, or the greatest.
#pragma once

#include <algorithm>
#include <cstdint>

namespace core::cohort {

enum class Truth : std::uint8_t
{
    False = 0,
    Unknown = 1,
    True = 2
};

inline Truth both(Truth a, Truth b)
{
    return std::min(a, b);
}

inline Truth either(Truth a, Truth b)
{
    return std::max(a, b);
}

inline Truth negation(Truth a)
{
    return static_cast<Truth>(2 - static_cast<int>(a));
}

inline Truth truthOf(bool value) // NOLINT: a fact becomes a truth here
{
    return value ? Truth::True : Truth::False;
}

} // namespace core::cohort

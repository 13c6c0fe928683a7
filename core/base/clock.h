// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Time and chance come from outside, so that tests and demos can be repeated to the byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace core {

class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00Z.
    virtual std::int64_t nowMs() const = 0;
};

class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::byte> out) = 0;
};

} // namespace core

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still, so that what is dated is the same on every run.
#pragma once

#include "core/base/clock.h"

namespace test_support {

class FixedClock final : public core::Clock
{
public:
    explicit FixedClock(std::int64_t ms = 1448150400000) // 2015-11-22
        : m_ms(ms)
    {
    }
    std::int64_t nowMs() const override { return m_ms; }

private:
    std::int64_t m_ms;
};

} // namespace test_support

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The wall clock: only the programs have one.
#pragma once

#include "core/base/clock.h"

namespace app {

class SystemClock final : public core::Clock
{
public:
    std::int64_t nowMs() const override;
};

} // namespace app

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chance for keys and surrogates, from the operating system.
#pragma once

#include "core/base/clock.h"

namespace core::session {

/// Ends the program if there is none: a key made without chance is worse than no program.
class SystemRandom final : public RandomSource
{
public:
    void fill(std::span<std::byte> out) override;
};

} // namespace core::session

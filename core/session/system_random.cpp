// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/system_random.h"

#include "core/vault/primitives/hmac.h"

#include <cstdlib>

namespace core::session {

void SystemRandom::fill(std::span<std::byte> out)
{
    if (!vault::fillRandom(out))
        std::abort();
}

} // namespace core::session

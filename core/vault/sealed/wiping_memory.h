// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for SQLite that is zeroed before it goes back to the heap: pages, rows and statements hold
// what the vault hides.
#pragma once

#include "core/base/result.h"

namespace core::vault {

/// Must come before SQLite's first use: Crypto otherwise.
Result<void> installWipingMemory();

} // namespace core::vault

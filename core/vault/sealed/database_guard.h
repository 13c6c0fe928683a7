// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the one door does to a database that it has just opened: denies what could open a file
// beside the vault, and makes sure that this one is in it.
#pragma once

#include "core/base/result.h"

namespace core::vault {

/// Name of the VFS, for the URI.
inline constexpr const char* SealedVfsName = "sealed";

/// @p database is a sqlite3*. Denies ATTACH and DETACH from now on, and checks that the main
/// database's file is one of the sealed VFS and, where it is not empty, begins with our magic:
/// Crypto otherwise, and the caller must close it.
Result<void> guardDatabase(void* database);

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a process needs before it may hold a key: memory that is locked and wiped, primitives that
// give their known answers, and the file system under SQLite that seals. hardenProcess() is for
// main() alone; startVault() is what every opening of a database calls.
#pragma once

#include "core/base/result.h"

namespace core::vault {

/// Core dumps and tracing off for the rest of the process. Io when the system refuses.
Result<void> hardenProcess();

/// Once a process, safe from any thread: OpenSSL's secure heap, the known-answer test of every
/// primitive, SQLite's wiping allocator, the sealed VFS. Crypto when a primitive answers wrongly or
/// SQLite was used before; the same answer again on every further call.
Result<void> startVault();

} // namespace core::vault

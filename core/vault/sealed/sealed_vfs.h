// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The VFS that seals every file SQLite opens: databases, WALs, journals and temporary files. Glue:
// locks, shared memory, names and everything else pass through to the VFS under it.
#pragma once

#include "core/base/result.h"
#include "core/vault/sealed/database_guard.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

struct sqlite3_file;
struct sqlite3_vfs;

namespace core::vault {

struct SealedVfsOptions
{
    std::string name = SealedVfsName;
    std::string under = {}; ///< empty: the default VFS of this moment
    /// How long to wait for a block that another process may just be writing. A system short of
    /// memory can hold a writer up between two pages of one write.
    std::chrono::microseconds patience = std::chrono::milliseconds {100};
    /// Only for SQLite's own test-suite, which knows no handle: the key of every file, and other
    /// VFSes may stand above. Empty: a database without a handle does not open.
    std::vector<std::byte> keyWithoutHandle = {};
    bool isDefault = false;
};

/// For the rest of the process; once more with the same name only makes that one the default again,
/// which sqlite3_initialize() undoes. Internal when there is no VFS @p options.under, or SQLite
/// refuses.
Result<void> registerSealedVfs(const SealedVfsOptions& options);

/// The VFS under @p vfs; null when @p vfs is not ours.
sqlite3_vfs* vfsUnder(const sqlite3_vfs* vfs);

/// The raw file under @p file; null when @p file is not ours.
sqlite3_file* rawFileUnder(sqlite3_file* file);

} // namespace core::vault

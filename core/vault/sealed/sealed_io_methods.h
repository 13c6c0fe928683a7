// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file that SQLite holds, as it lies in SQLite's memory, and the table of calls on it.
#pragma once

#include "core/vault/sealed/sealed_vfs_file.h"

#include <sqlite3.h>

namespace core::vault {

/// The raw file of the VFS under ours follows directly. SQLite's memory for files is aligned to 8
/// bytes and no more.
struct OpenSealedFile
{
    sqlite3_file base;
    SealedVfsFile* file;

    sqlite3_file* under() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(alignof(OpenSealedFile) == 8 && sizeof(OpenSealedFile) % 8 == 0);

/// Null when @p file is not ours.
OpenSealedFile* asSealed(sqlite3_file* file);

/// @p underVersion: of the methods of the raw file; shared memory came with version 2.
const sqlite3_io_methods* sealedIoMethods(int underVersion);

} // namespace core::vault

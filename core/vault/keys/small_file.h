// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small file that is read and replaced as a whole, so that after a crash it is the one before or
// the one after. For files that SQLite never opens.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace core::vault {

/// At most @p limit + 1 bytes: more than @p limit say that the file is longer. NotFound, Io.
Result<std::vector<std::byte>> readSmallFile(const std::filesystem::path& path, std::size_t limit);

/// Writes beside, syncs, renames and syncs the folder; mode 0600. Io, DiskFull: either version may
/// be there then.
Result<void> replaceFile(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// Overwrites and unlinks it, and what an interrupted replaceFile() may have left beside it. No
/// error when there is none. Io.
Result<void> destroyFile(const std::filesystem::path& path);

/// One at a time may change the small files of a folder.
class FolderLock
{
public:
    /// Locks the folder of @p file. Busy when another holds it. A file system without such locks
    /// gives it to everyone.
    static Result<FolderLock> take(const std::filesystem::path& file);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor);
    int m_descriptor;
};

} // namespace core::vault

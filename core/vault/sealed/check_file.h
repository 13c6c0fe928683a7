// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tries every block of a sealed file, through the VFS, so that a file that SQLite has open keeps
// its locks.
#pragma once

#include "core/base/task.h"
#include "core/vault/sealed/sealed_header.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace core::vault {

/// A stretch of a file that is not as it was sealed.
struct DamagedBlock
{
    std::uint64_t block = 0;
    std::uint64_t offset = 0; ///< of its first byte in the file on disk
    std::uint64_t bytes = 0;
    /// The block of this same file that it authentically is, when it was moved or doubled.
    std::optional<std::uint64_t> belongsTo;
};

struct FileCheck
{
    std::uint64_t blocks = 0;
    std::vector<DamagedBlock> damaged; ///< the first hundred
    std::uint64_t damagedBlocks = 0;
    std::optional<Error> refused; ///< header, size or identity: no block was tried
};

/// @p expected: what the profile keeps of a frozen file. Io or Cancelled; damage is no error.
Result<FileCheck> checkFile(const std::filesystem::path& path, std::span<const std::byte> dataKey,
                            Role role, const std::optional<FrozenIdentity>& expected,
                            TaskContext& task);

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes at offsets: what a sealed file lies in. Behind it stands SQLite's own file, a POSIX file or
// a test's.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace core::vault {

class RawFile
{
public:
    virtual ~RawFile() = default;
    /// Bytes read; fewer than asked only at the end of the file. Io.
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) = 0;
    /// Io or DiskFull.
    virtual Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) = 0;
    virtual Result<void> truncate(std::uint64_t size) = 0;
    virtual Result<std::uint64_t> size() = 0;
    virtual Result<void> sync() = 0;
};

enum class OpenMode
{
    Read,
    ReadWrite,
    CreateNew ///< must not be there; mode 0600
};

/// NotFound, Io or DiskFull.
Result<std::unique_ptr<RawFile>> openPosixFile(const std::filesystem::path& path, OpenMode mode);

/// Makes durable that a file was made, renamed or removed in @p folder. Io.
Result<void> syncFolder(const std::filesystem::path& folder);

} // namespace core::vault

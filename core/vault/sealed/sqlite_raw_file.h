// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's own file as a RawFile, so that its locks stay right and a test's VFS may stand beneath.
#pragma once

#include "core/vault/sealed/raw_file.h"

struct sqlite3_file;

namespace core::vault {

/// A file of the VFS under ours, and what is known of it from call to call.
struct FileUnder
{
    sqlite3_file* file = nullptr;
    int lastCode = 0; ///< of the last call that failed, SQLite's
    int syncFlags = 0; ///< for the next sync
};

class SqliteRawFile final : public RawFile
{
public:
    /// @p under must outlive it.
    explicit SqliteRawFile(FileUnder& under)
        : m_under(under)
    {
    }
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override;
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) override;
    Result<void> truncate(std::uint64_t size) override;
    Result<std::uint64_t> size() override;
    Result<void> sync() override;

private:
    Error failed(int code, const char* call);

    FileUnder& m_under;
};

} // namespace core::vault

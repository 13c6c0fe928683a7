// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rollback journal or a super-journal. Of a journal that a crash left, what its headers say was
// synced must be there and authentic; what lies behind reads as zeros where it is not.
#pragma once

#include "core/vault/sealed/sealed_vfs_file.h"

namespace core::vault {

class JournalFile final : public SealedVfsFile
{
public:
    using SealedVfsFile::SealedVfsFile;

    int read(std::uint64_t offset, std::span<std::byte> out) override;
    int write(std::uint64_t offset, std::span<const std::byte> bytes) override;
    int truncate(std::uint64_t size) override;
    int size(std::uint64_t& bytes) override;

private:
    /// SQLite opens the journals that a super-journal names as if they were super-journals.
    Role roleFor(Role found) const override;
    bool isBlank(std::span<const std::byte> header) const override;
    /// Where that ends which was synced before the database was touched.
    Result<std::uint64_t> promisedEnd();

    bool m_written = false; ///< by this process: all of it must be authentic
};

} // namespace core::vault

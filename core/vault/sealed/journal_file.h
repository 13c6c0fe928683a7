// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rollback journal or a super-journal. Its first block is ours: up to where SQLite may rely on
// it. Up to there what a crash left must be there and authentic; behind, a block that is not reads
// as zeros. SQLite sees what follows that block.
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
    int sync(int flags) override;
    int size(std::uint64_t& bytes) override;

private:
    /// SQLite opens the journals that a super-journal names as if they were super-journals.
    Role roleFor(Role found) const override;
    bool isBlank(std::span<const std::byte> header) const override;

    /// What the first block says.
    Result<std::uint64_t> promise();
    int setPromise(std::uint64_t end);
    /// What was synced and will not be written again in this transaction.
    Result<std::uint64_t> finishedEnd();

    bool m_written = false; ///< by this process: all of it must be authentic
    std::uint64_t m_writtenEnd = 0; ///< in this transaction
    int m_syncFlags = 0;
};

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main database of a connection: the one file whose header is checked when it is opened, and
// whose locks tell what its connection is doing with the WAL.
#pragma once

#include "core/vault/sealed/sealed_vfs_file.h"

namespace core::vault {

class DatabaseFile final : public SealedVfsFile
{
public:
    DatabaseFile(Setup setup, std::shared_ptr<DatabaseState> state);
    ~DatabaseFile() override;

    /// Reads the header, where there is one, and makes sure that a frozen file is the very file
    /// that the key was lent for. As SealedFile::open, and OlderCopy. The fault is kept.
    Result<void> open(bool immutable);

    /// SQLite's look at the first 100 bytes gets zeros where they are not authentic, so that the
    /// recovery of a WAL which holds them can begin; reading them as a page fails.
    int read(std::uint64_t offset, std::span<std::byte> out) override;

    void noteLock(int level) override;
    void noteSharedMemoryLock(int first, int count, int flags) override;
    void noteSharedMemory(bool mapped) override;
    bool isImmutable() const override { return m_immutable; }

private:
    Result<void> check(SealedFile* file);
    void headerChanged(const SealedHeader* header) override;
    void setRecovering(bool recovering);

    std::shared_ptr<DatabaseState> m_state;
    int m_lockLevel = 0;
    bool m_recovering = false;
    bool m_hasSharedMemory = false;
    bool m_immutable = false;
};

} // namespace core::vault

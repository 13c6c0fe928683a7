// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/database_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace core::vault {

namespace {

// Where SQLite's WAL has its locks in shared memory ("WAL-mode File Format", section 2.3).
constexpr int WriteLock = 0;
constexpr int RecoverLock = 2;

/// How much SQLite reads to learn the page size, before it holds any lock.
constexpr std::size_t FirstLook = 100;

bool covers(int first, int count, int lock)
{
    return first <= lock && lock < first + count;
}

FrozenIdentity identityOf(const SealedHeader& header, std::span<const std::byte, HeaderBytes> raw)
{
    return {header.id, header.salt, header.blocks, macOf(raw)};
}

} // namespace

DatabaseFile::DatabaseFile(Setup setup, std::shared_ptr<DatabaseState> state)
    : SealedVfsFile(std::move(setup))
    , m_state(std::move(state))
{
}

DatabaseFile::~DatabaseFile()
{
    noteLock(SQLITE_LOCK_NONE);
    noteSharedMemory(false);
}

Result<void> DatabaseFile::open(bool immutable)
{
    const auto file = presentPatiently();
    auto checked = file ? check(file.value()) : Result<void>(file.error());
    if (!checked)
        key().keepFault(checked.error());
    else
        m_immutable = immutable && file.value() && file.value()->header().isFrozen();
    return checked;
}

Result<void> DatabaseFile::check(SealedFile* file)
{
    if (!key().frozen())
        return {};
    if (!file)
        return Error {ErrorCode::Corrupt, "empty"};
    if (identityOf(file->header(), rawHeader()) != *key().frozen())
        return Error {ErrorCode::OlderCopy, "identity"};
    return {};
}

int DatabaseFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    const auto got = readPatiently(offset, out);
    if (!got && isUnauthentic(got.error()) && offset == 0 && out.size() == FirstLook) {
        std::ranges::fill(out, std::byte {0});
        return SQLITE_IOERR_SHORT_READ;
    }
    return readCode(got, out.size());
}

void DatabaseFile::noteLock(int level)
{
    if (m_lockLevel == SQLITE_LOCK_NONE && level > SQLITE_LOCK_NONE)
        doubt(); // without a lock it may have been emptied and begun anew
    const bool was = m_lockLevel == SQLITE_LOCK_EXCLUSIVE;
    const bool is = level == SQLITE_LOCK_EXCLUSIVE;
    m_state->exclusiveLocks += static_cast<int>(is) - static_cast<int>(was);
    m_lockLevel = level;
}

void DatabaseFile::noteSharedMemoryLock(int first, int count, int flags)
{
    if ((flags & SQLITE_SHM_EXCLUSIVE) == 0)
        return;
    const bool taken = (flags & SQLITE_SHM_LOCK) != 0;
    if (covers(first, count, RecoverLock))
        setRecovering(taken);
    if (taken && covers(first, count, WriteLock))
        ++m_state->writeTurns;
}

void DatabaseFile::noteSharedMemory(bool mapped)
{
    if (!mapped)
        setRecovering(false);
    m_state->sharedMemoryUsers += static_cast<int>(mapped) - static_cast<int>(m_hasSharedMemory);
    m_hasSharedMemory = mapped;
}

void DatabaseFile::setRecovering(bool recovering)
{
    m_state->recoverLocks += static_cast<int>(recovering) - static_cast<int>(m_recovering);
    m_recovering = recovering;
}

void DatabaseFile::headerChanged(const SealedHeader* header)
{
    m_state->setSalt(header ? std::optional(header->salt) : std::nullopt);
}

} // namespace core::vault

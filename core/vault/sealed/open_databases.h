// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The databases that are open through one VFS: how a WAL and a journal find the key, the salt and
// the locks of the connection they belong to.
#pragma once

#include "core/vault/sealed/lent_key.h"

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace core::vault {

/// What the files of one connection know of each other.
class DatabaseState
{
public:
    DatabaseState(const char* name, std::shared_ptr<LentKey> key)
        : m_name(name)
        , m_path(name)
        , m_key(std::move(key))
    {
    }

    const char* name() const { return m_name; }
    const std::string& path() const { return m_path; }
    const std::shared_ptr<LentKey>& key() const { return m_key; }

    /// Of the database file; nothing while it has no header.
    std::optional<Salt> salt() const;
    void setSalt(const std::optional<Salt>& salt);

    /// Its connection is rebuilding the index of the WAL, and nobody else can be using the WAL.
    bool isRecovering() const
    {
        return recoverLocks > 0 || (exclusiveLocks > 0 && sharedMemoryUsers == 0);
    }

    std::atomic<int> recoverLocks = 0; ///< holders of the WAL's exclusive recovery lock
    std::atomic<int> exclusiveLocks = 0; ///< holders of the exclusive file lock
    std::atomic<int> sharedMemoryUsers = 0;
    /// How often the WAL's write lock was taken: since the last time somebody else may have
    /// written.
    std::atomic<std::uint64_t> writeTurns = 0;

private:
    const char* m_name; ///< SQLite's own pointer, compared but not followed
    std::string m_path;
    std::shared_ptr<LentKey> m_key;
    mutable std::mutex m_mutex;
    std::optional<Salt> m_salt;
};

/// Safe from any thread.
class OpenDatabases
{
public:
    /// One state a connection; where @p shareByPath, one a path, for a VFS that cannot tell
    /// connections apart because others stand above it.
    explicit OpenDatabases(bool shareByPath)
        : m_shareByPath(shareByPath)
    {
    }

    std::shared_ptr<DatabaseState> add(const char* name, std::shared_ptr<LentKey> key);

    /// That of the WAL or journal @p name, which is SQLite's own pointer; null when there is none.
    std::shared_ptr<DatabaseState> ownerOf(const char* name, std::string_view suffix);

    /// That with the longest path with which @p name begins, else the last one; null when there is
    /// none.
    std::shared_ptr<DatabaseState> ownerOfSuperJournal(std::string_view name);

private:
    /// The living ones, in the order they were opened.
    std::vector<std::shared_ptr<DatabaseState>> living();

    const bool m_shareByPath;
    std::mutex m_mutex;
    std::vector<std::weak_ptr<DatabaseState>> m_states;
};

} // namespace core::vault

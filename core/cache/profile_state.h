// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of Profile: its keys, its connection, and who else has it open.
#pragma once

#include "core/cache/connection.h"
#include "core/cache/profile.h"
#include "core/cache/profile_paths.h"
#include "core/cache/use_lock.h"
#include "core/vault/keys/key_safe.h"
#include "core/vault/keys/signing_key.h"

#include <mutex>
#include <optional>
#include <shared_mutex>

namespace core::cache {

struct Profile::State
{
    ProfilePaths paths;
    UseLock useLock;
    vault::KeySafe safe;
    std::uint64_t counter = 0; ///< of the high-water mark
    bool walWasCut = false;
    /// Shared by whatever reads the keys for long, held alone by what changes them; taken before
    /// connectionMutex.
    mutable std::shared_mutex keysMutex;
    mutable std::mutex connectionMutex; ///< guards what follows
    std::optional<Connection> openConnection; ///< none only where a rekey could not open it again

    State(ProfilePaths where, UseLock lock, vault::KeySafe opened)
        : paths(std::move(where))
        , useLock(std::move(lock))
        , safe(std::move(opened))
    {
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    /// Closes, and marks the state as the latest where this was the last to have it open.
    ~State();

    std::span<const std::byte> key(const FileKind& kind) const
    {
        return safe.keys().key(kind.purpose);
    }

    /// Opens profile.segue.
    Result<void> connect();
    /// Opens and closes linkage.segue, so that what an import left in its journal is settled.
    Result<void> recoverLinkage();
    /// Marks the profile as open for writing, so that a crash shows as one.
    Result<void> markOpen();

    // The caller of what follows holds the mutex.
    Result<const Connection*> connection() const;
    /// Made where there is none yet.
    Result<vault::StoredSigningKey> signingKey() const;
    /// A text of table `setting`; empty when it was never set.
    Result<std::string> setting(const std::string& name) const;
    Result<void> setSetting(const std::string& name, const std::string& value) const;
    /// Id of the current data file; empty while there is none.
    Result<std::string> currentData() const;
    Result<std::vector<SubmissionInfo>> readSubmissions() const;
    /// Deletes what no row of the profile names: left by an import that did not end. Only while
    /// nobody else has the profile open.
    Result<void> removeLeftovers() const;
};

} // namespace core::cache

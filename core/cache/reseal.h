// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the files of a profile from the keys of before to the ones in force: the part of a rekey
// that takes time. May be cut off at any point and begun again. Only by whoever has the profile for
// himself.
#pragma once

#include "core/base/task.h"
#include "core/cache/connection.h"
#include "core/cache/profile_paths.h"

namespace core::cache {

/// profile.segue and linkage.segue, with what a journal beside them still holds. Neither may be
/// open.
Result<void> resealMutableFiles(const ProfilePaths& paths, const vault::DataKeys& keys);

/// Submissions and data file, as @p profile, open under the new key, knows them. Cancelled.
Result<void> resealFrozenFiles(const ProfilePaths& paths, const vault::DataKeys& keys,
                               const Connection& profile, TaskContext& task);

/// False also when it cannot be read.
bool liesUnderEarlierKey(const std::filesystem::path& path, const FileKind& kind,
                         const vault::DataKeys& keys);

/// Under which key a frozen file lies, and which file it is. Valid as long as the keys.
struct FrozenKey
{
    std::span<const std::byte> key;
    vault::FrozenIdentity identity;
};

/// Of a submission or data file: a rekey that was cut off may not have come to it. Corrupt,
/// NotFound, WrongKey.
Result<FrozenKey> frozenKey(const std::filesystem::path& path, const FileKind& kind,
                            const std::string& id, const vault::DataKeys& keys,
                            const Connection& profile);

/// The same, lent.
Result<Seal> lendFrozen(const std::filesystem::path& path, const FileKind& kind,
                        const std::string& id, const vault::DataKeys& keys,
                        const Connection& profile);

} // namespace core::cache

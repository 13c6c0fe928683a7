// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/freshness.h"

#include "core/cache/connection.h"
#include "core/vault/sealed/sealed_file.h"

namespace core::cache {

namespace {

Result<vault::SealedFile> openAtRest(const std::filesystem::path& path, const FileKind& kind,
                                     const vault::DataKeys& keys)
{
    TRY_ASSIGN(auto raw, vault::openPosixFile(path, vault::OpenMode::Read));
    return vault::SealedFile::open(std::move(raw), {keys.key(kind.purpose), kind.role});
}

bool hasLeftovers(const std::filesystem::path& database)
{
    std::error_code ignored;
    return std::filesystem::exists(beside(database, "-wal"), ignored)
        || std::filesystem::exists(beside(database, "-journal"), ignored);
}

} // namespace

Result<vault::HighWater> measure(const ProfilePaths& paths, const vault::DataKeys& keys)
{
    vault::HighWater mark;
    mark.clean = true;
    TRY_ASSIGN(auto profile, openAtRest(paths.profile(), ProfileFileKind, keys));
    TRY_ASSIGN(mark.bytes, profile.size());
    TRY_ASSIGN(mark.profileDigest, profile.digest());
    TRY_ASSIGN(auto linkage, openAtRest(paths.linkage(), LinkageFileKind, keys));
    TRY_ASSIGN(mark.linkageDigest, linkage.digest());
    return mark;
}

Result<void> checkFresh(const ProfilePaths& paths, const vault::DataKeys& keys,
                        const vault::HighWater& mark)
{
    if (!mark.clean)
        return {};
    if (hasLeftovers(paths.profile()) || hasLeftovers(paths.linkage()))
        return Error {ErrorCode::OlderCopy, "a journal beside a profile that was cleanly closed"};
    TRY_ASSIGN(const auto now, measure(paths, keys));
    if (now.bytes != mark.bytes || now.profileDigest != mark.profileDigest
        || now.linkageDigest != mark.linkageDigest)
        return Error {ErrorCode::OlderCopy, "not the state that was last closed here"};
    return {};
}

} // namespace core::cache

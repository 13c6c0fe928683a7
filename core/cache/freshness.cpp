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

} // namespace

Result<vault::HighWater> measure(const ProfilePaths& paths, const vault::DataKeys& keys)
{
    if (hasJournal(paths.profile()) || hasJournal(paths.linkage()))
        return Error {ErrorCode::Busy, "a journal was not brought in"};
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
    if (hasJournal(paths.profile()) || hasJournal(paths.linkage()))
        return Error {ErrorCode::OlderCopy, "a journal beside a profile that was cleanly closed"};
    const auto measured = measure(paths, keys);
    // A clean mark was made of files under the keys in force: others are from before a rekey.
    if (!measured && measured.error().code == ErrorCode::WrongKey)
        return Error {ErrorCode::OlderCopy, "files of before a change of keys"};
    if (!measured)
        return measured.error();
    const auto& now = measured.value();
    if (now.bytes != mark.bytes || now.profileDigest != mark.profileDigest
        || now.linkageDigest != mark.linkageDigest)
        return Error {ErrorCode::OlderCopy, "not the state that was last closed here"};
    return {};
}

} // namespace core::cache

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/reseal.h"

#include "core/base/wiped_memory.h"
#include "core/cache/frozen_table.h"
#include "core/vault/sealed/sealed_file.h"

#include <vector>

namespace core::cache {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t ChunkBytes = std::size_t {1} << 20U;

vault::SealedWith current(const vault::DataKeys& keys, const FileKind& kind)
{
    return {keys.key(kind.purpose), kind.role};
}

vault::SealedWith earlier(const vault::DataKeys& keys, const FileKind& kind)
{
    return {keys.earlier(kind.purpose), kind.role};
}

Result<vault::SealedFile> openSealed(const fs::path& path, const vault::SealedWith& with)
{
    TRY_ASSIGN(auto raw, vault::openPosixFile(path, vault::OpenMode::Read));
    return vault::SealedFile::open(std::move(raw), with);
}

/// False when the file lies under another key.
Result<bool> liesUnder(const fs::path& path, const vault::SealedWith& with)
{
    const auto opened = openSealed(path, with);
    if (opened)
        return true;
    if (opened.error().code == ErrorCode::WrongKey)
        return false;
    return opened.error();
}

Result<void> renameDurably(const fs::path& from, const fs::path& to)
{
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed)
        return Error {ErrorCode::Io, "rename: errno " + std::to_string(failed.value())};
    return vault::syncFolder(to.parent_path());
}

Result<void> copySealed(vault::SealedFile& from, vault::SealedFile& to)
{
    WipedVector<std::byte> chunk(ChunkBytes);
    for (std::uint64_t offset = 0;;) {
        TRY_ASSIGN(const auto read, from.read(offset, chunk));
        if (read == 0)
            return to.sync();
        TRY_VOID(to.write(offset, std::span(chunk).first(read)));
        offset += read;
    }
}

Result<void> resealMutable(const fs::path& path, const FileKind& kind, const vault::DataKeys& keys)
{
    TRY_ASSIGN(const bool done, liesUnder(path, current(keys, kind)));
    if (done)
        return {};
    { // Opening and closing it brings in what a journal holds, and removes the journal.
        TRY_ASSIGN(auto seal, lendKey(keys.earlier(kind.purpose), kind));
        TRY_ASSIGN(const auto connection,
                   Connection::open(path, kind, Access::Mutable, std::move(seal)));
        TRY_VOID(connection.run("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    if (hasJournal(path)) // it would be left behind, and its commits with it
        return Error {ErrorCode::Busy, "a journal was not brought in"};
    const auto copy = beside(path, ".rekey");
    std::error_code ignored;
    fs::remove(copy, ignored);
    {
        TRY_ASSIGN(auto from, openSealed(path, earlier(keys, kind)));
        TRY_ASSIGN(auto raw, vault::openPosixFile(copy, vault::OpenMode::CreateNew));
        TRY_ASSIGN(auto to,
                   vault::SealedFile::create(std::move(raw), current(keys, kind),
                                             from.header().blockSize));
        TRY_VOID(copySealed(from, to));
    }
    return renameDurably(copy, path);
}

Result<void> resealFrozen(const fs::path& path, const FileKind& kind, const std::string& id,
                          const vault::DataKeys& keys, const Connection& profile)
{
    TRY_ASSIGN(auto row, frozenRow(profile, id));
    TRY_ASSIGN(const bool isNew, liesUnder(path, current(keys, kind)));
    if (!isNew) {
        TRY_VOID(vault::checkFrozen(path, earlier(keys, kind), row.identity));
        const auto copy = beside(path, ".rekey");
        std::error_code ignored;
        fs::remove(copy, ignored);
        TRY_ASSIGN(auto from, openSealed(path, earlier(keys, kind)));
        TRY_ASSIGN(row.next, vault::freeze(from, copy, current(keys, kind)));
        TRY_VOID(putFrozen(profile, row)); // so that either file is known, whatever happens next
        TRY_VOID(renameDurably(copy, path));
    }
    if (!row.next)
        return vault::checkFrozen(path, current(keys, kind), row.identity);
    TRY_VOID(vault::checkFrozen(path, current(keys, kind), *row.next));
    return putFrozen(profile, {id, *row.next, {}});
}

Result<std::vector<std::string>> ids(const Connection& profile, std::string_view sql)
{
    TRY_ASSIGN(auto select, profile.prepare(sql));
    TRY_VOID(select.run());
    std::vector<std::string> found;
    while (true) {
        TRY_ASSIGN(const bool more, select.next());
        if (!more)
            return found;
        found.push_back(select.text(0));
    }
}

} // namespace

Result<void> resealMutableFiles(const ProfilePaths& paths, const vault::DataKeys& keys)
{
    TRY_VOID(resealMutable(paths.linkage(), LinkageFileKind, keys));
    return resealMutable(paths.profile(), ProfileFileKind, keys);
}

Result<void> resealFrozenFiles(const ProfilePaths& paths, const vault::DataKeys& keys,
                               const Connection& profile, TaskContext& task)
{
    TRY_ASSIGN(const auto submissions, ids(profile, "SELECT id FROM submission"));
    TRY_ASSIGN(const auto data, ids(profile, "SELECT id FROM data_file"));
    const double count = static_cast<double>(submissions.size() + data.size());
    double done = 0.0;
    const auto stopAt = [&]() -> Result<void> {
        task.report(done++ / count);
        if (task.isCancelled())
            return Error {ErrorCode::Cancelled, "the rekey goes on at the next open"};
        return {};
    };
    for (const auto& id : submissions) {
        TRY_VOID(stopAt());
        TRY_VOID(resealFrozen(paths.submission(id), SubmissionFileKind, id, keys, profile));
    }
    for (const auto& id : data) {
        TRY_VOID(stopAt());
        TRY_VOID(resealFrozen(paths.data(id), DataFileKind, id, keys, profile));
    }
    return {};
}

bool liesUnderEarlierKey(const fs::path& path, const FileKind& kind, const vault::DataKeys& keys)
{
    const auto lies = liesUnder(path, earlier(keys, kind));
    return lies && lies.value();
}

Result<FrozenKey> frozenKey(const fs::path& path, const FileKind& kind, const std::string& id,
                            const vault::DataKeys& keys, const Connection& profile)
{
    TRY_ASSIGN(const auto row, frozenRow(profile, id));
    if (keys.earlier(kind.purpose).empty())
        return FrozenKey {keys.key(kind.purpose), row.identity};
    TRY_ASSIGN(const bool isNew, liesUnder(path, current(keys, kind)));
    if (!isNew)
        return FrozenKey {keys.earlier(kind.purpose), row.identity};
    return FrozenKey {keys.key(kind.purpose), row.next ? *row.next : row.identity};
}

Result<Seal> lendFrozen(const fs::path& path, const FileKind& kind, const std::string& id,
                        const vault::DataKeys& keys, const Connection& profile)
{
    TRY_ASSIGN(const auto frozen, frozenKey(path, kind, id, keys, profile));
    return lendKey(frozen.key, kind, frozen.identity);
}

} // namespace core::cache

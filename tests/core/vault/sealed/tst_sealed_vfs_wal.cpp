// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches the disk of a WAL, and in which order.
#include "open_sealed.h"

#include "core/vault/sealed/process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

/// SQLite's own VFS with an eye on the WAL: its files' methods are replaced by ones that note each
/// write and each sync and then do as before.
struct Watch
{
    const sqlite3_io_methods* unixMethods = nullptr;
    sqlite3_io_methods methods {};
    sqlite3_vfs vfs {};
    sqlite3_vfs* unixVfs = nullptr;

    std::set<std::uint64_t> written; ///< blocks since the last sync
    std::set<std::uint64_t> synced;
    std::set<std::uint64_t> rewritten; ///< synced ones that were written again
    int syncs = 0;
};

Watch& watch()
{
    static Watch theWatch;
    return theWatch;
}

int watchWrite(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset)
{
    Watch& seen = watch();
    constexpr std::int64_t Stride = MutableBlock + 28;
    const std::int64_t from
        = offset < std::int64_t {HeaderBytes} ? 0 : offset - std::int64_t {HeaderBytes};
    const std::int64_t to = offset + bytes - std::int64_t {HeaderBytes};
    for (std::int64_t block = from / Stride; block * Stride < to; ++block) {
        const auto number = static_cast<std::uint64_t>(block);
        seen.written.insert(number);
        if (seen.synced.contains(number))
            seen.rewritten.insert(number);
    }
    return seen.unixMethods->xWrite(file, data, bytes, offset);
}

int watchSync(sqlite3_file* file, int flags)
{
    Watch& seen = watch();
    seen.synced.merge(seen.written);
    seen.written.clear();
    ++seen.syncs;
    return seen.unixMethods->xSync(file, flags);
}

int watchOpen(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    Watch& seen = watch();
    const int code = seen.unixVfs->xOpen(seen.unixVfs, name, file, flags, outFlags);
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
        seen.unixMethods = file->pMethods;
        seen.methods = *file->pMethods;
        seen.methods.xWrite = watchWrite;
        seen.methods.xSync = watchSync;
        file->pMethods = &seen.methods;
    }
    return code;
}

std::string watchedVfs()
{
    Watch& seen = watch();
    if (!seen.unixVfs) {
        EXPECT_TRUE(startVault());
        seen.unixVfs = sqlite3_vfs_find("unix");
        seen.vfs = *seen.unixVfs;
        seen.vfs.zName = "watch";
        seen.vfs.xOpen = watchOpen;
        EXPECT_EQ(sqlite3_vfs_register(&seen.vfs, 0), SQLITE_OK);
        EXPECT_TRUE(registerSealedVfs({.name = "watched", .under = "watch"}));
    }
    return "watched";
}

} // namespace

TEST(SealedVfsWal, NoSyncedBlockThatHoldsACommitIsEverWrittenAgain)
{
    const Folder folder;
    Database writer(folder / "a.segue", {.vfs = watchedVfs()});
    writer.ask("PRAGMA page_size=4096; PRAGMA journal_mode=WAL");
    ASSERT_EQ(writer.run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                         "CREATE TABLE t(x)"),
              SQLITE_OK);
    // The log's own header is synced before its first frame joins it in block 0; no commit is
    // there.
    EXPECT_TRUE(watch().rewritten.empty() || watch().rewritten == std::set<std::uint64_t> {0});
    watch().rewritten.clear();
    const int before = watch().syncs;
    for (int commit = 1; commit <= 60; ++commit)
        ASSERT_EQ(
            writer.run("INSERT INTO t VALUES(randomblob(" + std::to_string(commit * 431) + "))"),
            SQLITE_OK);
    EXPECT_GE(watch().syncs - before, 60);
    EXPECT_GT(watch().synced.size(), 100U);
    EXPECT_EQ(watch().rewritten, std::set<std::uint64_t> {});
}

TEST(SealedVfsWal, TheSectorIsABlockAndNoDeviceIsSaidToBeBetterThanItIs)
{
    const Folder folder;
    Database database(folder / "a.segue");
    ASSERT_EQ(database.run("CREATE TABLE t(x)"), SQLITE_OK);
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    EXPECT_EQ(file->pMethods->xSectorSize(file), static_cast<int>(MutableBlock));
    EXPECT_EQ(file->pMethods->xDeviceCharacteristics(file), 0);
    EXPECT_EQ(file->pMethods->iVersion, 2);
    EXPECT_EQ(database.ask("PRAGMA mmap_size=1000000"), "0");
}

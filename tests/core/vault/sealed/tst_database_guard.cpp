// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sealed.h"

#include "core/vault/sealed/database_guard.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

ErrorCode guardedWith(const std::string& uri)
{
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open_v2(uri.c_str(), &db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI,
                              nullptr),
              SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE IF NOT EXISTS t(x)", nullptr, nullptr, nullptr);
    const auto guarded = guardDatabase(db);
    sqlite3_close(db);
    return guarded ? ErrorCode::Internal : guarded.error().code;
}

} // namespace

TEST(DatabaseGuard, ASealedDatabasePassesEmptyOrNot)
{
    const Folder folder;
    Database database(folder / "a.segue");
    EXPECT_TRUE(guardDatabase(database.handle()));
    ASSERT_EQ(database.run("CREATE TABLE t(x)"), SQLITE_OK);
    EXPECT_TRUE(guardDatabase(database.handle()));
}

TEST(DatabaseGuard, APlainVfsAnUnescapedHashAndMemoryAreRefused)
{
    const Folder folder;
    ASSERT_EQ(Database(folder / "start").openCode(), SQLITE_OK);
    EXPECT_EQ(guardedWith("file:" + (folder / "plain").string() + "?vfs=unix"), ErrorCode::Crypto);
    // What stands behind a '#' is no part of a URI: the sealed VFS is never asked.
    EXPECT_EQ(guardedWith("file:" + (folder / "a#b.segue").string() + "?vfs=sealed&seal=1"),
              ErrorCode::Crypto);
    EXPECT_EQ(guardedWith("file::memory:"), ErrorCode::Crypto);
    EXPECT_EQ(guardedWith(""), ErrorCode::Crypto);
}

TEST(DatabaseGuard, AHashAQuestionMarkAndAPercentSignInAPathAreSealedWhenEncoded)
{
    const Folder folder;
    for (const std::string name : {"a#b", "a?vfs=unix&x=", "a%23b", "a b\xc3\xa9"}) {
        Database database(folder / name);
        ASSERT_EQ(database.openCode(), SQLITE_OK) << name;
        ASSERT_EQ(database.run("CREATE TABLE t(x)"), SQLITE_OK) << name;
        EXPECT_TRUE(guardDatabase(database.handle())) << name;
        EXPECT_EQ(slurp(folder / name).substr(1, 5), "Segue") << name;
    }
}

TEST(DatabaseGuard, NoStatementOpensAnotherFile)
{
    const Folder folder;
    Database database(folder / "a.segue");
    ASSERT_EQ(database.run("CREATE TABLE t(x); INSERT INTO t VALUES('secret')"), SQLITE_OK);
    ASSERT_TRUE(guardDatabase(database.handle()));
    const std::string plain = (folder / "plain").string();
    EXPECT_EQ(database.run("ATTACH 'file:" + plain + "?vfs=unix' AS p"), SQLITE_AUTH);
    EXPECT_EQ(database.run("ATTACH ':memory:' AS p"), SQLITE_AUTH);
    EXPECT_EQ(database.run("DETACH main"), SQLITE_AUTH);
    EXPECT_NE(database.run("VACUUM INTO 'file:" + plain + "?vfs=unix'"), SQLITE_OK);
    EXPECT_FALSE(std::filesystem::exists(plain));
    EXPECT_EQ(database.ask("SELECT x FROM t"), "secret");
}

TEST(DatabaseGuard, AFileThatLostItsMagicUnderTheConnectionIsRefused)
{
    const Folder folder;
    Database database(folder / "a.segue");
    ASSERT_EQ(database.run("CREATE TABLE t(x)"), SQLITE_OK);
    std::string bytes = slurp(folder / "a.segue");
    bytes[1] = 's';
    spill(folder / "a.segue", bytes);
    const auto guarded = guardDatabase(database.handle());
    ASSERT_FALSE(guarded);
    EXPECT_EQ(guarded.error().code, ErrorCode::Crypto);
}

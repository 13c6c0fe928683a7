// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sealed.h"

#include "core/vault/sealed/database_guard.h"
#include "core/vault/sealed/sealed_file.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

constexpr const char* Marker = "Marjolein Quispe 987-65-4320";

std::string insertMarked(int rows)
{
    return "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, name TEXT, bulk BLOB);"
           "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < "
        + std::to_string(rows) + ") INSERT INTO t(name, bulk) SELECT '" + Marker
        + " ' || i, zeroblob(300) FROM n;";
}

/// Names of files under @p folder that hold the marker or SQLite's magic.
std::string plainFiles(const Folder& folder)
{
    std::string names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const std::string bytes = slurp(entry.path());
        const bool shm = entry.path().string().ends_with("-shm");
        if (bytes.find("Quispe") != std::string::npos
            || (!shm && bytes.find("SQLite format") != std::string::npos))
            names += entry.path().filename().string() + " ";
    }
    return names;
}

FrozenIdentity freezeTo(const std::filesystem::path& from, const std::filesystem::path& to)
{
    auto raw = openPosixFile(from, OpenMode::Read);
    EXPECT_TRUE(raw);
    const Key key = keyOf(7);
    const SealedWith with {key, Role::Data};
    auto file = SealedFile::open(std::move(raw).value(), with);
    EXPECT_TRUE(file);
    SealedFile source = std::move(file).value();
    auto identity = freeze(source, to, with);
    EXPECT_TRUE(identity);
    return identity.value();
}

/// A data file as it is built: without a journal, then frozen.
FrozenIdentity buildFrozen(const Folder& folder, int rows)
{
    {
        Database build(folder / "build", {.role = Role::Data});
        EXPECT_EQ(
            build.run("PRAGMA page_size=32768; PRAGMA journal_mode=OFF;" + insertMarked(rows)),
            SQLITE_OK);
    }
    return freezeTo(folder / "build", folder / "frozen");
}

} // namespace

TEST(SealedVfs, WhatWasWrittenIsReadAgainAndNothingOfItStandsInTheFiles)
{
    for (const std::string mode : {"WAL", "DELETE", "TRUNCATE", "PERSIST", "MEMORY", "OFF"}) {
        const Folder folder;
        Database writer(folder / "a.segue");
        ASSERT_EQ(writer.openCode(), SQLITE_OK);
        writer.run("PRAGMA page_size=4096; PRAGMA synchronous=FULL;");
        writer.ask("PRAGMA journal_mode=" + mode);
        ASSERT_EQ(writer.run(insertMarked(500)), SQLITE_OK) << mode;
        ASSERT_EQ(writer.run("BEGIN; UPDATE t SET bulk = zeroblob(900)"), SQLITE_OK) << mode;
        EXPECT_EQ(plainFiles(folder), "") << mode;
        ASSERT_EQ(writer.run("COMMIT"), SQLITE_OK) << mode;
        writer.close();
        Database reader(folder / "a.segue");
        EXPECT_EQ(reader.ask("SELECT count(*), sum(length(bulk)), min(name) FROM t"),
                  "500|450000|" + std::string(Marker) + " 1")
            << mode;
        EXPECT_EQ(reader.ask("PRAGMA integrity_check"), "ok") << mode;
        EXPECT_FALSE(reader.seal().takeFault()) << mode;
        EXPECT_FALSE(reader.seal().walWasCut()) << mode;
        EXPECT_EQ(plainFiles(folder), "") << mode;
    }
}

TEST(SealedVfs, APageMayHaveAnotherSizeThanABlock)
{
    for (const int page : {512, 1024, 8192, 65536}) {
        for (const std::string mode : {"WAL", "DELETE"}) {
            const Folder folder;
            Database writer(folder / "a.segue");
            writer.run("PRAGMA page_size=" + std::to_string(page));
            writer.ask("PRAGMA journal_mode=" + mode);
            ASSERT_EQ(writer.run(insertMarked(800)), SQLITE_OK) << page << mode;
            ASSERT_EQ(writer.run("BEGIN; DELETE FROM t WHERE id % 3 = 0; ROLLBACK"), SQLITE_OK);
            ASSERT_EQ(writer.run("DELETE FROM t WHERE id % 2 = 0"), SQLITE_OK);
            Database reader(folder / "a.segue");
            EXPECT_EQ(reader.ask("SELECT count(*) FROM t"), "400") << page << mode;
            EXPECT_EQ(reader.ask("PRAGMA integrity_check"), "ok") << page << mode;
            EXPECT_EQ(reader.ask("PRAGMA page_size"), std::to_string(page)) << mode;
        }
    }
}

TEST(SealedVfs, ARollbackGivesBackWhatWasBefore)
{
    const Folder folder;
    Database writer(folder / "a.segue");
    writer.ask("PRAGMA journal_mode=DELETE");
    ASSERT_EQ(writer.run("PRAGMA cache_size=5;" + insertMarked(300)), SQLITE_OK);
    ASSERT_EQ(
        writer.run("BEGIN; UPDATE t SET name = 'x'; SAVEPOINT s; DELETE FROM t; ROLLBACK TO s"),
        SQLITE_OK);
    EXPECT_EQ(writer.ask("SELECT count(*) FROM t WHERE name = 'x'"), "300");
    ASSERT_EQ(writer.run("ROLLBACK"), SQLITE_OK);
    EXPECT_EQ(writer.ask("SELECT count(*) FROM t WHERE name LIKE 'Mar%'"), "300");
    EXPECT_EQ(writer.ask("PRAGMA integrity_check"), "ok");
}

TEST(SealedVfs, SortersAndTemporaryTablesThatSpillAreSealedToo)
{
    const Folder folder;
    setenv("SQLITE_TMPDIR", folder.path().c_str(), 1);
    Database writer(folder / "a.segue");
    ASSERT_EQ(writer.run("PRAGMA temp_store=FILE; PRAGMA cache_size=10; PRAGMA cache_spill=1;"
                         + insertMarked(6000)),
              SQLITE_OK);
    ASSERT_EQ(writer.run("PRAGMA temp.cache_size=10;"
                         "CREATE TEMP TABLE s AS SELECT * FROM t;"
                         "CREATE INDEX temp.byName ON s(name, bulk)"),
              SQLITE_OK);
    EXPECT_EQ(writer.ask("SELECT name FROM (SELECT * FROM s ORDER BY bulk, name DESC) LIMIT 1"),
              std::string(Marker) + " 999");
    EXPECT_EQ(writer.ask("PRAGMA temp.integrity_check"), "ok");
    unsetenv("SQLITE_TMPDIR");
}

TEST(SealedVfs, AFrozenFileOpensImmutableForManyReadersAndNoWriter)
{
    const Folder folder;
    const FrozenIdentity identity = buildFrozen(folder, 1000);
    const OpenHow frozen {.role = Role::Data,
                          .frozen = identity,
                          .parameters = "&immutable=1",
                          .flags = SQLITE_OPEN_READONLY};
    Database one(folder / "frozen", frozen);
    Database two(folder / "frozen", frozen);
    ASSERT_EQ(one.openCode(), SQLITE_OK);
    EXPECT_EQ(one.ask("SELECT count(*) FROM t"), "1000");
    EXPECT_EQ(two.ask("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(one.run("DELETE FROM t"), SQLITE_READONLY);
    OpenHow writable = frozen;
    writable.parameters = "";
    writable.flags = SQLITE_OPEN_READWRITE;
    Database three(folder / "frozen", writable);
    EXPECT_NE(three.run("DELETE FROM t"), SQLITE_OK);
    EXPECT_EQ(two.ask("SELECT count(*) FROM t"), "1000");
}

TEST(SealedVfs, AnotherFrozenFileInItsPlaceIsRefusedAsSuch)
{
    const Folder folder;
    const FrozenIdentity identity = buildFrozen(folder, 10);
    std::filesystem::rename(folder / "frozen", folder / "older");
    freezeTo(folder / "build", folder / "frozen");
    Database other(folder / "frozen", {.role = Role::Data, .frozen = identity});
    EXPECT_EQ(other.openCode(), SQLITE_CANTOPEN);
    const auto fault = other.seal().takeFault();
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, ErrorCode::OlderCopy);
    EXPECT_FALSE(other.seal().takeFault()) << "a fault is told once";
}

TEST(SealedVfs, AFrozenFileWithBytesBehindItIsRefused)
{
    const Folder folder;
    const FrozenIdentity identity = buildFrozen(folder, 10);
    const std::string whole = slurp(folder / "frozen");
    for (const std::string& altered :
         {whole + std::string(20, 'x'), whole.substr(0, whole.size() - 1), whole.substr(0, 60),
          std::string()}) {
        spill(folder / "frozen", altered);
        Database cut(folder / "frozen",
                     {.role = Role::Data, .frozen = identity, .flags = SQLITE_OPEN_READONLY});
        EXPECT_NE(cut.openCode(), SQLITE_OK);
        const auto fault = cut.seal().takeFault();
        ASSERT_TRUE(fault);
        EXPECT_EQ(fault->code, ErrorCode::Corrupt);
    }
}

TEST(SealedVfs, EachReasonNotToOpenHasItsOwnFault)
{
    const Folder folder;
    {
        Database writer(folder / "a.segue");
        ASSERT_EQ(writer.run(insertMarked(20)), SQLITE_OK);
    }
    const std::string good = slurp(folder / "a.segue");
    const auto faultOf = [&](const std::string& bytes, const OpenHow& how) {
        spill(folder / "b.segue", bytes);
        OpenHow quick = how;
        quick.vfs = impatientVfs();
        Database database(folder / "b.segue", quick);
        EXPECT_NE(database.openCode(), SQLITE_OK);
        const auto fault = database.seal().takeFault();
        return fault ? fault->code : ErrorCode::Internal;
    };
    EXPECT_EQ(faultOf(good, {.key = keyOf(8)}), ErrorCode::WrongKey);
    EXPECT_EQ(faultOf(good, {.role = Role::Linkage}), ErrorCode::NotOurs);
    EXPECT_EQ(faultOf("SQLite format 3" + std::string(4000, 'x'), {}), ErrorCode::NotOurs);
    std::string damaged = good;
    damaged[20] ^= 1;
    EXPECT_EQ(faultOf(damaged, {}), ErrorCode::Corrupt);
    EXPECT_EQ(faultOf(good.substr(0, 100), {}), ErrorCode::Corrupt);
}

TEST(SealedVfs, WithoutAHandleNothingOpens)
{
    const Folder folder;
    std::uint64_t gone = 0;
    {
        Database writer(folder / "a.segue");
        ASSERT_EQ(writer.run(insertMarked(1)), SQLITE_OK);
        gone = writer.seal().number();
    }
    for (const std::string& parameter : {std::string(), "&seal=" + std::to_string(gone),
                                         std::string("&seal=0"), std::string("&seal=12x")}) {
        const std::string uri = "file:" + (folder / "a.segue").string() + "?vfs=sealed" + parameter;
        sqlite3* db = nullptr;
        EXPECT_EQ(
            sqlite3_open_v2(uri.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr),
            SQLITE_CANTOPEN)
            << parameter;
        sqlite3_close(db);
    }
}

TEST(SealedVfs, ADatabaseGrowsPastTheBytesThatSqliteLocks)
{
    // 1.2 GB through the seal: by hand, with SEGUE_SLOW_TESTS=1.
    if (!getenv("SEGUE_SLOW_TESTS"))
        GTEST_SKIP() << "set SEGUE_SLOW_TESTS to run it";
    const Folder folder;
    {
        Database writer(folder / "a.segue");
        ASSERT_EQ(writer.run("PRAGMA page_size=4096; PRAGMA journal_mode=OFF;"
                             "PRAGMA synchronous=OFF; CREATE TABLE t(id INTEGER PRIMARY KEY, x);"
                             "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n"
                             " WHERE i < 1200)"
                             " INSERT INTO t SELECT i, printf('%.*c', 1000000, 'a' || i) FROM n"),
                  SQLITE_OK);
    }
    Database reader(folder / "a.segue");
    EXPECT_EQ(reader.ask("SELECT count(*), sum(length(x)) FROM t"), "1200|1200000000");
    EXPECT_EQ(reader.ask("PRAGMA integrity_check"), "ok");
    ASSERT_EQ(reader.run("UPDATE t SET x = upper(x) WHERE id % 100 = 0"), SQLITE_OK);
    EXPECT_EQ(reader.ask("SELECT count(*) FROM t WHERE x GLOB 'A*'"), "12");
}

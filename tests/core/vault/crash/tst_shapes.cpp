// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the vault itself does not use, and SQLite must find right all the same: other page sizes and
// journals, the page that holds the lock bytes, commits over two databases.
// By hand: SEGUE_BIG_FILE=1 writes a file of more than 1 GiB.
#include "record_book.h"
#include "vault_under_test.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <tuple>

namespace {

class Shape : public testing::TestWithParam<std::tuple<int, const char*>>
{
};

/// Moves the lock bytes to an early page, as SQLite's own tests do, for the life of this object.
class EarlyLockBytes
{
public:
    EarlyLockBytes() { sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, 0x10000); }
    EarlyLockBytes(const EarlyLockBytes&) = delete;
    EarlyLockBytes& operator=(const EarlyLockBytes&) = delete;
    ~EarlyLockBytes() { sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, 0x40000000); }
};

std::string commitAndCheck(RecordBook& book, std::uint64_t times)
{
    if (book.open() != SQLITE_OK)
        return "does not open";
    for (std::uint64_t i = 0; i < times; ++i)
        if (const int code = book.commitNext(); code != SQLITE_OK)
            return "commit " + std::to_string(i) + ": " + std::to_string(code);
    return book.check(times, times);
}

} // namespace

TEST_P(Shape, HoldsWhatWasWritten)
{
    const TemporaryFolder folder;
    RecordBook book({.path = (folder.path() / "profile.segue").string(),
                     .vfs = SealedOnFiles,
                     .pageSize = std::get<0>(GetParam()),
                     .journal = std::get<1>(GetParam()),
                     .checkpointPages = 25});
    EXPECT_EQ(commitAndCheck(book, 40), "");
}

TEST_P(Shape, HoldsWhatWasWrittenAroundTheLockBytes)
{
    const EarlyLockBytes early;
    const TemporaryFolder folder;
    RecordBook book({.path = (folder.path() / "profile.segue").string(),
                     .vfs = SealedOnFiles,
                     .pageSize = std::get<0>(GetParam()),
                     .journal = std::get<1>(GetParam()),
                     .checkpointPages = 25});
    EXPECT_EQ(commitAndCheck(book, 40), "");
    EXPECT_EQ(book.run("VACUUM"), SQLITE_OK);
    EXPECT_EQ(book.check(40, 40), "");
}

INSTANTIATE_TEST_SUITE_P(Sizes, Shape,
                         testing::Combine(testing::Values(512, 1024, 4096, 8192, 65536),
                                          testing::Values("wal", "delete", "truncate", "persist")),
                         [](const auto& shape) {
                             return std::get<1>(shape.param)
                                 + std::to_string(std::get<0>(shape.param));
                         });

TEST(BigFile, HoldsMoreThanAGibibyte)
{
    if (rounds("SEGUE_BIG_FILE", 0) == 0)
        GTEST_SKIP() << "by hand: SEGUE_BIG_FILE=1";
    const TemporaryFolder folder;
    const auto path = folder.path() / "profile.segue";
    RecordBook book({.path = path.string(), .vfs = SealedOnFiles});
    ASSERT_EQ(book.open(), SQLITE_OK);
    ASSERT_EQ(book.run("CREATE TABLE bulk(body BLOB)"), SQLITE_OK);
    for (int i = 0; i < 6; ++i)
        ASSERT_EQ(book.run("INSERT INTO bulk VALUES(zeroblob(200000000))"), SQLITE_OK);
    EXPECT_EQ(commitAndCheck(book, 40), "");
    EXPECT_EQ(book.run("PRAGMA wal_checkpoint(TRUNCATE)"), SQLITE_OK);
    EXPECT_GT(std::filesystem::file_size(path), 0x40000000U + 4096U);
    EXPECT_EQ(book.check(40, 40), "");
}

namespace {

enum class After
{
    Together, ///< both open, at one commit
    Refused, ///< the vault says of a journal that it is damaged
    Wrong
};

/// Opens a database and reads nothing of it: its journal can be opened then, but is not rolled
/// back.
class Held
{
public:
    explicit Held(const std::string& uri)
    {
        sqlite3_open_v2(uri.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() { sqlite3_close(m_database); }

private:
    sqlite3* m_database = nullptr;
};

int refusal(RecordBook& book)
{
    return book.open() == SQLITE_OK ? SQLITE_OK : sqlite3_extended_errcode(book.database());
}

bool isAt(RecordBook& book, int commit)
{
    return book.run("CREATE TEMP TABLE IF NOT EXISTS must(n CHECK(n = 1));"
                    "INSERT INTO must SELECT n = "
                    + std::to_string(commit) + " FROM total")
        == SQLITE_OK;
}

/// Two databases in one commit after the other until the power goes.
After cutTwoDatabases(std::uint64_t seed)
{
    Random random(seed);
    FaultDisk& disk = faultDisk();
    disk.wipe();
    RecordBook a({.path = "/a.segue", .vfs = SealedOnDisk, .journal = "delete"});
    RecordBook b({.path = "/b.segue", .vfs = SealedOnDisk, .journal = "delete"});
    const bool made = a.open() == SQLITE_OK && b.open() == SQLITE_OK;
    b.close();
    if (!made
        || a.run("CREATE TABLE total(n); INSERT INTO total VALUES(0); ATTACH '" + b.uri()
                 + "' AS b; CREATE TABLE b.total(n); INSERT INTO b.total VALUES(0);"
                   "PRAGMA b.synchronous=FULL")
            != SQLITE_OK)
        return After::Wrong;
    disk.cutPowerAt(random() % 120);
    int acknowledged = 0;
    while (a.run("BEGIN; UPDATE total SET n = n + 1; UPDATE b.total SET n = n + 1; COMMIT")
           == SQLITE_OK)
        ++acknowledged;
    a.close();
    disk.restorePower(random, random() % 2 == 0 ? 512 : 4096, false);
    // Each is asked whether its journal belongs to the commit of the other.
    const Held heldA(a.uri()), heldB(b.uri());
    const int codeOfA = refusal(a), codeOfB = refusal(b);
    if (codeOfA == SQLITE_IOERR_DATA || codeOfB == SQLITE_IOERR_DATA)
        return After::Refused;
    for (const int n : {acknowledged, acknowledged + 1})
        if (codeOfA == SQLITE_OK && codeOfB == SQLITE_OK && isAt(a, n) && isAt(b, n))
            return After::Together;
    return After::Wrong;
}

} // namespace

TEST(SuperJournal, KeepsTwoDatabasesTogetherWhenThePowerGoes)
{
    const std::uint64_t seeds = rounds("SEGUE_POWER_CUTS", 600) / 4;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        ASSERT_EQ(cutTwoDatabases(seed), After::Together) << "seed " << seed;
}

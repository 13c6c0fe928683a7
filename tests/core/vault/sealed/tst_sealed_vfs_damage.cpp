// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every byte of a database, of its WAL and of its journal, and what else can happen to files: never
// wrong data, never a crash.
#include "open_sealed.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

/// Three files that were copied while a connection had them open.
struct Files
{
    std::string database, wal, journal;
};

class SealedVfsDamage : public testing::Test
{
protected:
    SealedVfsDamage() { m_how.vfs = impatientVfs(); }

    Files copy() const
    {
        return {slurp(m_path), slurp(m_path.string() + "-wal"),
                slurp(m_path.string() + "-journal")};
    }

    void put(const Files& files) const
    {
        const auto place = [](const std::string& path, const std::string& bytes) {
            if (bytes.empty())
                std::filesystem::remove(path);
            else
                spill(path, bytes);
        };
        place(m_path.string(), files.database);
        place(m_path.string() + "-wal", files.wal);
        place(m_path.string() + "-journal", files.journal);
        std::filesystem::remove(m_path.string() + "-shm");
    }

    struct Seen
    {
        std::string rows; ///< or "error"
        bool cut = false;
        std::optional<ErrorCode> fault = {};
    };

    /// All rows and the integrity of the file that is there now.
    Seen look() const
    {
        Database database(m_path, m_how);
        Seen seen {.rows = "error"};
        if (database.openCode() == SQLITE_OK) {
            const std::string rows = database.ask("SELECT group_concat(x, '') FROM t");
            if (!rows.starts_with("error")) {
                seen.rows = rows == "NULL" ? "" : rows;
                const std::string check = database.ask("PRAGMA integrity_check");
                if (check != "ok")
                    seen.rows = check.starts_with("error") ? "error" : "broken";
            }
        }
        seen.cut = database.seal().walWasCut();
        if (const auto fault = database.seal().takeFault())
            seen.fault = fault->code;
        return seen;
    }

    /// "abc..." in the database, then one letter a commit in the WAL.
    Files commitsInWal(int commits, const std::string& synchronous)
    {
        Database writer(m_path, m_how);
        writer.ask("PRAGMA page_size=512; PRAGMA journal_mode=WAL");
        writer.run("PRAGMA wal_autocheckpoint=0; PRAGMA synchronous=" + synchronous);
        writer.ask("CREATE TABLE t(x); INSERT INTO t VALUES('a'); PRAGMA wal_checkpoint(TRUNCATE)");
        for (int at = 1; at <= commits; ++at)
            writer.run("INSERT INTO t VALUES('" + std::string(1, static_cast<char>('a' + at))
                       + "')");
        return copy();
    }

    /// A transaction that has spilled half of its pages into the database, with the blocks of its
    /// journal that were synced before.
    Files hotJournal()
    {
        Database writer(m_path, m_how);
        EXPECT_EQ(writer.run("PRAGMA page_size=512; CREATE TABLE t(x);"
                             "INSERT INTO t VALUES(printf('%.*c', 1800, 'a')),"
                             " (printf('%.*c', 1800, 'b'));"
                             "PRAGMA cache_size=1; BEGIN; UPDATE t SET x = upper(x)"),
                  SQLITE_OK);
        Files files = copy();
        writer.run("ROLLBACK");
        constexpr std::size_t Synced = HeaderBytes + 4 * (MutableBlock + 28);
        EXPECT_GT(files.journal.size(), Synced) << "it spilled and began a second part";
        files.journal.resize(Synced);
        return files;
    }
    const std::string m_beforeJournal = std::string(1800, 'a') + std::string(1800, 'b');

    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.segue";
    OpenHow m_how;
};

} // namespace

TEST_F(SealedVfsDamage, AFlippedByteAnywhereInADatabaseIsAnErrorWithItsFault)
{
    Files files;
    {
        Database writer(m_path, m_how);
        ASSERT_EQ(writer.run("PRAGMA page_size=512; CREATE TABLE t(x);"
                             "INSERT INTO t VALUES('abc'), (hex(zeroblob(300)))"),
                  SQLITE_OK);
        files = copy();
    }
    ASSERT_EQ(look().rows.substr(0, 5), "abc00");
    const std::string good = files.database;
    for (std::size_t at = 0; at < good.size(); ++at) {
        files.database = good;
        files.database[at] ^= static_cast<char>(1 << at % 8);
        put(files);
        const Seen seen = look();
        ASSERT_EQ(seen.rows, "error") << "byte " << at;
        ASSERT_EQ(seen.fault, at < 8 ? ErrorCode::NotOurs : ErrorCode::Corrupt) << "byte " << at;
    }
}

TEST_F(SealedVfsDamage, AFlippedByteAnywhereInAWalLeavesThePrefixOfCommitsBeforeIt)
{
    const Files good = commitsInWal(9, "NORMAL");
    put(good);
    const Seen whole = look();
    ASSERT_EQ(whole.rows, "abcdefghij");
    ASSERT_FALSE(whole.cut);
    std::size_t prefix = 0;
    for (std::size_t at = 0; at < good.wal.size(); ++at) {
        Files files = good;
        files.wal[at] ^= static_cast<char>(1 << at % 8);
        put(files);
        const Seen seen = look();
        ASSERT_TRUE(whole.rows.starts_with(seen.rows)) << "byte " << at << seen.rows;
        ASSERT_LT(seen.rows.size(), whole.rows.size()) << "byte " << at;
        ASSERT_GE(seen.rows.size(), prefix) << "byte " << at;
        ASSERT_TRUE(seen.cut) << "byte " << at;
        ASSERT_FALSE(seen.fault) << "byte " << at;
        prefix = seen.rows.size();
    }
    EXPECT_GT(prefix, 1U) << "commits in intact blocks stay";
}

TEST_F(SealedVfsDamage, AfterAWalWasCutNewCommitsGoOnFromThere)
{
    const Files good = commitsInWal(6, "FULL");
    for (std::size_t at = 0; at < good.wal.size(); at += 211) {
        Files files = good;
        files.wal[at] ^= 16;
        put(files);
        std::string rows;
        {
            Database writer(m_path, m_how);
            rows = writer.ask("SELECT group_concat(x, '') FROM t");
            ASSERT_EQ(writer.run("PRAGMA wal_autocheckpoint=0; INSERT INTO t VALUES('+')"),
                      SQLITE_OK)
                << "byte " << at;
            ASSERT_EQ(writer.run("INSERT INTO t VALUES('!')"), SQLITE_OK) << "byte " << at;
            files = copy();
        }
        put(files); // as a crash would leave it
        const Seen seen = look();
        ASSERT_EQ(seen.rows, rows + "+!") << "byte " << at;
    }
}

TEST_F(SealedVfsDamage, AWalCutAtAnyLengthOrLengthenedLeavesAPrefixOfCommits)
{
    const Files good = commitsInWal(4, "NORMAL");
    std::size_t last = 0;
    for (std::size_t length = 1; length < good.wal.size(); length += 13) {
        Files files = good;
        files.wal.resize(length);
        put(files);
        const Seen seen = look();
        ASSERT_TRUE(std::string("abcde").starts_with(seen.rows)) << length << seen.rows;
        ASSERT_GE(seen.rows.size(), last);
        last = seen.rows.size();
    }
    Files files = good;
    files.wal += "twenty bytes of more";
    put(files);
    const Seen seen = look();
    EXPECT_TRUE(std::string("abcde").starts_with(seen.rows)) << seen.rows;
    EXPECT_TRUE(seen.cut) << "the last block is not as it was sealed";
}

TEST_F(SealedVfsDamage, BlocksOfAWalThatWereSwappedOrDoubledEndIt)
{
    const Files good = commitsInWal(6, "FULL");
    constexpr std::size_t Stride = MutableBlock + 28;
    ASSERT_GT(good.wal.size(), HeaderBytes + 5 * Stride);
    Files files = good;
    files.wal.replace(HeaderBytes + 2 * Stride, Stride, good.wal, HeaderBytes + 3 * Stride, Stride);
    put(files);
    const Seen seen = look();
    EXPECT_TRUE(std::string("abcdefg").starts_with(seen.rows));
    EXPECT_LT(seen.rows.size(), 7U);
    EXPECT_TRUE(seen.cut);
}

TEST_F(SealedVfsDamage, TheWalOfAnotherDatabaseWithTheSameKeyGivesNothing)
{
    const Files other = commitsInWal(4, "FULL");
    put({});
    Files mine = commitsInWal(1, "FULL");
    mine.wal = other.wal;
    put(mine);
    const Seen seen = look();
    EXPECT_EQ(seen.rows, "a") << "what is in the database itself";
    EXPECT_TRUE(seen.cut);
}

TEST_F(SealedVfsDamage, ABlockThatIsDamagedAfterRecoveryIsAnErrorAndNotZeros)
{
    const Files good = commitsInWal(5, "FULL");
    put(good);
    Database reader(m_path, m_how);
    ASSERT_EQ(reader.ask("SELECT count(*) FROM sqlite_schema"), "1");
    std::string damaged = good.wal;
    for (std::size_t at = HeaderBytes + 50; at < damaged.size(); at += MutableBlock)
        damaged[at] ^= 1;
    spill(m_path.string() + "-wal", damaged);
    Database second(m_path, m_how); // shares the index, so it does not recover
    EXPECT_EQ(second.ask("SELECT group_concat(x, '') FROM t"),
              "error " + std::to_string(SQLITE_IOERR_DATA));
    EXPECT_EQ(second.seal().takeFault()->code, ErrorCode::Corrupt);
    EXPECT_FALSE(second.seal().walWasCut());
}

TEST_F(SealedVfsDamage, InExclusiveModeOnlyTheRecoveryItselfReadsZeros)
{
    const Files good = commitsInWal(5, "FULL");
    put(good);
    Database alone(m_path, m_how);
    alone.ask("PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=1");
    ASSERT_EQ(alone.ask("SELECT group_concat(x, '') FROM t"), "abcdef");
    ASSERT_FALSE(std::filesystem::exists(m_path.string() + "-shm"));
    std::string damaged = good.wal;
    for (std::size_t at = HeaderBytes + 50; at < damaged.size(); at += MutableBlock)
        damaged[at] ^= 1;
    spill(m_path.string() + "-wal", damaged);
    alone.run("PRAGMA shrink_memory");
    EXPECT_EQ(alone.ask("SELECT group_concat(x, '') FROM t"),
              "error " + std::to_string(SQLITE_IOERR_DATA));
    EXPECT_FALSE(alone.seal().walWasCut());
}

TEST_F(SealedVfsDamage, AFirstPageThatWasTornIsTakenFromTheWal)
{
    Files files;
    {
        Database writer(m_path, m_how);
        writer.ask("PRAGMA page_size=4096; PRAGMA journal_mode=WAL");
        writer.ask("CREATE TABLE t(x); PRAGMA wal_checkpoint(TRUNCATE); INSERT INTO t VALUES('a');"
                   "CREATE TABLE u(x)");
        files = copy();
    }
    for (const std::size_t torn : {200U, 2000U, 4000U}) {
        files.database.replace(HeaderBytes + torn, 100, 100, 'x');
        put(files);
        const Seen seen = look();
        EXPECT_EQ(seen.rows, "a");
        EXPECT_FALSE(seen.cut);
        EXPECT_FALSE(seen.fault) << "nothing was lost, so there is nothing to tell";
    }
    files.wal.clear();
    put(files);
    EXPECT_EQ(look().rows, "error");
}

TEST_F(SealedVfsDamage, AFlippedByteAnywhereInAHotJournalIsAnErrorOrDoesNoHarm)
{
    const Files good = hotJournal();
    put(good);
    ASSERT_EQ(look().rows, m_beforeJournal);
    Files lost = good;
    lost.journal.clear();
    put(lost);
    ASSERT_NE(look().rows, m_beforeJournal) << "the journal is needed";
    int errors = 0;
    for (std::size_t at = 0; at < good.journal.size(); ++at) {
        Files files = good;
        files.journal[at] ^= static_cast<char>(1 << at % 8);
        put(files);
        const Seen seen = look();
        ASSERT_TRUE(seen.rows == m_beforeJournal || seen.rows == "error") << "byte " << at;
        errors += seen.rows == "error" ? 1 : 0;
    }
    EXPECT_GT(errors, 3 * 520) << "what was synced is needed";
}

TEST_F(SealedVfsDamage, AHotJournalThatWasCutIsAnErrorOrDoesNoHarm)
{
    // Without its first text it is as good as deleted, and that nobody can tell.
    const Files good = hotJournal();
    for (std::size_t length = HeaderBytes + MutableBlock + 28 + 29; length < good.journal.size();
         length += 61) {
        Files files = good;
        files.journal.resize(length);
        put(files);
        const Seen seen = look();
        ASSERT_TRUE(seen.rows == m_beforeJournal || seen.rows == "error") << length << seen.rows;
    }
    Files files = good;
    files.journal += "twenty bytes of more";
    put(files);
    EXPECT_EQ(look().rows, m_beforeJournal);
}

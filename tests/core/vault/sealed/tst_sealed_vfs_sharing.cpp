// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several connections, threads and processes on one sealed file.
#include "open_sealed.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

void prepare(const std::filesystem::path& path, const std::string& mode)
{
    Database database(path);
    database.ask("PRAGMA page_size=4096; PRAGMA journal_mode=" + mode);
    ASSERT_EQ(database.run("CREATE TABLE t(who INT, n INT, bulk BLOB);"
                           "CREATE TABLE total(n INT); INSERT INTO total VALUES(0)"),
              SQLITE_OK);
}

/// Adds @p rounds rows, each with its part of the total in the same transaction, and looks at the
/// whole between them. The number of things that were not as they should be.
int work(const std::filesystem::path& path, int who, int rounds)
{
    int wrong = 0;
    Database database(path);
    sqlite3_busy_timeout(database.handle(), 60'000);
    const std::string name = std::to_string(who);
    for (int round = 0; round < rounds; ++round) {
        wrong += database.run("BEGIN IMMEDIATE; INSERT INTO t VALUES(" + name + ", "
                              + std::to_string(round)
                              + ", randomblob(3000));"
                                "UPDATE total SET n = n + 1; COMMIT")
            != SQLITE_OK;
        wrong += database.ask("SELECT (SELECT count(*) FROM t) = (SELECT n FROM total)") != "1";
    }
    wrong += database.seal().takeFault().has_value();
    wrong += database.seal().walWasCut();
    return wrong;
}

void expectAll(const std::filesystem::path& path, int workers, int rounds)
{
    Database database(path);
    EXPECT_EQ(database.ask("SELECT count(*), count(DISTINCT who) FROM t"),
              std::to_string(workers * rounds) + "|" + std::to_string(workers));
    EXPECT_EQ(database.ask("PRAGMA integrity_check"), "ok");
}

} // namespace

TEST(SealedVfsSharing, EightThreadsWriteAndReadOneFile)
{
    for (const std::string mode : {"WAL", "DELETE"}) {
        const Folder folder;
        prepare(folder / "a.segue", mode);
        std::array<int, 8> wrong {};
        std::vector<std::thread> threads;
        for (std::size_t who = 0; who < wrong.size(); ++who)
            threads.emplace_back(
                [&, who] { wrong[who] = work(folder / "a.segue", static_cast<int>(who), 15); });
        for (std::thread& thread : threads)
            thread.join();
        EXPECT_EQ(wrong, (std::array<int, 8> {})) << mode;
        expectAll(folder / "a.segue", 8, 15);
    }
}

TEST(SealedVfsSharing, TwoProcessesWriteAndReadOneFile)
{
    for (const std::string mode : {"WAL", "DELETE", "TRUNCATE"}) {
        const Folder folder;
        prepare(folder / "a.segue", mode);
        const pid_t child = fork(); // no connection is open
        if (child == 0)
            _exit(work(folder / "a.segue", 1, 60) == 0 ? 42 : 1);
        EXPECT_EQ(work(folder / "a.segue", 0, 60), 0) << mode;
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        EXPECT_EQ(WEXITSTATUS(status), 42) << mode;
        expectAll(folder / "a.segue", 2, 60);
    }
}

TEST(SealedVfsSharing, AWalThatAnotherConnectionEmptiedIsFollowed)
{
    const Folder folder;
    prepare(folder / "a.segue", "WAL");
    Database one(folder / "a.segue");
    Database two(folder / "a.segue");
    for (int round = 0; round < 5; ++round) {
        ASSERT_EQ(one.run("INSERT INTO t VALUES(1, 1, NULL)"), SQLITE_OK);
        ASSERT_EQ(two.ask("SELECT count(*) FROM t"), std::to_string(3 * round + 1));
        ASSERT_EQ(one.ask("PRAGMA wal_checkpoint(TRUNCATE)"), "0|0|0");
        ASSERT_EQ(two.run("INSERT INTO t VALUES(2, 2, NULL)"), SQLITE_OK);
        ASSERT_EQ(one.run("INSERT INTO t VALUES(1, 3, NULL)"), SQLITE_OK);
        ASSERT_EQ(two.ask("SELECT count(*) FROM t"), std::to_string(3 * round + 3));
    }
    EXPECT_FALSE(two.seal().takeFault());
}

TEST(SealedVfsSharing, ADatabaseThatAnotherConnectionEmptiedIsFollowed)
{
    const Folder folder;
    Database one(folder / "a.segue");
    Database two(folder / "a.segue");
    ASSERT_EQ(one.ask("SELECT count(*) FROM sqlite_schema"), "0");
    ASSERT_EQ(two.run("BEGIN; CREATE TABLE t(x)"), SQLITE_OK);
    ASSERT_EQ(two.run("PRAGMA cache_spill=1; PRAGMA cache_size=1;"
                      "INSERT INTO t VALUES(randomblob(100000)); ROLLBACK"),
              SQLITE_OK);
    ASSERT_EQ(one.run("CREATE TABLE t(x); INSERT INTO t VALUES('one')"), SQLITE_OK);
    EXPECT_EQ(two.ask("SELECT x FROM t"), "one");
    ASSERT_EQ(two.run("INSERT INTO t VALUES('two')"), SQLITE_OK);
    EXPECT_EQ(one.ask("SELECT x FROM t"), "one two");
}

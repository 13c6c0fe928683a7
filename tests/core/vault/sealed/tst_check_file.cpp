// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sealed.h"

#include "core/vault/sealed/check_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

constexpr std::size_t Stride = MutableBlock + 28;

class CheckFile : public testing::Test
{
protected:
    CheckFile()
    {
        Database writer(m_path);
        EXPECT_EQ(
            writer.run("PRAGMA page_size=4096; CREATE TABLE t(x);"
                       "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE "
                       "i < 40) INSERT INTO t SELECT randomblob(1000) FROM n"),
            SQLITE_OK);
        writer.close();
        m_good = slurp(m_path);
    }

    FileCheck check(const Key& key = keyOf(7), Role role = Role::Profile)
    {
        TaskContext task;
        auto checked = checkFile(m_path, key, role, {}, task);
        EXPECT_TRUE(checked);
        return checked ? checked.value() : FileCheck {};
    }

    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.segue";
    std::string m_good;
};

} // namespace

TEST_F(CheckFile, AnIntactFileHasAllItsBlocksAndNoDamage)
{
    const FileCheck whole = check();
    EXPECT_FALSE(whole.refused);
    EXPECT_EQ(whole.blocks, (m_good.size() - HeaderBytes) / Stride);
    EXPECT_GT(whole.blocks, 10U);
    EXPECT_EQ(whole.damagedBlocks, 0U);
}

TEST_F(CheckFile, DamageIsNamedByBlockAndPlace)
{
    std::string damaged = m_good;
    damaged[HeaderBytes + 3 * Stride + 500] ^= 4;
    spill(m_path, damaged);
    const FileCheck found = check();
    EXPECT_EQ(found.damagedBlocks, 1U);
    ASSERT_EQ(found.damaged.size(), 1U);
    EXPECT_EQ(found.damaged[0].block, 3U);
    EXPECT_EQ(found.damaged[0].offset, HeaderBytes + 3 * Stride);
    EXPECT_EQ(found.damaged[0].bytes, Stride);
    EXPECT_FALSE(found.damaged[0].belongsTo);
}

TEST_F(CheckFile, BlocksThatChangedPlacesAreToldToBelongElsewhere)
{
    std::string swapped = m_good;
    swapped.replace(HeaderBytes + 2 * Stride, Stride, m_good, HeaderBytes + 5 * Stride, Stride);
    swapped.replace(HeaderBytes + 5 * Stride, Stride, m_good, HeaderBytes + 2 * Stride, Stride);
    spill(m_path, swapped);
    const FileCheck found = check();
    ASSERT_EQ(found.damaged.size(), 2U);
    EXPECT_EQ(found.damaged[0].block, 2U);
    EXPECT_EQ(found.damaged[0].belongsTo, 5U);
    EXPECT_EQ(found.damaged[1].block, 5U);
    EXPECT_EQ(found.damaged[1].belongsTo, 2U);
}

TEST_F(CheckFile, WrongKeyWrongKindAndAForeignFileAreRefusedEachInItsWay)
{
    EXPECT_EQ(check(keyOf(8)).refused->code, ErrorCode::WrongKey);
    EXPECT_EQ(check(keyOf(7), Role::Linkage).refused->code, ErrorCode::NotOurs);
    spill(m_path, "a letter to the council");
    EXPECT_EQ(check().refused->code, ErrorCode::NotOurs);
    spill(m_path, m_good.substr(0, 90));
    EXPECT_EQ(check().refused->code, ErrorCode::Corrupt);
    spill(m_path, m_good + "twenty bytes of more");
    EXPECT_EQ(check().refused->code, ErrorCode::Corrupt);
    std::filesystem::remove(m_path);
    EXPECT_EQ(check().refused->code, ErrorCode::NotFound);
}

TEST_F(CheckFile, ProgressEndsAtTheWholeAndCancelStops)
{
    int last = 0;
    TaskContext counted({}, [&last](int permille) { last = permille; });
    EXPECT_TRUE(checkFile(m_path, keyOf(7), Role::Profile, {}, counted));
    EXPECT_EQ(last, 1000);
    const CancelToken token;
    TaskContext stopped(token, [&token](int) { token.cancel(); });
    const auto checked = checkFile(m_path, keyOf(7), Role::Profile, {}, stopped);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, ErrorCode::Cancelled);
}

TEST_F(CheckFile, AWalIsCheckedUnderItsDatabasesSalt)
{
    Database writer(m_path);
    writer.ask("PRAGMA journal_mode=WAL");
    ASSERT_EQ(writer.run("INSERT INTO t VALUES(1)"), SQLITE_OK);
    TaskContext task;
    const auto whole = checkFile(m_path.string() + "-wal", keyOf(7), Role::Wal, {}, task);
    ASSERT_TRUE(whole);
    EXPECT_FALSE(whole.value().refused);
    EXPECT_GT(whole.value().blocks, 0U);
    EXPECT_EQ(whole.value().damagedBlocks, 0U);
}

TEST_F(CheckFile, AWriterKeepsItsLockWhileItsFileIsChecked)
{
    Database writer(m_path);
    ASSERT_EQ(writer.run("BEGIN EXCLUSIVE"), SQLITE_OK);
    EXPECT_EQ(check().damagedBlocks, 0U);
    // Locks are a process's: only another one can tell whether this one still has them.
    const pid_t child = fork();
    if (child == 0) {
        struct flock wanted
        {
        };
        wanted.l_type = F_RDLCK;
        wanted.l_whence = SEEK_SET;
        wanted.l_start = 0x40000000 + 2; // SQLite's shared range
        wanted.l_len = 510;
        const int file = open(m_path.c_str(), O_RDWR);
        _exit(fcntl(file, F_SETLK, &wanted) == -1 ? 42 : 0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 42) << "the lock is gone";
    EXPECT_EQ(writer.run("COMMIT"), SQLITE_OK);
}

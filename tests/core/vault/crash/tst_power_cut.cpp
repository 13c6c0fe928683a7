// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes in the middle of anything. By hand: SEGUE_POWER_CUTS=20000.
#include "record_book.h"
#include "vault_under_test.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace {

std::size_t oneOf(Random& random, std::initializer_list<std::size_t> choices)
{
    return *(choices.begin() + random() % choices.size());
}

/// Commits, with checkpoints of every kind and new connections between, until the power goes or the
/// day is over. Returns how many were acknowledged.
std::uint64_t work(RecordBook& book, Random& random)
{
    std::uint64_t acknowledged = 0;
    int code = book.open();
    const std::uint64_t day = random() % 25;
    for (std::uint64_t i = 0; i < day && code == SQLITE_OK; ++i) {
        code = book.commitNext();
        if (code == SQLITE_OK)
            ++acknowledged;
        const std::uint64_t then = random() % 16;
        if (then < 3 && code == SQLITE_OK)
            book.run(then == 0       ? "PRAGMA wal_checkpoint(TRUNCATE)"
                         : then == 1 ? "PRAGMA wal_checkpoint(RESTART)"
                                     : "PRAGMA wal_checkpoint(PASSIVE)");
        if (then == 3 && code == SQLITE_OK)
            code = book.open();
    }
    return acknowledged;
}

/// What one seed of cuts left wrong; empty when nothing.
std::string cutFourTimes(std::uint64_t seed)
{
    Random random(seed);
    FaultDisk& disk = faultDisk();
    disk.wipe();
    RecordBook book({.path = "/profile.segue",
                     .vfs = SealedOnDisk,
                     .checkpointPages = static_cast<int>(oneOf(random, {5, 40, 1000}))});
    if (book.open() != SQLITE_OK)
        return "not created";
    std::uint64_t atLeast = 0, atMost = 0;
    for (int cut = 0; cut < 4; ++cut) {
        book.close();
        disk.cutPowerAt(random() % 250);
        const std::uint64_t acknowledged = work(book, random);
        atLeast += acknowledged;
        atMost += acknowledged + disk.isOff();
        book.close();
        disk.restorePower(random, oneOf(random, {512, 4096}));
        if (random() % 2 == 0)
            continue; // the next life begins with what this one left
        if (const std::string wrong = book.check(atLeast, atMost); !wrong.empty())
            return "cut " + std::to_string(cut) + ": " + wrong;
        atLeast = atMost = *book.commits();
    }
    return book.check(atLeast, atMost);
}

} // namespace

TEST(PowerCut, LeavesADatabaseThatOpensWithEveryAcknowledgedCommit)
{
    const std::uint64_t seeds = rounds("SEGUE_POWER_CUTS", 600) / 4;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        ASSERT_EQ(cutFourTimes(seed), "") << "seed " << seed;
    EXPECT_GT(seeds, 0U);
}

TEST(PowerCut, ReallyLosesWhatWasNotSynced)
{
    // The disk's own test: without synchronous=FULL acknowledged commits must get lost.
    std::uint64_t lost = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Random random(seed);
        faultDisk().wipe();
        RecordBook book({.path = "/profile.segue", .vfs = SealedOnDisk});
        ASSERT_EQ(book.open(), SQLITE_OK);
        ASSERT_EQ(book.run("PRAGMA synchronous=NORMAL"), SQLITE_OK);
        faultDisk().cutPowerAt(60);
        std::uint64_t acknowledged = 0;
        while (book.commitNext() == SQLITE_OK)
            ++acknowledged;
        book.close();
        faultDisk().restorePower(random, 512);
        lost += !book.check(acknowledged, acknowledged + 1).empty();
    }
    EXPECT_GT(lost, 10U);
}

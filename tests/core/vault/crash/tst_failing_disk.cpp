// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every single call beneath the VFS fails in turn: with an I/O error or a full disk, once or for
// good.
#include "record_book.h"
#include "vault_under_test.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace {

struct Trouble
{
    const char* name;
    int code;
    bool forGood;
};

struct Day
{
    std::uint64_t acknowledged = 0;
    std::uint64_t refused = 0;

    void count(int code) { ++(code == SQLITE_OK ? acknowledged : refused); }
};

/// Twelve commits with a checkpoint and a new connection between. Goes on after every error.
Day work(RecordBook& book)
{
    Day day;
    for (int i = 0; i < 12; ++i) {
        if (i == 5)
            book.run("PRAGMA wal_checkpoint(TRUNCATE)");
        if (i == 8 && book.open() != SQLITE_OK)
            book.open();
        if (book.isOpen())
            day.count(book.commitNext());
    }
    return day;
}

class FailingDisk : public testing::TestWithParam<Trouble>
{
};

} // namespace

TEST_P(FailingDisk, LosesNothingThatWasAcknowledgedWhicheverCallFails)
{
    FaultDisk& disk = faultDisk();
    const std::uint64_t stride = rounds("SEGUE_FAULT_STRIDE", 5);
    std::uint64_t reported = 0;
    bool failed = true;
    std::uint64_t call = 0, tried = 0;
    for (; failed; call += stride, ++tried) {
        disk.wipe();
        RecordBook book({.path = "/profile.segue", .vfs = SealedOnDisk, .checkpointPages = 12});
        ASSERT_EQ(book.open(), SQLITE_OK);
        for (int i = 0; i < 3; ++i)
            ASSERT_EQ(book.commitNext(), SQLITE_OK);
        disk.failCall(call, GetParam().code, GetParam().forGood);
        const Day day = work(book);
        book.close();
        failed = disk.hasFailed();
        reported += day.refused > 0;
        disk.failNothing();
        // A commit that was refused may be there nonetheless: its frames had been written.
        ASSERT_EQ(book.check(3 + day.acknowledged, 3 + day.acknowledged + (day.refused > 0)), "")
            << "call " << call;
        ASSERT_EQ(book.commitNext(), SQLITE_OK) << "call " << call;
        ASSERT_TRUE(failed || day.refused == 0);
    }
    // Some failures concern nobody, as that of a checkpoint which the next one makes good.
    EXPECT_GT(call, 150U);
    EXPECT_GT(reported, tried / 4);
}

INSTANTIATE_TEST_SUITE_P(EachWay, FailingDisk,
                         testing::Values(Trouble {"ErrorOnce", SQLITE_IOERR, false},
                                         Trouble {"ErrorForGood", SQLITE_IOERR, true},
                                         Trouble {"FullOnce", SQLITE_FULL, false},
                                         Trouble {"FullForGood", SQLITE_FULL, true}),
                         [](const auto& trouble) { return trouble.param.name; });

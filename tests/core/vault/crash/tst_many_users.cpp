// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two processes and eight threads on one file: nobody ever reads wrong data. Standard threads only,
// so that the thread sanitizer sees all: cmake --preset tsan.
#include "record_book.h"
#include "vault_under_test.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

namespace {

/// Commits @p times and looks at everything after each. Empty when all was right.
std::string writeAndRead(const BookPlace& place, int times)
{
    RecordBook book(place);
    if (const int code = book.open(); code != SQLITE_OK)
        return "does not open: " + std::to_string(code);
    for (int i = 0; i < times; ++i) {
        if (const int code = book.commitNext(); code != SQLITE_OK)
            return "does not commit: " + std::to_string(code);
        if (std::string wrong = book.checkSnapshot(); !wrong.empty())
            return wrong;
    }
    return "";
}

/// Looks at everything until @p stop.
std::string readUntil(const BookPlace& place, const std::atomic<bool>& stop)
{
    RecordBook book(place);
    if (const int code = book.open(); code != SQLITE_OK)
        return "does not open: " + std::to_string(code);
    do {
        if (std::string wrong = book.checkSnapshot(); !wrong.empty())
            return wrong;
    } while (!stop);
    return "";
}

/// A book in @p folder that holds nothing yet. It is made before it is shared: two that make one
/// file at once are told that it is busy, without a wait.
BookPlace newBookIn(const TemporaryFolder& folder)
{
    BookPlace place {.path = (folder.path() / "profile.segue").string(),
                     .vfs = SealedOnFiles,
                     .checkpointPages = 20};
    EXPECT_EQ(RecordBook(place).check(0, 0), "");
    return place;
}

} // namespace

TEST(ManyUsers, TwoProcessesWriteAndReadOneFile)
{
    const TemporaryFolder folder;
    const BookPlace place = newBookIn(folder);
    const pid_t child = fork();
    if (child == 0)
        _exit(writeAndRead(place, 60).empty() ? 0 : 1);
    EXPECT_EQ(writeAndRead(place, 60), "");
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(RecordBook(place).check(120, 120), "");
}

TEST(ManyUsers, EightThreadsWriteAndReadOneFile)
{
    const TemporaryFolder folder;
    const BookPlace place = newBookIn(folder);
    std::vector<std::string> wrong(8, "did not run");
    std::atomic<bool> stop = false;
    {
        std::vector<std::jthread> readers, writers;
        for (std::size_t i = 0; i < 5; ++i)
            readers.emplace_back([&, i] { wrong[i] = readUntil(place, stop); });
        for (std::size_t i = 5; i < 8; ++i)
            writers.emplace_back([&, i] { wrong[i] = writeAndRead(place, 20); });
        writers.clear();
        stop = true;
    }
    EXPECT_EQ(wrong, std::vector<std::string>(8));
    EXPECT_EQ(RecordBook(place).check(60, 60), "");
}

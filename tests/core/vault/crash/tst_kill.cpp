// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of a writer at random points. By hand: SEGUE_KILLS=3000.
#include "record_book.h"
#include "vault_under_test.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace {

struct Pipe
{
    int ends[2] = {-1, -1};
    Pipe() { EXPECT_EQ(pipe(ends), 0); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(int end)
    {
        if (ends[end] >= 0)
            ::close(ends[end]);
        ends[end] = -1;
    }
};

/// The child: commits without end and says each number when SQLite has acknowledged it.
[[noreturn]] void writeForever(const BookPlace& place, int out)
{
    RecordBook book(place);
    if (book.open() != SQLITE_OK)
        _exit(2);
    std::uint64_t done = *book.commits();
    while (::write(out, &done, sizeof done) == sizeof done) {
        if (book.commitNext() != SQLITE_OK)
            _exit(3);
        ++done;
    }
    _exit(0);
}

/// The first and the last number that a writer said.
struct Said
{
    std::uint64_t first = 0, last = 0;
};

/// Starts a writer and kills it after the first word and @p micros more. Nothing when it did not
/// die of the kill.
std::optional<Said> killWriter(const BookPlace& place, unsigned micros)
{
    Pipe said;
    const pid_t child = fork();
    if (child == 0)
        writeForever(place, said.ends[1]);
    said.closeEnd(1);
    std::uint64_t number = 0;
    const bool spoke = ::read(said.ends[0], &number, sizeof number) == sizeof number;
    Said heard {number, number};
    usleep(micros);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    while (::read(said.ends[0], &number, sizeof number) == sizeof number)
        heard.last = number;
    return spoke && WIFSIGNALED(status) ? std::optional(heard) : std::nullopt;
}

} // namespace

TEST(Kill, LosesNoAcknowledgedCommitAtAnyPoint)
{
    const std::uint64_t kills = rounds("SEGUE_KILLS", 200);
    constexpr std::uint64_t KillsOfOneFile = 25;
    Random random(20261122);
    std::uint64_t commits = 0;
    for (std::uint64_t done = 0; done < kills;) {
        const TemporaryFolder folder;
        const BookPlace place {.path = (folder.path() / "profile.segue").string(),
                               .vfs = SealedOnFiles,
                               .checkpointPages = 30};
        std::uint64_t before = 0;
        for (std::uint64_t i = 0; i < KillsOfOneFile && done < kills; ++i, ++done) {
            const auto said = killWriter(place, static_cast<unsigned>(random() % 25000));
            ASSERT_TRUE(said) << "the writer ended by itself, kill " << done;
            ASSERT_GE(said->first, before) << "kill " << done;
            before = said->last;
            commits += said->last - said->first;
            if (random() % 2 == 0)
                continue; // the next writer begins with what this one left
            RecordBook book(place);
            ASSERT_EQ(book.check(said->last, said->last + 1), "") << "kill " << done;
        }
    }
    EXPECT_GT(commits, 0U);
}

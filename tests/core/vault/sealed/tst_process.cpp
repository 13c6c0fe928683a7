// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sealed.h"

#include "core/vault/sealed/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

using namespace core;
using namespace core::vault;
using namespace core::vault::test;

namespace {

/// A needle that stands nowhere in memory until it is made.
std::array<char, 24> secret()
{
    constexpr std::array<unsigned char, 24> masked {0xf9, 0xcf, 0xc3, 0xc4, 0xc3, 0xc9, 0xc5, 0x87,
                                                    0x99, 0x98, 0x9b, 0x87, 0x9e, 0x9f, 0x87, 0x9d,
                                                    0x9c, 0x93, 0x92, 0x87, 0xfb, 0xdf, 0xc3, 0xd9};
    std::array<char, 24> plain {};
    for (std::size_t at = 0; at < masked.size(); ++at)
        plain[at] = static_cast<char>(masked[at] ^ 0xaa);
    return plain;
}

/// How often the secret stands in the writable memory of this process.
int countInMemory()
{
    static std::array<char, 1 << 20> window; // of it; not looked through itself
    int found = 0;
    const int memory = open("/proc/self/mem", O_RDONLY);
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        char dash = 0;
        std::string rights;
        std::istringstream(line) >> std::hex >> from >> dash >> to >> rights;
        const auto own = reinterpret_cast<std::uintptr_t>(window.data());
        if (rights != "rw-p" || line.find("[stack]") != std::string::npos
            || (from < own + window.size() && own < to) || to - from > (std::uintptr_t {1} << 30))
            continue;
        std::uintptr_t at = from;
        while (at < to) {
            const ssize_t got = pread(memory, window.data(), std::min(window.size(), to - at),
                                      static_cast<off_t>(at));
            if (got <= 24)
                break;
            std::array<char, 24> needle = secret();
            for (const char* hit = window.data();; ++hit) {
                hit = static_cast<const char*>(memmem(
                    hit, static_cast<std::size_t>(window.data() + got - hit), needle.data(), 24));
                if (!hit)
                    break;
                ++found;
            }
            explicit_bzero(needle.data(), needle.size());
            at += static_cast<std::uintptr_t>(got) - 23;
            if (got < static_cast<ssize_t>(window.size()))
                break;
        }
    }
    close(memory);
    return found;
}

/// Of this process's memory, that cannot be swapped out.
int lockedKibibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        int amount = 0;
        if (word == "VmLck:" && status >> amount)
            return amount;
    }
    return 0;
}

void plant(Database& database, int rows)
{
    sqlite3_stmt* insert = nullptr;
    ASSERT_EQ(sqlite3_prepare_v2(database.handle(), "INSERT INTO t VALUES(?1 || 'x')", -1, &insert,
                                 nullptr),
              SQLITE_OK);
    std::array<char, 24> text = secret();
    ASSERT_EQ(database.run("BEGIN"), SQLITE_OK);
    for (int row = 0; row < rows; ++row) {
        sqlite3_bind_text(insert, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        ASSERT_EQ(sqlite3_step(insert), SQLITE_DONE);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    ASSERT_EQ(database.run("COMMIT"), SQLITE_OK);
    explicit_bzero(text.data(), text.size());
}

} // namespace

TEST(Process, NothingThatSqliteHeldStaysInMemory)
{
    const Folder folder;
    Database database(folder / "a.segue");
    database.ask("PRAGMA journal_mode=WAL");
    ASSERT_EQ(database.run("CREATE TABLE t(x); CREATE INDEX i ON t(x)"), SQLITE_OK);
    plant(database, 500);
    // Growing texts go through realloc, sorted ones through the sorter.
    EXPECT_EQ(database.ask("SELECT length(group_concat(x)) FROM (SELECT x FROM t ORDER BY x || x)"),
              "12999");
    EXPECT_GT(countInMemory(), 400) << "the search finds what is there";
    database.close();
    EXPECT_EQ(countInMemory(), 0);
}

TEST(Process, TheVaultStartsOnceWithASecureHeapAndSaysSoAgain)
{
    EXPECT_TRUE(startVault());
    EXPECT_TRUE(startVault());
    EXPECT_GT(lockedKibibytes(), 0);
    EXPECT_NE(sqlite3_vfs_find("sealed"), nullptr);
    EXPECT_NE(sqlite3_vfs_find(nullptr), sqlite3_vfs_find("sealed")) << "never the default";
}

TEST(Process, AfterHardeningThereIsNoCoreDumpAndNoTracing)
{
    const pid_t child = fork(); // it cannot be taken back
    if (child == 0) {
        rlimit limit {1, 1};
        const bool hardened = hardenProcess().hasValue();
        getrlimit(RLIMIT_CORE, &limit);
        _exit(hardened && limit.rlim_cur == 0 && limit.rlim_max == 0
                      && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
                  ? 42
                  : 1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 42);
}

TEST(Process, TheVaultDoesNotStartWhereSqliteWasUsedBefore)
{
    // What SQLite has already allocated is not wiped. A new program, because this one has started.
    const Folder folder;
    const std::string program = (std::filesystem::read_symlink("/proc/self/exe")).string();
    const std::string command = "SEGUE_TEST_SQLITE_FIRST=1 '" + program
        + "' --gtest_filter=Process.DISABLED_SqliteFirst --gtest_also_run_disabled_tests"
          " >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(Process, DISABLED_SqliteFirst)
{
    ASSERT_NE(std::getenv("SEGUE_TEST_SQLITE_FIRST"), nullptr) << "only for the test before";
    ASSERT_EQ(sqlite3_initialize(), SQLITE_OK);
    for (int times = 0; times < 2; ++times) {
        const auto started = startVault();
        ASSERT_FALSE(started);
        EXPECT_EQ(started.error().code, ErrorCode::Crypto);
    }
}

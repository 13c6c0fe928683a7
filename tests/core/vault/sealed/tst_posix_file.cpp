// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/raw_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

#include <sys/resource.h>

#include <csignal>

namespace core::vault {
namespace {

ErrorCode openError(const std::filesystem::path& path, OpenMode mode)
{
    const auto file = openPosixFile(path, mode);
    return file ? ErrorCode::Internal : file.error().code;
}

TEST(PosixFile, keepsBytesAtTheirOffsets)
{
    const TestFolder folder;
    const Bytes text = randomText(300'000, 1);
    {
        const auto file = must(openPosixFile(folder / "file", OpenMode::CreateNew));
        must(file->write(5, text));
        must(file->sync());
        must(syncFolder((folder / "file").parent_path()));
    }
    const auto file = must(openPosixFile(folder / "file", OpenMode::ReadWrite));
    EXPECT_EQ(must(file->size()), text.size() + 5);
    Bytes out(text.size() + 10, std::byte {0xEE});
    EXPECT_EQ(must(file->read(5, out)), text.size()); // fewer, at the end
    EXPECT_TRUE(std::equal(text.begin(), text.end(), out.begin()));
    EXPECT_EQ(must(file->read(1'000'000, out)), 0U);
    must(file->truncate(7));
    EXPECT_EQ(must(file->size()), 7U);
}

TEST(PosixFile, saysWhyItCannotBeOpened)
{
    const TestFolder folder;
    EXPECT_EQ(openError(folder / "nothing", OpenMode::Read), ErrorCode::NotFound);
    EXPECT_EQ(openError(folder / "nothing", OpenMode::ReadWrite), ErrorCode::NotFound);
    EXPECT_EQ(openError(folder / "no folder/file", OpenMode::CreateNew), ErrorCode::NotFound);
    must(openPosixFile(folder / "there", OpenMode::CreateNew));
    EXPECT_EQ(openError(folder / "there", OpenMode::CreateNew), ErrorCode::Io);
    EXPECT_FALSE(syncFolder(folder / "there"));
    EXPECT_FALSE(syncFolder(folder / "nothing"));
}

TEST(PosixFile, openedToReadIsNotWritten)
{
    const TestFolder folder;
    must(must(openPosixFile(folder / "file", OpenMode::CreateNew))->write(0, Bytes(3)));
    const auto file = must(openPosixFile(folder / "file", OpenMode::Read));
    const auto written = file->write(0, Bytes(1));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Io);
    EXPECT_FALSE(file->truncate(1));
    EXPECT_EQ(must(file->size()), 3U);
}

TEST(PosixFile, saysThatTheDiskIsFull)
{
    const auto full = openPosixFile("/dev/full", OpenMode::ReadWrite);
    if (!full)
        GTEST_SKIP() << "this system has no /dev/full";
    const auto written = full.value()->write(0, Bytes(10));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
}

TEST(PosixFile, saysNoPathInAnError)
{
    const TestFolder folder;
    const auto file = openPosixFile(folder / "Pellegrino.segue", OpenMode::Read);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().detail, "open");
    EXPECT_EQ(file.error().place, "");
}

/// No file of this process grows beyond @p bytes while it lives: as a disk that gets full.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SizeLimit(const SizeLimit&) = delete;
    SizeLimit& operator=(const SizeLimit&) = delete;

private:
    rlimit m_before {};
    void (*m_handler)(int) = SIG_DFL;
};

TEST(PosixFile, thatCannotGrowLeavesNoHalfFrozenFileBehind)
{
    const TestFolder folder;
    SealedFile from = must(openOn(sealedDisk(randomText(50'000, 1), 4096)));
    for (const rlim_t limit : {0U, 100U, 128U, 1000U, 40'000U}) {
        const SizeLimit limited(limit);
        const auto result
            = freeze(from, folder / "frozen", {.dataKey = theKey(), .role = Role::Data}, 512);
        ASSERT_FALSE(result) << limit;
        EXPECT_EQ(result.error().code, ErrorCode::Io);
        EXPECT_TRUE(folder.isEmpty());
    }
}

} // namespace
} // namespace core::vault

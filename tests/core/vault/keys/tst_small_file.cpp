// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/small_file.h"
#include "tests/core/vault/keys/secrets.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <optional>

namespace core::vault {
namespace {

std::size_t entriesIn(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(SmallFile, isReplacedAsAWhole)
{
    const KeyFolder folder;
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(100, std::byte {1})));
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(10, std::byte {2})));
    EXPECT_EQ(readSmallFile(folder.keyFile(), 1000).value(), Bytes(10, std::byte {2}));
    EXPECT_EQ(entriesIn(folder.path()), 1U);
}

TEST(SmallFile, isReadableByItsOwnerOnly)
{
    const KeyFolder folder;
    const ::mode_t before = ::umask(0);
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(10)));
    ::umask(before);
    struct ::stat facts
    {
    };
    ASSERT_EQ(::stat(folder.keyFile().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
}

TEST(SmallFile, isReplacedThoughACrashLeftAHalfBesideIt)
{
    const KeyFolder folder;
    ASSERT_TRUE(replaceFile(folder.path() / "keys.segue.new", Bytes(5)));
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(10)));
    EXPECT_EQ(entriesIn(folder.path()), 1U);
}

TEST(SmallFile, leavesTheOneBeforeWhenItCannotBeWritten)
{
    const KeyFolder folder;
    const auto result = replaceFile(folder.path() / "none" / "keys.segue", Bytes(10));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Io);
}

TEST(SmallFile, thatIsLongerThanAskedIsReadToOneByteMore)
{
    const KeyFolder folder;
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(1000)));
    EXPECT_EQ(readSmallFile(folder.keyFile(), 10).value().size(), 11U);
}

TEST(SmallFile, thatIsNotThereIsNotFound)
{
    const KeyFolder folder;
    EXPECT_EQ(readSmallFile(folder.keyFile(), 10).error().code, ErrorCode::NotFound);
    EXPECT_EQ(readSmallFile(folder.path(), 10).error().code, ErrorCode::Io);
}

TEST(SmallFile, isOverwrittenBeforeItIsDeleted)
{
    const KeyFolder folder;
    ASSERT_TRUE(replaceFile(folder.keyFile(), Bytes(100, std::byte {0x5A})));
    ASSERT_TRUE(replaceFile(folder.path() / "keys.segue.new", Bytes(5)));
    const auto link = folder.path() / "link"; // keeps the bytes in sight
    std::filesystem::create_hard_link(folder.keyFile(), link);
    ASSERT_TRUE(destroyFile(folder.keyFile()));
    EXPECT_EQ(entriesIn(folder.path()), 1U);
    const Bytes left = readSmallFile(link, 1000).value();
    ASSERT_EQ(left.size(), 100U);
    EXPECT_LT(std::ranges::count(left, std::byte {0x5A}), 20);
}

TEST(FolderLock, isHeldByOneAtATime)
{
    const KeyFolder folder;
    std::optional first(FolderLock::take(folder.keyFile()));
    ASSERT_TRUE(*first);
    EXPECT_EQ(FolderLock::take(folder.keyFile()).error().code, ErrorCode::Busy);
    first.reset();
    EXPECT_TRUE(FolderLock::take(folder.keyFile()));
}

} // namespace
} // namespace core::vault

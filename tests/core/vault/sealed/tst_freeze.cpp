// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

#include <sys/stat.h>

#include <set>

namespace core::vault {
namespace {

constexpr std::uint32_t Block = 512;
constexpr std::ptrdiff_t Stride = 28 + Block;
constexpr std::ptrdiff_t Start = HeaderBytes;

SealedWith asData()
{
    return {.dataKey = theKey(), .role = Role::Data};
}

FrozenIdentity frozen(const Bytes& text, const std::filesystem::path& to,
                      std::uint32_t blockSize = Block)
{
    SealedFile from = must(openOn(sealedDisk(text, 4096)));
    return must(freeze(from, to, asData(), blockSize));
}

Bytes rawBytes(const std::filesystem::path& path)
{
    const auto raw = must(openPosixFile(path, OpenMode::Read));
    Bytes bytes(must(raw->size()));
    must(raw->read(0, bytes));
    return bytes;
}

void putRaw(const std::filesystem::path& path, const Bytes& bytes)
{
    std::filesystem::remove(path);
    must(must(openPosixFile(path, OpenMode::CreateNew))->write(0, bytes));
}

SealedFile opened(const std::filesystem::path& path, OpenMode mode = OpenMode::Read)
{
    return must(SealedFile::open(must(openPosixFile(path, mode)), asData()));
}

ErrorCode checked(const std::filesystem::path& path, const FrozenIdentity& expected)
{
    const auto result = checkFrozen(path, asData(), expected);
    return result ? ErrorCode::Internal : result.error().code;
}

TEST(Freeze, copiesEveryTextWhateverItsSizeIs)
{
    const TestFolder folder;
    for (const std::uint32_t block : {512U, 4096U, FrozenBlock}) {
        for (const std::size_t size :
             {std::size_t {1}, std::size_t {block} - 1, std::size_t {block},
              std::size_t {block} + 1, std::size_t {3} * block}) {
            const Bytes text = randomText(size, static_cast<unsigned>(size));
            const auto path = folder / std::to_string(size * 100000 + block).c_str();
            const FrozenIdentity identity = frozen(text, path, block);
            SealedFile file = opened(path);
            EXPECT_EQ(must(readAll(file)), text) << size;
            EXPECT_TRUE(file.header().isFrozen());
            EXPECT_EQ(identity.blocks, (size + block - 1) / block);
            EXPECT_EQ(must(file.blocks()), identity.blocks);
            EXPECT_EQ(identity.id, file.header().id);
            EXPECT_EQ(identity.salt, file.header().salt);
            EXPECT_TRUE(checkFrozen(path, asData(), identity));
        }
    }
}

TEST(Freeze, makesAFileForItsOwnerAlone)
{
    const TestFolder folder;
    frozen(randomText(10, 1), folder / "frozen");
    struct stat facts = {};
    ASSERT_EQ(::stat((folder / "frozen").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
}

TEST(Freeze, readsAnyStretchAsItWas)
{
    const TestFolder folder;
    const Bytes text = randomText(10 * Block + 77, 3);
    frozen(text, folder / "frozen");
    SealedFile file = opened(folder / "frozen");
    std::mt19937 random(5);
    for (int round = 0; round < 500; ++round) {
        const std::size_t offset = random() % (text.size() + 100);
        Bytes out(random() % (4 * Block), std::byte {0xEE});
        const std::size_t there
            = offset < text.size() ? std::min(out.size(), text.size() - offset) : 0;
        ASSERT_EQ(must(file.read(offset, out)), there);
        Bytes expected(out.size());
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())),
                    there, expected.begin());
        ASSERT_EQ(out, expected);
    }
}

TEST(Freeze, makesAFileThatNobodyWrites)
{
    const TestFolder folder;
    const Bytes text = randomText(1000, 1);
    frozen(text, folder / "frozen");
    const Bytes before = rawBytes(folder / "frozen");
    SealedFile file = opened(folder / "frozen", OpenMode::ReadWrite);
    for (const auto& result : {file.write(0, Bytes(1)), file.write(5000, Bytes(1)),
                               file.truncate(0), file.truncate(5), file.truncate(5000)}) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::Denied);
    }
    EXPECT_EQ(rawBytes(folder / "frozen"), before);
}

TEST(Freeze, overwritesNothingAndLeavesNothingBehind)
{
    const TestFolder folder;
    SealedFile empty = createOn(newDisk(), 4096);
    EXPECT_FALSE(freeze(empty, folder / "frozen", asData(), Block));

    const Disk disk = sealedDisk(randomText(5 * 4096, 1), 4096);
    disk->bytes[HeaderBytes + 4 * 4124UL] ^= std::byte {1};
    SealedFile damaged = must(openOn(disk));
    const auto result = freeze(damaged, folder / "frozen", asData(), Block);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(folder.isEmpty());

    const Bytes there = randomText(10, 2);
    putRaw(folder / "there", there);
    SealedFile good = must(openOn(sealedDisk(randomText(10, 3), 4096)));
    EXPECT_FALSE(freeze(good, folder / "there", asData(), Block));
    EXPECT_EQ(rawBytes(folder / "there"), there);
    const auto nowhere = freeze(good, folder / "no folder/file", asData(), Block);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::NotFound);
}

TEST(Freeze, leavesNothingBehindWhenTheSourceFailsAtAnyCall)
{
    const TestFolder folder;
    const Disk disk = sealedDisk(randomText(5 * 4096, 1), 4096);
    bool done = false;
    for (int call = 0; !done; ++call) {
        const Disk failing = copyOf(disk);
        SealedFile file = must(openOn(failing));
        failing->failure = Failure::Io;
        failing->failAt = call;
        const auto result = freeze(file, folder / "frozen", asData(), Block);
        done = result.hasValue();
        if (!done) {
            EXPECT_EQ(result.error().code, ErrorCode::Io);
            EXPECT_TRUE(folder.isEmpty()) << call;
        } else {
            EXPECT_GT(call, 5);
        }
    }
}

TEST(Freeze, sealsTheSameTextAnewEveryTime)
{
    const TestFolder folder;
    const Bytes text = randomText(4 * Block, 1);
    const FrozenIdentity first = frozen(text, folder / "first");
    const FrozenIdentity second = frozen(text, folder / "second");
    EXPECT_NE(first.id, second.id);
    EXPECT_NE(first.salt, second.salt);
    EXPECT_NE(first.mac, second.mac);
    const Bytes one = rawBytes(folder / "first");
    const Bytes other = rawBytes(folder / "second");
    for (std::ptrdiff_t block = 0; block < 4; ++block)
        EXPECT_FALSE(std::equal(one.begin() + Start + block * Stride,
                                one.begin() + Start + block * Stride + 28,
                                other.begin() + Start + block * Stride));
}

// The source is frozen anew, with another text: what an attacker has kept of the older copy.
TEST(Freeze, refusesEveryBlockOfAnOlderCopy)
{
    const TestFolder folder;
    frozen(randomText(4 * Block, 1), folder / "older");
    const FrozenIdentity identity = frozen(randomText(4 * Block, 2), folder / "newer");
    const Bytes older = rawBytes(folder / "older");
    const Bytes newer = rawBytes(folder / "newer");
    for (std::ptrdiff_t block = 0; block < 4; ++block) {
        Bytes spliced = newer;
        std::copy_n(older.begin() + Start + block * Stride, Stride,
                    spliced.begin() + Start + block * Stride);
        putRaw(folder / "spliced", spliced);
        EXPECT_TRUE(checkFrozen(folder / "spliced", asData(), identity)); // O(1): blocks not tried
        SealedFile file = opened(folder / "spliced");
        const auto text = readAll(file);
        ASSERT_FALSE(text);
        EXPECT_EQ(text.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(text.error().detail, "block " + std::to_string(block));
    }
    Bytes headed = newer;
    std::copy_n(older.begin(), Start, headed.begin());
    putRaw(folder / "headed", headed);
    EXPECT_EQ(checked(folder / "headed", identity), ErrorCode::OlderCopy);
    EXPECT_EQ(checked(folder / "older", identity), ErrorCode::OlderCopy);
}

TEST(CheckFrozen, tellsWhatIsWrong)
{
    const TestFolder folder;
    const FrozenIdentity identity = frozen(randomText(3 * Block + 5, 1), folder / "frozen");
    const Bytes good = rawBytes(folder / "frozen");
    EXPECT_EQ(checked(folder / "nothing", identity), ErrorCode::NotFound);

    Bytes bytes = good;
    bytes.pop_back();
    putRaw(folder / "cut", bytes);
    EXPECT_EQ(checked(folder / "cut", identity), ErrorCode::Corrupt);
    bytes = good;
    bytes.resize(bytes.size() + 20);
    putRaw(folder / "longer", bytes);
    EXPECT_EQ(checked(folder / "longer", identity), ErrorCode::Corrupt);
    bytes = good;
    bytes[100] ^= std::byte {1};
    putRaw(folder / "header", bytes);
    EXPECT_EQ(checked(folder / "header", identity), ErrorCode::Corrupt);
    putRaw(folder / "foreign", Bytes(4096, std::byte {'x'}));
    EXPECT_EQ(checked(folder / "foreign", identity), ErrorCode::NotOurs);
    putRaw(folder / "empty", {});
    EXPECT_EQ(checked(folder / "empty", identity), ErrorCode::Corrupt);

    const Bytes otherKey = keyOf(0x43);
    const auto wrongKey
        = checkFrozen(folder / "frozen", {.dataKey = otherKey, .role = Role::Data}, identity);
    ASSERT_FALSE(wrongKey);
    EXPECT_EQ(wrongKey.error().code, ErrorCode::WrongKey);
    const auto wrongRole
        = checkFrozen(folder / "frozen", {.dataKey = theKey(), .role = Role::Submission}, identity);
    ASSERT_FALSE(wrongRole);
    EXPECT_EQ(wrongRole.error().code, ErrorCode::NotOurs);
    EXPECT_EQ(wrongRole.error().place, "data");
}

TEST(CheckFrozen, comparesAllOfTheIdentity)
{
    const TestFolder folder;
    const FrozenIdentity identity = frozen(randomText(Block, 1), folder / "frozen");
    for (int field = 0; field < 4; ++field) {
        FrozenIdentity other = identity;
        if (field == 0)
            other.id[3] ^= std::byte {1};
        else if (field == 1)
            other.salt[3] ^= std::byte {1};
        else if (field == 2)
            ++other.blocks;
        else
            other.mac[3] ^= std::byte {1};
        EXPECT_EQ(checked(folder / "frozen", other), ErrorCode::OlderCopy) << field;
    }
}

TEST(CheckFrozen, refusesAMutableFileInItsPlace)
{
    const TestFolder folder;
    const FrozenIdentity identity = frozen(randomText(Block, 1), folder / "frozen");
    putRaw(folder / "mutable", sealedDisk(randomText(Block, 1), Block, asData())->bytes);
    EXPECT_EQ(checked(folder / "mutable", identity), ErrorCode::OlderCopy);
}

} // namespace
} // namespace core::vault

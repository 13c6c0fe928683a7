// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

#include <set>

namespace core::vault {
namespace {

/// What a plain file of the same calls would hold.
class Reference
{
public:
    void write(std::uint64_t offset, const Bytes& bytes)
    {
        if (!bytes.empty() && offset + bytes.size() > text.size())
            text.resize(offset + bytes.size());
        std::ranges::copy(bytes, text.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    /// @p size bytes from @p offset, zeros behind the end.
    Bytes read(std::uint64_t offset, std::size_t size) const
    {
        Bytes out(size);
        for (std::size_t at = 0; at < size && offset + at < text.size(); ++at)
            out[at] = text[offset + at];
        return out;
    }
    Bytes text;
};

Bytes readFrom(SealedFile& file, std::uint64_t offset, std::size_t size)
{
    Bytes out(size, std::byte {0xEE});
    must(file.read(offset, out));
    return out;
}

class SealedFileSizes : public testing::TestWithParam<std::uint32_t>
{
};

INSTANTIATE_TEST_SUITE_P(Blocks, SealedFileSizes, testing::Values(512U, 4096U, 32768U));

/// One random call on both; then they must be alike around it.
void stepBoth(SealedFile& file, Reference& plain, std::mt19937& random, std::uint32_t blockSize)
{
    const auto below = [&random](std::uint64_t limit) { return random() % (limit + 1); };
    // Around the edges of blocks as often as anywhere.
    const auto place = [&](std::uint64_t limit) {
        const std::uint64_t at = below(limit);
        return random() % 2 == 0 ? at : at / blockSize * blockSize + below(2);
    };
    const std::uint64_t offset = place(6ULL * blockSize);
    const std::size_t size = place(3ULL * blockSize);
    switch (random() % 8) {
    case 0:
        must(file.truncate(offset));
        plain.text.resize(offset);
        break;
    case 1:
    case 2:
    case 3:
    case 4: {
        const Bytes bytes = randomText(size, static_cast<unsigned>(random()));
        must(file.write(offset, bytes));
        plain.write(offset, bytes);
        break;
    }
    default:
        break;
    }
    ASSERT_EQ(must(file.size()), plain.text.size());
    Bytes out(size, std::byte {0xEE});
    const std::size_t there
        = offset < plain.text.size() ? std::min(size, plain.text.size() - offset) : 0;
    ASSERT_EQ(must(file.read(offset, out)), there);
    ASSERT_EQ(out, plain.read(offset, size));
}

TEST_P(SealedFileSizes, isLikeAPlainFileWhateverIsCalled)
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        std::mt19937 random(seed);
        const Disk disk = newDisk();
        SealedFile file = createOn(disk, GetParam());
        Reference plain;
        for (int step = 0; step < 150; ++step) {
            stepBoth(file, plain, random, GetParam());
            if (HasFatalFailure())
                FAIL() << "seed " << seed << " step " << step;
            if (step % 40 == 39)
                file = must(openOn(disk));
        }
        EXPECT_EQ(must(readAll(file)), plain.text) << seed;
        EXPECT_EQ(must(readAll(disk)), plain.text) << seed;
    }
}

TEST_P(SealedFileSizes, isLikeAPlainFileWhileAnotherWritesItToo)
{
    for (unsigned seed = 1; seed <= 4; ++seed) {
        std::mt19937 random(seed);
        const Disk disk = newDisk();
        SealedFile first = createOn(disk, GetParam());
        SealedFile second = must(openOn(disk));
        Reference plain;
        for (int step = 0; step < 150; ++step) {
            stepBoth(random() % 2 == 0 ? first : second, plain, random, GetParam());
            if (HasFatalFailure())
                FAIL() << "seed " << seed << " step " << step;
        }
        EXPECT_EQ(must(readAll(first)), plain.text) << seed;
        EXPECT_EQ(must(readAll(second)), plain.text) << seed;
    }
}

TEST_P(SealedFileSizes, keepsTextsThatEndAroundABlock)
{
    const std::size_t block = GetParam();
    for (const std::size_t size :
         {std::size_t {1}, block - 1, block, block + 1, 3 * block - 1, 3 * block, 3 * block + 1}) {
        const Bytes text = randomText(size, static_cast<unsigned>(size));
        const Disk disk = sealedDisk(text, GetParam());
        EXPECT_EQ(must(readAll(disk)), text) << size;
        const std::size_t blocks = (size + block - 1) / block;
        EXPECT_EQ(disk->bytes.size(), 128 + 28 * blocks + size);
        EXPECT_EQ(must(must(openOn(disk)).blocks()), blocks);
    }
}

// A WAL's frames: 24 bytes and a page, at offsets that are no multiple of anything.
TEST_P(SealedFileSizes, keepsWhatIsAppendedInOddPieces)
{
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, GetParam());
    Reference plain;
    plain.write(0, randomText(32, 1));
    must(file.write(0, plain.text));
    for (unsigned frame = 0; frame < 100; ++frame) {
        for (const std::size_t size : {24U, 4096U}) {
            const Bytes piece = randomText(size, frame + static_cast<unsigned>(size));
            must(file.write(plain.text.size(), piece));
            plain.write(plain.text.size(), piece);
        }
    }
    EXPECT_EQ(must(readAll(disk)), plain.text);
}

TEST(SealedFile, thatIsNewIsEmpty)
{
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, 4096);
    EXPECT_EQ(must(file.size()), 0U);
    EXPECT_EQ(must(file.blocks()), 0U);
    EXPECT_EQ(readFrom(file, 5, 3), Bytes(3));
    EXPECT_EQ(disk->bytes.size(), HeaderBytes);
    EXPECT_EQ(must(file.tryBlock(0)), BlockState::Absent);
    EXPECT_FALSE(file.header().isFrozen());
}

TEST(SealedFile, isMadeOnlyOfAnEmptyFile)
{
    const Disk disk = newDisk();
    disk->bytes.resize(1);
    EXPECT_FALSE(SealedFile::create(std::make_unique<MemoryFile>(disk), asProfile(), 4096));
    for (const std::uint32_t size : {0U, 256U, 1000U, 4097U, 131072U})
        EXPECT_FALSE(
            SealedFile::create(std::make_unique<MemoryFile>(newDisk()), asProfile(), size));
}

TEST(SealedFile, doesNotGrowByWritingNothing)
{
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, 4096);
    must(file.write(10000, {}));
    EXPECT_EQ(must(file.size()), 0U);
}

TEST(SealedFile, showsNothingOfItsText)
{
    const std::string marked = "PELLEGRINO-QUISPE 078-05-1120";
    const auto sentinel = std::as_bytes(std::span(marked));
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, 4096);
    for (std::uint64_t offset = 0; offset < 20000; offset += 1001) {
        must(file.write(offset, sentinel));
        for (std::size_t cut = 0; cut + 8 <= sentinel.size(); ++cut)
            ASSERT_TRUE(std::ranges::search(disk->bytes, sentinel.subspan(cut, 8)).empty());
    }
}

TEST(SealedFile, sealsNoBlockTwiceAlike)
{
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, 512);
    const Bytes text(512, std::byte {7});
    std::set<Bytes> nonces;
    const auto collect = [&](std::uint64_t blocks) {
        for (std::uint64_t block = 0; block < blocks; ++block) {
            const auto at = disk->bytes.begin() + static_cast<std::ptrdiff_t>(128 + block * 540);
            ASSERT_TRUE(nonces.insert(Bytes(at, at + 12)).second);
        }
    };
    for (int round = 0; round < 20'000; ++round) { // whole, and in part
        must(file.write(0, text));
        collect(1);
        must(file.write(100, std::span(text).first(10)));
        collect(1);
    }
    const Bytes run(512 * 500, std::byte {7});
    for (int round = 0; round < 160; ++round) { // many blocks by one call
        must(file.write(0, run));
        collect(500);
    }
    EXPECT_EQ(nonces.size(), 120'000U);
}

TEST(SealedFile, getsANewSaltWhenItIsEmptied)
{
    const Bytes text = randomText(3 * 512, 1);
    const Disk disk = sealedDisk(text, 512);
    const Bytes before = disk->bytes;
    SealedFile file = must(openOn(disk));
    const Salt salt = file.header().salt;
    must(file.truncate(0));
    EXPECT_NE(file.header().salt, salt);
    EXPECT_EQ(must(file.size()), 0U);
    must(file.write(0, randomText(3 * 512, 2)));
    // A block of before, at its own place, is not authentic any more.
    std::copy_n(before.begin() + 128 + 540, 540, disk->bytes.begin() + 128 + 540);
    EXPECT_EQ(must(file.tryBlock(0)), BlockState::Authentic);
    EXPECT_EQ(must(file.tryBlock(1)), BlockState::Damaged);
    EXPECT_EQ(must(must(openOn(disk)).tryBlock(1)), BlockState::Damaged);
}

TEST(SealedFile, followsASaltThatAnotherHasMade)
{
    const Disk disk = sealedDisk(randomText(5000, 1), 512);
    SealedFile first = must(openOn(disk));
    SealedFile second = must(openOn(disk));
    const Bytes text = randomText(3000, 2);
    must(second.truncate(0));
    must(second.write(0, text));
    EXPECT_EQ(must(readAll(first)), text);
    must(second.truncate(0));
    must(first.write(0, text)); // without a read before
    EXPECT_EQ(must(readAll(second)), text);
    EXPECT_EQ(must(readAll(disk)), text);
}

TEST(SealedFile, doesNotTrustTheTextItHoldsWhenAnotherWroteTheBlock)
{
    const Disk disk = sealedDisk(Bytes(100, std::byte {1}), 512);
    SealedFile first = must(openOn(disk));
    SealedFile second = must(openOn(disk));
    must(first.write(10, Bytes(1, std::byte {2}))); // first holds the block now
    must(second.write(20, Bytes(1, std::byte {3})));
    must(first.write(30, Bytes(1, std::byte {4})));
    Bytes expected(100, std::byte {1});
    expected[10] = std::byte {2};
    expected[20] = std::byte {3};
    expected[30] = std::byte {4};
    EXPECT_EQ(must(readAll(disk)), expected);
    EXPECT_EQ(must(readAll(first)), expected);
    EXPECT_EQ(must(readAll(second)), expected);
}

TEST(SealedFile, hasADigestThatChangesWithEveryBlockAndOnlyThen)
{
    const Disk disk = sealedDisk(randomText(5 * 512 + 9, 1), 512);
    SealedFile file = must(openOn(disk));
    std::set<std::array<std::byte, 32>> digests {must(file.digest())};
    EXPECT_EQ(must(must(openOn(disk)).digest()), *digests.begin());
    for (std::uint64_t block = 0; block < 6; ++block) {
        must(file.write(block * 512, Bytes(1)));
        EXPECT_TRUE(digests.insert(must(file.digest())).second) << block;
    }
    must(file.truncate(5 * 512));
    EXPECT_TRUE(digests.insert(must(file.digest())).second);
}

TEST(SealedFile, givesItsRawFileBack)
{
    const Disk disk = sealedDisk(randomText(10, 1), 512);
    SealedFile file = must(openOn(disk));
    const auto raw = std::move(file).release();
    EXPECT_EQ(must(raw->size()), disk->bytes.size());
}

} // namespace
} // namespace core::vault

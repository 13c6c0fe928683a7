// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

namespace core::vault {
namespace {

constexpr std::uint32_t Block = 512;
constexpr std::size_t Stride = 28 + Block;
/// Four whole blocks and one of 100 bytes.
constexpr std::size_t TextSize = 4 * Block + 100;

struct Kind
{
    const char* name;
    bool frozen;
};

class Damage : public testing::TestWithParam<Kind>
{
protected:
    /// A file with @p text, mutable or frozen.
    static Disk sealed(const Bytes& text)
    {
        const Disk disk = sealedDisk(text, Block);
        if (!GetParam().frozen)
            return disk;
        const TestFolder folder;
        SealedFile file = must(openOn(disk));
        must(freeze(file, folder / "frozen", asProfile(), Block));
        const auto raw = must(openPosixFile(folder / "frozen", OpenMode::Read));
        const Disk frozen = newDisk();
        frozen->bytes.resize(must(raw->size()));
        must(raw->read(0, frozen->bytes));
        return frozen;
    }

    const Bytes m_text = randomText(TextSize, 11);
};

INSTANTIATE_TEST_SUITE_P(Both, Damage,
                         testing::Values(Kind {"mutable", false}, Kind {"frozen", true}),
                         [](const auto& tested) { return std::string(tested.param.name); });

Bytes::iterator blockAt(Bytes& bytes, std::size_t block)
{
    return bytes.begin() + static_cast<std::ptrdiff_t>(HeaderBytes + block * Stride);
}

/// Which error opening or reading everything ends with, as "code detail"; "text" when it is
/// @p expected, "OTHER TEXT" when it is anything else.
std::string outcome(const Disk& disk, const Bytes& expected)
{
    const auto text = readAll(disk);
    if (text)
        return text.value() == expected ? "text" : "OTHER TEXT";
    const Error& error = text.error();
    EXPECT_EQ(error.place, "");
    const char* code = error.code == ErrorCode::Corrupt ? "Corrupt "
        : error.code == ErrorCode::NotOurs              ? "NotOurs "
                                                        : "another code ";
    return code + error.detail;
}

/// Every stretch of the text, read by itself: the right bytes or an error.
void expectNothingWrong(const Disk& disk, const Bytes& text)
{
    auto opened = openOn(disk);
    if (!opened)
        return;
    for (std::size_t offset = 0; offset < text.size(); offset += 64) {
        Bytes out(100, std::byte {0xEE});
        const auto got = opened.value().read(offset, out);
        if (!got)
            continue;
        const std::size_t there = std::min<std::size_t>(100, text.size() - offset);
        EXPECT_LE(got.value(), there);
        EXPECT_TRUE(std::ranges::equal(std::span(out).first(got.value()),
                                       std::span(text).subspan(offset, got.value())));
    }
}

TEST_P(Damage, ofAnySingleByteIsRefusedAndNamed)
{
    const Disk disk = sealed(m_text);
    for (std::size_t at = 0; at < disk->bytes.size(); ++at) {
        disk->bytes[at] ^= std::byte {0x10};
        const std::string expected = at < 8 ? "NotOurs magic"
            : at < HeaderBytes              ? "Corrupt header"
                               : "Corrupt block " + std::to_string((at - HeaderBytes) / Stride);
        ASSERT_EQ(outcome(disk, m_text), expected) << at;
        disk->bytes[at] ^= std::byte {0x10};
    }
    EXPECT_EQ(outcome(disk, m_text), "text");
}

TEST_P(Damage, leavesTheOtherBlocksReadable)
{
    const Disk disk = sealed(m_text);
    for (std::size_t block = 0; block < 5; ++block) {
        *blockAt(disk->bytes, block) ^= std::byte {1};
        SealedFile file = must(openOn(disk));
        for (std::size_t other = 0; other < 5; ++other) {
            Bytes out(100);
            EXPECT_EQ(file.read(other * Block, out).hasValue(), other != block);
            EXPECT_EQ(must(file.tryBlock(other)),
                      other == block ? BlockState::Damaged : BlockState::Authentic);
        }
        EXPECT_EQ(must(file.tryBlock(5)), BlockState::Absent);
        *blockAt(disk->bytes, block) ^= std::byte {1};
    }
}

TEST_P(Damage, bySwappingOrDoublingBlocksIsRefused)
{
    const Disk disk = sealed(m_text);
    for (std::size_t from = 0; from < 4; ++from) {
        for (std::size_t to = from + 1; to < 4; ++to) {
            const Disk swapped = copyOf(disk);
            std::swap_ranges(blockAt(swapped->bytes, from), blockAt(swapped->bytes, from + 1),
                             blockAt(swapped->bytes, to));
            EXPECT_EQ(outcome(swapped, m_text), "Corrupt block " + std::to_string(from));
            expectNothingWrong(swapped, m_text);
            SealedFile file = must(openOn(swapped));
            EXPECT_EQ(must(file.tryBlock(to, from)), BlockState::Authentic);
            EXPECT_EQ(must(file.tryBlock(to, to)), BlockState::Damaged);

            const Disk doubled = copyOf(disk);
            std::copy_n(blockAt(doubled->bytes, from), Stride, blockAt(doubled->bytes, to));
            EXPECT_EQ(outcome(doubled, m_text), "Corrupt block " + std::to_string(to));
            expectNothingWrong(doubled, m_text);
        }
    }
}

TEST_P(Damage, byDroppingABlockIsRefused)
{
    const Disk disk = sealed(m_text);
    for (std::size_t block = 0; block < 4; ++block) {
        const Disk dropped = copyOf(disk);
        const auto at = blockAt(dropped->bytes, block);
        dropped->bytes.erase(at, at + Stride);
        EXPECT_EQ(outcome(dropped, m_text),
                  GetParam().frozen ? "Corrupt size" : "Corrupt block " + std::to_string(block));
        expectNothingWrong(dropped, m_text);
    }
}

// What is cut off a mutable file at the end of a block is missed by the digest, or by SQLite.
TEST_P(Damage, byCuttingIsRefusedOrAtLeastNeverWrong)
{
    const Disk disk = sealed(m_text);
    for (std::size_t size = 0; size < disk->bytes.size(); ++size) {
        const Disk cut = copyOf(disk);
        cut->bytes.resize(size);
        const std::string said = outcome(cut, m_text);
        if (size < HeaderBytes) {
            ASSERT_EQ(said, "Corrupt header is cut") << size;
        } else if (GetParam().frozen) {
            ASSERT_EQ(said, "Corrupt size") << size;
        } else if ((size - HeaderBytes) % Stride > 0) {
            ASSERT_EQ(said, "Corrupt block " + std::to_string((size - HeaderBytes) / Stride));
        } else {
            const Bytes text = must(readAll(cut));
            ASSERT_TRUE(std::ranges::equal(text, std::span(m_text).first(text.size())));
        }
    }
}

TEST_P(Damage, byAppendingIsRefused)
{
    const Disk disk = sealed(m_text);
    for (const std::size_t more : {1U, 20U, 28U, 29U, 600U}) {
        const Disk longer = copyOf(disk);
        longer->bytes.resize(longer->bytes.size() + more, std::byte {0x33});
        EXPECT_EQ(outcome(longer, m_text), GetParam().frozen ? "Corrupt size" : "Corrupt block 4");
    }
    const Disk doubled = copyOf(disk); // behind whole blocks: one that is authentic elsewhere
    doubled->bytes.resize(HeaderBytes + 4 * Stride);
    doubled->bytes.insert(doubled->bytes.end(), blockAt(disk->bytes, 1), blockAt(disk->bytes, 2));
    EXPECT_EQ(outcome(doubled, m_text), GetParam().frozen ? "Corrupt size" : "Corrupt block 4");
}

TEST_P(Damage, byABlockOfAnotherFileIsRefused)
{
    const Disk disk = sealed(m_text);
    const Disk other = sealed(m_text); // of the same text under the same data key
    for (std::size_t block = 0; block < 4; ++block) {
        const Disk spliced = copyOf(disk);
        std::copy_n(blockAt(other->bytes, block), Stride, blockAt(spliced->bytes, block));
        EXPECT_EQ(outcome(spliced, m_text), "Corrupt block " + std::to_string(block));
        expectNothingWrong(spliced, m_text);
    }
    const Disk headed = copyOf(disk);
    std::copy_n(other->bytes.begin(), HeaderBytes, headed->bytes.begin());
    EXPECT_EQ(outcome(headed, m_text), "Corrupt block 0");
}

TEST_P(Damage, byAnotherKeyOrRoleIsToldFromDamage)
{
    const Disk disk = sealed(m_text);
    const Bytes key = keyOf(0x43);
    const auto wrongKey = openOn(disk, {.dataKey = key, .role = Role::Profile});
    ASSERT_FALSE(wrongKey);
    EXPECT_EQ(wrongKey.error().code, ErrorCode::WrongKey);
    for (const Bytes& anyKey : {theKey(), key}) {
        const auto wrongRole = openOn(disk, {.dataKey = anyKey, .role = Role::Linkage});
        ASSERT_FALSE(wrongRole);
        EXPECT_EQ(wrongRole.error().code, ErrorCode::NotOurs);
        EXPECT_EQ(wrongRole.error().detail, "role");
        EXPECT_EQ(wrongRole.error().place, "profile");
    }
}

TEST(BlockDamage, ofABlockThatIsWrittenInPartIsRefusedAndOneWrittenWholeIsHealed)
{
    const Bytes text = randomText(TextSize, 12);
    const Disk disk = sealedDisk(text, Block);
    *blockAt(disk->bytes, 2) ^= std::byte {1};
    SealedFile file = must(openOn(disk));
    const auto part = file.write(2 * Block + 5, Bytes(5));
    ASSERT_FALSE(part);
    EXPECT_EQ(part.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(part.error().detail, "block 2");
    must(file.write(2 * Block, Bytes(Block, std::byte {9})));
    EXPECT_EQ(must(file.tryBlock(2)), BlockState::Authentic);
}

TEST(BlockDamage, ofAWalOfAnotherDatabaseIsSeenInItsBlocks)
{
    const Bytes ours(16, std::byte {1});
    const Bytes theirs(16, std::byte {2});
    const SealedWith with {.dataKey = theKey(), .role = Role::Wal, .context = ours};
    const Disk disk = sealedDisk(Bytes(100), 4096, with);
    EXPECT_TRUE(readAll(disk, with));
    SealedFile file
        = must(openOn(disk, {.dataKey = theKey(), .role = Role::Wal, .context = theirs}));
    EXPECT_EQ(must(file.tryBlock(0)), BlockState::Damaged);
}

TEST(Forgiveness, readsWhatIsNotAuthenticAsZerosFromItsPlaceOnAndCountsIt)
{
    const Bytes text = randomText(TextSize, 13);
    const Disk disk = sealedDisk(text, Block);
    for (const std::size_t block : {1U, 3U})
        *blockAt(disk->bytes, block) ^= std::byte {1};
    SealedFile file = must(openOn(disk));
    file.forgiveFrom(Block + 1); // block 1 begins before
    Bytes out(TextSize);
    EXPECT_FALSE(file.read(0, out));
    EXPECT_EQ(file.forgiven(), 0U);
    file.forgiveFrom(Block);
    EXPECT_EQ(must(file.read(0, out)), TextSize);
    Bytes expected = text;
    std::fill_n(expected.begin() + Block, Block, std::byte {0});
    std::fill_n(expected.begin() + 3 * Block, Block, std::byte {0});
    EXPECT_EQ(out, expected);
    EXPECT_EQ(file.forgiven(), 2U);
    EXPECT_EQ(must(file.tryBlock(1)), BlockState::Damaged);
    must(file.write(3 * Block + 7, Bytes(1, std::byte {5})));
    expected[3 * Block + 7] = std::byte {5};
    EXPECT_EQ(must(readAll(file)), expected);
    EXPECT_EQ(must(file.tryBlock(3)), BlockState::Authentic);
}

TEST(Forgiveness, isNotForFrozenFiles)
{
    const TestFolder folder;
    SealedFile from = must(openOn(sealedDisk(randomText(1000, 1), Block)));
    must(freeze(from, folder / "frozen", asProfile(), Block));
    auto raw = must(openPosixFile(folder / "frozen", OpenMode::ReadWrite));
    must(raw->write(HeaderBytes, Bytes(28)));
    SealedFile file = must(SealedFile::open(std::move(raw), asProfile()));
    file.forgiveFrom(0);
    EXPECT_FALSE(readAll(file));
}

TEST(Forgiveness, ofACutTailIsAMatterOfItsOwn)
{
    const Bytes text = randomText(4 * Block, 14);
    for (std::size_t more = 1; more <= 28; ++more) {
        const Disk disk = sealedDisk(text, Block);
        disk->bytes.resize(disk->bytes.size() + more, std::byte {0x33});
        SealedFile file = must(openOn(disk));
        const auto size = file.size();
        ASSERT_FALSE(size);
        EXPECT_EQ(size.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(size.error().detail, "block 4");
        file.setTail(Tail::Absent);
        EXPECT_EQ(must(file.size()), text.size());
        Bytes out(5 * Block, std::byte {0xEE});
        EXPECT_EQ(must(file.read(0, out)), text.size());
        must(file.write(text.size(), Bytes(3, std::byte {1}))); // over it
        Bytes expected = text;
        expected.resize(text.size() + 3, std::byte {1});
        EXPECT_EQ(must(readAll(disk)), expected) << more;
    }
}

} // namespace
} // namespace core::vault

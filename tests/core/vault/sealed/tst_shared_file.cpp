// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

#include <atomic>
#include <thread>

namespace core::vault {
namespace {

/// Gives a block as a writer that is under way leaves it, half old and half new, for some reads;
/// its size is still the one of before.
class HalfWrittenFile final : public RawFile
{
public:
    HalfWrittenFile(Disk before, Disk after, int halfReads)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_halfReads(halfReads)
    {
    }

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override
    {
        TRY_ASSIGN(const std::size_t got, MemoryFile(m_after).read(offset, out));
        if (offset >= HeaderBytes && m_halfReads-- > 0)
            TRY_VOID(MemoryFile(m_before).read(offset, out.first(got / 2)));
        return got;
    }
    Result<std::uint64_t> size() override { return MemoryFile(m_before).size(); }
    Result<void> write(std::uint64_t, std::span<const std::byte>) override
    {
        return Error {ErrorCode::Io, "not written here"};
    }
    Result<void> truncate(std::uint64_t) override { return Error {ErrorCode::Io, "nor cut"}; }
    Result<void> sync() override { return {}; }

private:
    Disk m_before;
    Disk m_after;
    int m_halfReads;
};

struct Rewritten
{
    Disk before = sealedDisk(randomText(4096, 1), 4096);
    Disk after = copyOf(before);
    Bytes text = randomText(4096, 2);

    Rewritten() { must(must(openOn(after)).write(0, text)); }

    SealedFile seenHalf(int reads) const
    {
        return must(
            SealedFile::open(std::make_unique<HalfWrittenFile>(before, after, reads), asProfile()));
    }
};

TEST(SharedFile, isReadAgainWhenABlockWasHalfWritten)
{
    const Rewritten rewritten;
    for (int reads = 0; reads <= 4; ++reads) {
        SealedFile file = rewritten.seenHalf(reads);
        file.forgiveFrom(0); // zeros would be wrong: the block is being written, not damaged
        EXPECT_EQ(must(readAll(file)), rewritten.text) << reads;
        EXPECT_EQ(file.forgiven(), 0U);
    }
}

TEST(SharedFile, isReadAgainAndAgainWithPatience)
{
    const Rewritten rewritten;
    SealedFile hasty = rewritten.seenHalf(40);
    EXPECT_FALSE(readAll(hasty));
    SealedFile patient = rewritten.seenHalf(40);
    patient.setPatience(std::chrono::minutes(1)); // far more than forty pauses take
    EXPECT_EQ(must(readAll(patient)), rewritten.text);
}

// Without the lock that SQLite holds: what was beyond the new end must not come back from memory.
TEST(SharedFile, isNotWrittenInPartWhenTheBlockBecameShorterMeanwhile)
{
    const Disk before = sealedDisk(randomText(100, 1), 4096);
    const Disk after = copyOf(before);
    must(must(openOn(after)).truncate(50));
    SealedFile file
        = must(SealedFile::open(std::make_unique<HalfWrittenFile>(before, after, 0), asProfile()));
    const auto written = file.write(10, Bytes(5));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Corrupt);
}

TEST(SharedFile, isReadByManyWhileOneAppends)
{
    const TestFolder folder;
    const auto path = folder / "wal";
    const SealedWith with {.dataKey = theKey(), .role = Role::Wal};
    SealedFile writer
        = must(SealedFile::create(must(openPosixFile(path, OpenMode::CreateNew)), with, 4096));
    const Bytes text = randomText(600 * 1000, 9);
    std::atomic<std::size_t> written = 0;
    std::atomic<int> wrong = 0;
    const auto reader = [&](unsigned seed) {
        std::mt19937 random(seed);
        SealedFile file = must(SealedFile::open(must(openPosixFile(path, OpenMode::Read)), with));
        file.setPatience(std::chrono::minutes(1));
        while (written < text.size()) {
            const std::size_t there = written;
            const std::size_t size = std::min<std::size_t>(there, 1 + random() % 5000);
            const std::size_t offset = there - size; // up to where the writer goes on
            Bytes out(size);
            const auto got = file.read(offset, out);
            if (!got || got.value() != size
                || !std::equal(out.begin(), out.end(),
                               text.begin() + static_cast<std::ptrdiff_t>(offset)))
                ++wrong;
        }
    };
    {
        std::vector<std::jthread> readers;
        for (unsigned seed = 1; seed <= 3; ++seed)
            readers.emplace_back(reader, seed);
        while (written < text.size()) {
            must(writer.write(written, std::span(text).subspan(written, 1000)));
            written += 1000;
        }
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(must(readAll(writer)), text);
}

} // namespace
} // namespace core::vault

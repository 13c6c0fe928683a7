// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

#include <functional>

namespace core::vault {
namespace {

constexpr std::uint32_t Block = 512;
constexpr std::size_t TextSize = 6 * Block + 100;

/// A change of a file, and what a plain file holds after it.
struct Change
{
    const char* name;
    std::function<Result<void>(SealedFile&)> make;
    std::function<void(Bytes&)> makePlain;
    bool inPart = false; ///< writes no block whole: then what was there is put back
};

void putPlain(Bytes& text, std::size_t offset, const Bytes& bytes)
{
    if (text.size() < offset + bytes.size())
        text.resize(offset + bytes.size());
    std::ranges::copy(bytes, text.begin() + static_cast<std::ptrdiff_t>(offset));
}

Change writing(const char* name, std::size_t offset, std::size_t size)
{
    const Bytes bytes = randomText(size, 77);
    const std::size_t nextBlock = (offset + Block - 1) / Block * Block;
    return {name, [=](SealedFile& file) { return file.write(offset, bytes); },
            [=](Bytes& text) { putPlain(text, offset, bytes); },
            offset <= TextSize && nextBlock + Block > offset + size};
}

Change truncating(const char* name, std::size_t size)
{
    return {name, [=](SealedFile& file) { return file.truncate(size); },
            [=](Bytes& text) { text.resize(size); }};
}

const std::vector<Change>& changes()
{
    static const std::vector<Change> all {
        writing("one block", 2 * Block, Block),
        writing("many blocks", Block, 4 * Block),
        writing("a part of a block", 2 * Block + 30, 100),
        writing("parts of two blocks", 2 * Block + 300, Block),
        writing("behind the end", TextSize, 50),
        writing("over the end", TextSize - 20, 2 * Block),
        writing("far behind the end", TextSize + 3 * Block, 10),
        truncating("in the middle of a block", 3 * Block + 60),
        truncating("between blocks", 3 * Block),
        truncating("to nothing", 0),
        truncating("to more", TextSize + 2 * Block),
    };
    return all;
}

Bytes blockOf(const Bytes& text, std::size_t offset)
{
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    const auto to
        = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset + Block, text.size()));
    return {from, to};
}

/// Every block is as before, as after, or behind the end; none is lost or mixed. With
/// @p mayBeTorn a block that was to be changed may be not authentic, too.
void expectOldOrNew(const Disk& disk, const Bytes& before, const Bytes& after, bool mayBeTorn)
{
    auto opened = openOn(disk);
    ASSERT_TRUE(opened);
    SealedFile file = std::move(opened).value();
    file.setTail(mayBeTorn ? Tail::Absent : Tail::Damage);
    const std::uint64_t size = must(file.size());
    EXPECT_GE(size, mayBeTorn ? 0 : std::min(before.size(), after.size()));
    EXPECT_LE(size, std::max(before.size(), after.size()));
    for (std::uint64_t offset = 0; offset < size; offset += Block) {
        Bytes out(std::min<std::uint64_t>(Block, size - offset));
        const auto got = file.read(offset, out);
        if (!got && mayBeTorn && blockOf(before, offset) != blockOf(after, offset))
            continue;
        ASSERT_TRUE(got) << got.error().detail;
        const auto is = [&](const Bytes& text) {
            for (std::size_t at = 0; at < out.size(); ++at) {
                const std::byte expected
                    = offset + at < text.size() ? text[offset + at] : std::byte {0};
                if (out[at] != expected)
                    return false;
            }
            return true;
        };
        EXPECT_TRUE(is(before) || is(after)) << "offset " << offset;
    }
}

void tryFailures(Failure failure, const Change& change)
{
    const Bytes before = randomText(TextSize, 5);
    Bytes after = before;
    change.makePlain(after);
    const Disk good = sealedDisk(before, Block);
    bool done = false;
    for (int call = 0; !done; ++call) {
        SCOPED_TRACE(std::string(change.name) + ", call " + std::to_string(call));
        const Disk disk = copyOf(good);
        SealedFile file = must(openOn(disk));
        disk->failure = failure;
        disk->failAt = call;
        const auto result = change.make(file);
        done = disk->calls <= call;
        disk->failure = Failure::None;
        if (done) {
            EXPECT_TRUE(result);
            EXPECT_EQ(must(readAll(disk)), after);
            EXPECT_GE(call, 3); // it did meet failures
            break;
        }
        ASSERT_FALSE(result);
        EXPECT_TRUE(
            result.error().code == ErrorCode::Io
            || (failure == Failure::DiskFull && result.error().code == ErrorCode::DiskFull));
        if (failure != Failure::IoHalfWay) {
            expectOldOrNew(disk, before, after, false);
            // The file itself goes on working, too.
            must(change.make(file));
            EXPECT_EQ(must(readAll(file)), after);
            EXPECT_EQ(must(readAll(disk)), after);
        } else if (disk->bytes.size() > HeaderBytes) {
            expectOldOrNew(disk, before, after, !change.inPart);
        }
    }
}

TEST(FailingDisk, thatIsFullAtAnyCallLosesNothing)
{
    for (const Change& change : changes())
        tryFailures(Failure::DiskFull, change);
}

TEST(FailingDisk, thatFailsAtAnyCallLosesNothing)
{
    for (const Change& change : changes())
        tryFailures(Failure::Io, change);
}

TEST(FailingDisk, thatWritesAHalfNeverGivesWrongText)
{
    for (const Change& change : changes())
        tryFailures(Failure::IoHalfWay, change);
}

TEST(FailingDisk, thatCannotBeReadOrSyncedIsAnError)
{
    const Disk disk = sealedDisk(randomText(TextSize, 5), Block);
    SealedFile file = must(openOn(disk));
    disk->failure = Failure::Io;
    Bytes out(3 * Block);
    const std::vector<std::function<Result<void>()>> calls {
        [&]() -> Result<void> {
            TRY_VOID(file.read(0, out));
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(file.read(5, std::span(out).first(9)));
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(file.size());
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(file.blocks());
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(file.tryBlock(1));
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(file.digest());
            return {};
        },
        [&]() -> Result<void> {
            TRY_VOID(openOn(disk));
            return {};
        },
        [&] { return file.sync(); },
    };
    for (std::size_t call = 0; call < calls.size(); ++call) {
        disk->calls = 0;
        disk->failAt = 0;
        const auto result = calls[call]();
        ASSERT_FALSE(result) << call;
        EXPECT_EQ(result.error().code, ErrorCode::Io) << call;
    }
    disk->failure = Failure::None;
    must(file.sync());
    EXPECT_EQ(disk->synced, disk->bytes);
}

TEST(FailingDisk, makesNoNewFile)
{
    for (int call = 0; call < 2; ++call) {
        const Disk disk = newDisk();
        disk->failure = Failure::DiskFull;
        disk->failAt = call;
        const auto made
            = SealedFile::create(std::make_unique<MemoryFile>(disk), asProfile(), Block);
        ASSERT_FALSE(made) << call;
        EXPECT_TRUE(disk->bytes.empty());
    }
}

} // namespace
} // namespace core::vault

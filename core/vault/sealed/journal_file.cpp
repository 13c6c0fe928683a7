// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/journal_file.h"

#include "core/vault/sealed/little_endian.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>

namespace core::vault {

namespace {

// "Database File Format", section 3, "The Rollback Journal".
constexpr std::array<std::uint8_t, 8> Magic {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
constexpr std::size_t RecordsAt = 8;
constexpr std::size_t SectorAt = 20;
constexpr std::size_t PageAt = 24;
constexpr std::size_t HeaderEnd = 28;
/// Magic and number of records: how SQLite counts them in a header it has written before.
constexpr std::size_t RecountBytes = 12;
constexpr std::uint32_t NotCounted = 0xffffffff;

struct JournalHeader
{
    std::uint32_t records = 0;
    std::uint32_t sector = 0;
    std::uint32_t page = 0;
};

std::uint32_t bigEndian(std::span<const std::byte> bytes)
{
    std::uint32_t value = 0;
    for (const std::byte byte : bytes.first(4))
        value = (value << 8) | std::to_integer<std::uint32_t>(byte);
    return value;
}

bool isSize(std::uint32_t size, std::uint32_t least)
{
    return std::has_single_bit(size) && size >= least && size <= 65536;
}

/// Nothing where there is no header.
std::optional<JournalHeader> decode(std::span<const std::byte> bytes)
{
    if (!std::ranges::equal(bytes.first(Magic.size()), std::as_bytes(std::span(Magic))))
        return std::nullopt;
    const JournalHeader header {bigEndian(bytes.subspan(RecordsAt)),
                                bigEndian(bytes.subspan(SectorAt)),
                                bigEndian(bytes.subspan(PageAt))};
    if (!isSize(header.sector, 32) || !isSize(header.page, 512))
        return std::nullopt;
    return header;
}

std::uint64_t roundUp(std::uint64_t value, std::uint64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

} // namespace

Role JournalFile::roleFor(Role found) const
{
    return found == Role::Journal ? found : SealedVfsFile::roleFor(found);
}

bool JournalFile::isBlank(std::span<const std::byte> header) const
{
    // Its first write was lost, so it was never synced, and the database is as it was.
    return std::ranges::all_of(header, [](std::byte byte) { return byte == std::byte {0}; });
}

Result<std::uint64_t> JournalFile::promise()
{
    std::array<std::byte, sizeof(std::uint64_t)> bytes {};
    const auto got = readOnce(0, bytes);
    // Torn before anything was promised, or damaged alone: then the rest is authentic.
    if (!got && isUnauthentic(got.error()))
        return std::uint64_t {0};
    if (!got)
        return got.error();
    return getLittle<std::uint64_t>(bytes);
}

int JournalFile::setPromise(std::uint64_t end)
{
    std::array<std::byte, sizeof(std::uint64_t)> bytes {};
    putLittle(bytes, end);
    const int code = SealedVfsFile::write(0, bytes);
    return code == SQLITE_OK ? SealedVfsFile::sync(m_syncFlags) : code;
}

Result<std::uint64_t> JournalFile::finishedEnd()
{
    std::uint64_t end = 0;
    std::uint64_t next = 0;
    for (;;) {
        std::array<std::byte, HeaderEnd> bytes {};
        TRY_ASSIGN(const std::size_t got, readOnce(next + blockSize(), bytes));
        const auto header
            = got < bytes.size() || next >= m_writtenEnd ? std::nullopt : decode(bytes);
        if (!header) // behind the records stands at most the name of a super-journal
            return end == 0 && next == 0 && role() != Role::SuperJournal ? 0 : m_writtenEnd;
        if (header->records == 0 || header->records == NotCounted)
            return end; // the header will be written again
        constexpr std::uint64_t AroundPage = 8; // its number and its checksum
        end = next + header->sector + header->records * (header->page + AroundPage);
        next = roundUp(end, header->sector);
    }
}

int JournalFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    const std::uint64_t at = offset + blockSize();
    const auto got = readPatiently(at, out);
    if (got || m_written || !isUnauthentic(got.error()))
        return readCode(got, out.size());
    const auto file = present();
    const auto promised = promise();
    if (!file || !file.value() || !promised)
        return readCode(got, out.size());
    file.value()->forgiveFrom(roundUp(promised.value(), blockSize()) + blockSize());
    const auto again = file.value()->read(at, out);
    file.value()->forgiveFrom(NoOffset);
    return readCode(again, out.size());
}

int JournalFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (offset == 0) {
        doubt(); // another connection may have emptied it since
        if (bytes.size() != RecountBytes)
            m_writtenEnd = 0;
        const auto promised = promise();
        if (!promised)
            return failed(promised.error(), SQLITE_IOERR_WRITE);
        // A write that is cut must not look like damage to what was promised.
        if (const int code = promised.value() > 0 ? setPromise(0) : SQLITE_OK; code != SQLITE_OK)
            return code;
    }
    m_written = true;
    m_writtenEnd = std::max(m_writtenEnd, offset + bytes.size());
    return SealedVfsFile::write(offset + blockSize(), bytes);
}

int JournalFile::truncate(std::uint64_t size)
{
    m_written = true;
    return SealedVfsFile::truncate(size == 0 ? 0 : size + blockSize());
}

int JournalFile::sync(int flags)
{
    m_syncFlags = flags;
    const int code = SealedVfsFile::sync(flags);
    if (code != SQLITE_OK || !m_written || m_writtenEnd == 0)
        return code;
    const auto finished = finishedEnd();
    if (!finished)
        return failed(finished.error(), SQLITE_IOERR_FSYNC);
    return finished.value() > 0 ? setPromise(finished.value()) : SQLITE_OK;
}

int JournalFile::size(std::uint64_t& bytes)
{
    if (!m_written)
        doubt();
    const int code = SealedVfsFile::size(bytes);
    bytes -= std::min<std::uint64_t>(bytes, blockSize());
    if (code != SQLITE_OK || m_written)
        return code;
    const auto promised = promise();
    if (!promised)
        return failed(promised.error(), SQLITE_IOERR_FSTAT);
    if (promised.value() > bytes)
        return failed({ErrorCode::Corrupt, "the journal was cut"}, SQLITE_IOERR_FSTAT);
    return SQLITE_OK;
}

} // namespace core::vault

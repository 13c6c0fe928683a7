// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/journal_file.h"

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

/// Nothing where there is no header that counts records.
std::optional<JournalHeader> decode(std::span<const std::byte> bytes)
{
    if (!std::ranges::equal(bytes.first(Magic.size()), std::as_bytes(std::span(Magic))))
        return std::nullopt;
    const JournalHeader header {bigEndian(bytes.subspan(RecordsAt)),
                                bigEndian(bytes.subspan(SectorAt)),
                                bigEndian(bytes.subspan(PageAt))};
    if (header.records == 0 || header.records == NotCounted || !isSize(header.sector, 32)
        || !isSize(header.page, 512))
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

Result<std::uint64_t> JournalFile::promisedEnd()
{
    std::uint64_t end = 0;
    std::uint64_t next = 0;
    for (;;) {
        std::array<std::byte, HeaderEnd> bytes {};
        const auto got = readOnce(next, bytes);
        // Nobody can tell a header that a crash tore while it was written from one that was synced
        // and damaged later; what it promised may be what the database needs.
        if (!got)
            return got.error();
        const auto header = decode(bytes);
        if (!header)
            return end;
        constexpr std::uint64_t AroundPage = 8; // its number and its checksum
        end = next + header->sector + header->records * (header->page + AroundPage);
        next = roundUp(end, header->sector);
    }
}

int JournalFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    const auto got = readPatiently(offset, out);
    if (got || m_written || !isUnauthentic(got.error()))
        return readCode(got, out.size());
    const auto file = present();
    const auto promised = promisedEnd();
    if (!file || !file.value() || !promised)
        return readCode(got, out.size());
    file.value()->forgiveFrom(roundUp(promised.value(), blockSize()));
    const auto again = file.value()->read(offset, out);
    file.value()->forgiveFrom(NoOffset);
    return readCode(again, out.size());
}

int JournalFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (offset == 0)
        doubt(); // another connection may have emptied it since
    m_written = true;
    return SealedVfsFile::write(offset, bytes);
}

int JournalFile::truncate(std::uint64_t size)
{
    m_written = true;
    return SealedVfsFile::truncate(size);
}

int JournalFile::size(std::uint64_t& bytes)
{
    if (!m_written)
        doubt();
    const int code = SealedVfsFile::size(bytes);
    if (code != SQLITE_OK || m_written)
        return code;
    const auto promised = promisedEnd();
    if (!promised)
        return failed(promised.error(), SQLITE_IOERR_FSTAT);
    if (promised.value() > bytes)
        return failed({ErrorCode::Corrupt, "the journal was cut"}, SQLITE_IOERR_FSTAT);
    return SQLITE_OK;
}

} // namespace core::vault

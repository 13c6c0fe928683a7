// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/wal_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace core::vault {

namespace {

constexpr std::size_t LargestPage = 65536;

} // namespace

WalFile::WalFile(Setup setup, std::shared_ptr<DatabaseState> state)
    : SealedVfsFile(std::move(setup))
    , m_state(std::move(state))
{
}

Result<std::vector<std::byte>> WalFile::context() const
{
    const auto salt = m_state->salt();
    if (!salt)
        return Error {ErrorCode::Io, "a WAL without a database"};
    return std::vector<std::byte>(salt->begin(), salt->end());
}

int WalFile::size(std::uint64_t& bytes)
{
    m_scan.reset();
    if (const int code = writeHeldHeader(); code != SQLITE_OK)
        return code;
    doubt();
    const auto file = present();
    if (m_state->isRecovering()) {
        m_scan = 0;
        if (!file && isUnauthentic(file.error())) {
            key().noteCutWal();
            bytes = 0;
            return SQLITE_OK;
        }
    }
    return SealedVfsFile::size(bytes);
}

int WalFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    if (m_scan == offset && m_state->isRecovering()) {
        m_scan = offset + out.size();
        return readForRecovery(offset, out);
    }
    m_scan.reset();
    if (const int code = writeHeldHeader(); code != SQLITE_OK)
        return code;
    return SealedVfsFile::read(offset, out);
}

int WalFile::readForRecovery(std::uint64_t offset, std::span<std::byte> out)
{
    const auto file = present();
    if (!file || !file.value())
        return readCode(readOnce(offset, out), out.size());
    SealedFile& sealed = *file.value();
    const std::uint64_t before = sealed.forgiven();
    sealed.forgiveFrom(0);
    const auto got = sealed.read(offset, out);
    sealed.forgiveFrom(NoOffset);
    if (sealed.forgiven() != before) {
        key().noteCutWal();
        // The whole frame, so that it is invalid for certain: the end of a page may well be zeros,
        // and SQLite would take for intact what can never be read again.
        std::ranges::fill(out, std::byte {0});
    }
    return readCode(got, out.size());
}

Result<SealedFile*> WalFile::fileToWrite(std::uint64_t offset)
{
    auto file = presentOrNew();
    // A new log over one of which nothing can be told: SQLite needs none of it any more.
    if (!file && isUnauthentic(file.error()) && offset == 0)
        return startAnew();
    return file;
}

int WalFile::writeHeldHeader()
{
    if (!m_heldHeader)
        return SQLITE_OK;
    const FrameHeader header = *std::exchange(m_heldHeader, std::nullopt);
    return writeThrough(header.offset, header.bytes);
}

int WalFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    m_scan.reset();
    if (const std::uint64_t turn = m_state->writeTurns; turn != m_turn) {
        m_turn = turn;
        m_writtenEnd = 0;
        doubt(); // another connection may have emptied it
    }
    const auto held = m_heldHeader;
    if (held && held->offset + held->bytes.size() == offset && bytes.size() <= LargestPage) {
        m_heldHeader.reset();
        m_frame.resize(held->bytes.size() + LargestPage);
        const auto frame = std::span(m_frame).first(held->bytes.size() + bytes.size());
        std::ranges::copy(held->bytes, frame.begin());
        std::ranges::copy(bytes, frame.subspan(held->bytes.size()).begin());
        return writeThrough(held->offset, frame);
    }
    if (const int code = writeHeldHeader(); code != SQLITE_OK)
        return code;
    // Not one that is written again, for a new checksum: there no page follows.
    if (bytes.size() == sizeof(FrameHeader::bytes) && offset > 0 && offset >= m_writtenEnd) {
        m_heldHeader.emplace(FrameHeader {.offset = offset});
        std::ranges::copy(bytes, m_heldHeader->bytes.begin());
        return SQLITE_OK;
    }
    return writeThrough(offset, bytes);
}

int WalFile::writeThrough(std::uint64_t offset, std::span<const std::byte> bytes)
{
    const auto file = fileToWrite(offset);
    if (!file)
        return failed(file.error(), SQLITE_IOERR_WRITE);
    SealedFile& sealed = *file.value();
    if (offset == 0)
        m_writtenEnd = 0;
    const std::uint64_t end = offset + bytes.size();
    // What lies behind the end is dead, and may be what a crash left.
    if (end >= m_writtenEnd)
        sealed.forgiveFrom(offset);
    m_writtenEnd = std::max(m_writtenEnd, end);
    const auto written = sealed.write(offset, bytes);
    sealed.forgiveFrom(NoOffset);
    return written ? SQLITE_OK : failed(written.error(), SQLITE_IOERR_WRITE);
}

int WalFile::sync(int flags)
{
    const int code = writeHeldHeader();
    return code == SQLITE_OK ? SealedVfsFile::sync(flags) : code;
}

int WalFile::truncate(std::uint64_t size)
{
    m_scan.reset();
    m_heldHeader.reset();
    return SealedVfsFile::truncate(size);
}

} // namespace core::vault

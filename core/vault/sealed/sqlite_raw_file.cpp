// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sqlite_raw_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>

namespace core::vault {

namespace {

/// SQLite counts bytes of a call in an int.
constexpr std::size_t LargestCall = std::size_t {1} << 30;

} // namespace

Error SqliteRawFile::failed(int code, const char* call)
{
    m_under.lastCode = code;
    // A quota and a limit on file sizes come as a failed write; only the system's own number tells.
    int number = 0;
    m_under.file->pMethods->xFileControl(m_under.file, SQLITE_FCNTL_LAST_ERRNO, &number);
    const bool full
        = (code & 0xff) == SQLITE_FULL || number == ENOSPC || number == EFBIG || number == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::Io, call + (": " + std::to_string(code))};
}

Result<std::size_t> SqliteRawFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    std::size_t done = 0;
    while (done < out.size()) {
        const std::size_t part = std::min(out.size() - done, LargestCall);
        const int code
            = m_under.file->pMethods->xRead(m_under.file, out.data() + done, static_cast<int>(part),
                                            static_cast<sqlite3_int64>(offset + done));
        if (code == SQLITE_IOERR_SHORT_READ) {
            // It does not say how short.
            TRY_ASSIGN(const std::uint64_t end, size());
            const std::uint64_t left = end > offset + done ? end - offset - done : 0;
            return done + static_cast<std::size_t>(std::min<std::uint64_t>(left, part));
        }
        if (code != SQLITE_OK)
            return failed(code, "read");
        done += part;
    }
    return done;
}

Result<void> SqliteRawFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const std::size_t part = std::min(bytes.size(), LargestCall);
        const int code = m_under.file->pMethods->xWrite(
            m_under.file, bytes.data(), static_cast<int>(part), static_cast<sqlite3_int64>(offset));
        if (code != SQLITE_OK)
            return failed(code, "write");
        offset += part;
        bytes = bytes.subspan(part);
    }
    return {};
}

Result<void> SqliteRawFile::truncate(std::uint64_t size)
{
    const int code
        = m_under.file->pMethods->xTruncate(m_under.file, static_cast<sqlite3_int64>(size));
    if (code != SQLITE_OK)
        return failed(code, "truncate");
    return {};
}

Result<std::uint64_t> SqliteRawFile::size()
{
    sqlite3_int64 bytes = 0;
    const int code = m_under.file->pMethods->xFileSize(m_under.file, &bytes);
    if (code != SQLITE_OK)
        return failed(code, "size");
    return static_cast<std::uint64_t>(bytes);
}

Result<void> SqliteRawFile::sync()
{
    const int code = m_under.file->pMethods->xSync(m_under.file, m_under.syncFlags);
    if (code != SQLITE_OK)
        return failed(code, "sync");
    return {};
}

} // namespace core::vault

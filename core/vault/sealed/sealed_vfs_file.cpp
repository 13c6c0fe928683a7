// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_vfs_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace core::vault {

bool isUnauthentic(const Error& error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::NotOurs
        || error.code == ErrorCode::WrongKey;
}

SealedVfsFile::SealedVfsFile(Setup setup)
    : m_under {setup.under}
    , m_key(std::move(setup.key))
    , m_role(setup.role)
    , m_blockSize(setup.blockSize)
    , m_patience(setup.patience)
{
}

Result<SealedFile*> SealedVfsFile::load()
{
    std::array<std::byte, HeaderBytes> found {};
    TRY_ASSIGN(const std::size_t got, SqliteRawFile(m_under).read(0, found));
    if (m_sealed && got == HeaderBytes && found == m_header)
        return &*m_sealed;
    m_sealed.reset();
    if (got == 0 || isBlank(std::span(found).first(got))) {
        headerChanged(nullptr);
        return nullptr;
    }
    TRY_ASSIGN(const SealedHeader header, decodeHeader(std::span(found).first(got), {}));
    TRY_ASSIGN(const auto extra, context());
    TRY_ASSIGN(auto sealed,
               SealedFile::open(std::make_unique<SqliteRawFile>(m_under),
                                {key().bytes(), roleFor(header.role), extra}));
    m_header = found;
    return keep(std::move(sealed));
}

Result<SealedFile*> SealedVfsFile::keep(SealedFile sealed)
{
    m_sealed.emplace(std::move(sealed));
    m_blockSize = m_sealed->header().blockSize;
    if (!m_sealed->header().isFrozen())
        m_sealed->setTail(Tail::Absent); // what a write that was cut leaves
    headerChanged(&m_sealed->header());
    return &*m_sealed;
}

Result<SealedFile*> SealedVfsFile::present()
{
    if (!m_sealed || m_doubtful) {
        TRY_ASSIGN(SealedFile* const file, load());
        m_doubtful = false;
        return file;
    }
    return &*m_sealed;
}

Result<SealedFile*> SealedVfsFile::startAnew()
{
    m_sealed.reset();
    TRY_ASSIGN(const auto extra, context());
    TRY_VOID(SqliteRawFile(m_under).truncate(0));
    TRY_ASSIGN(auto sealed,
               SealedFile::create(std::make_unique<SqliteRawFile>(m_under),
                                  {key().bytes(), m_role, extra}, m_blockSize));
    TRY_ASSIGN(m_header, encodeHeader(sealed.header(), key().bytes()));
    m_doubtful = false;
    return keep(std::move(sealed));
}

Result<SealedFile*> SealedVfsFile::presentOrNew()
{
    TRY_ASSIGN(SealedFile* const file, present());
    return file ? file : startAnew();
}

Result<std::size_t> SealedVfsFile::readOnce(std::uint64_t offset, std::span<std::byte> out)
{
    TRY_ASSIGN(SealedFile* const file, present());
    if (file)
        return file->read(offset, out);
    std::ranges::fill(out, std::byte {0});
    return std::size_t {0};
}

template<typename Call>
auto SealedVfsFile::patiently(Call call) -> decltype(call())
{
    std::chrono::microseconds pause {0};
    std::chrono::microseconds waited {-1};
    for (;;) {
        auto got = call();
        if (got || !isUnauthentic(got.error()) || waited >= m_patience)
            return got;
        doubt();
        std::this_thread::sleep_for(pause);
        waited += pause + std::chrono::microseconds {1};
        pause = std::max(2 * pause, std::chrono::microseconds {50});
    }
}

Result<SealedFile*> SealedVfsFile::presentPatiently()
{
    return patiently([this] { return present(); });
}

Result<std::size_t> SealedVfsFile::readPatiently(std::uint64_t offset, std::span<std::byte> out)
{
    return patiently([&] { return readOnce(offset, out); });
}

int SealedVfsFile::failed(const Error& error, int ioCode)
{
    m_key->keepFault(error);
    switch (error.code) {
    case ErrorCode::DiskFull:
        return SQLITE_FULL;
    case ErrorCode::Io:
        return m_under.lastCode != SQLITE_OK ? std::exchange(m_under.lastCode, SQLITE_OK) : ioCode;
    case ErrorCode::Denied:
        return SQLITE_READONLY;
    case ErrorCode::Corrupt:
    case ErrorCode::NotOurs:
    case ErrorCode::WrongKey:
    case ErrorCode::NewerFormat:
    case ErrorCode::OlderCopy:
        return SQLITE_IOERR_DATA;
    default:
        return ioCode;
    }
}

int SealedVfsFile::readCode(const Result<std::size_t>& got, std::size_t wanted)
{
    if (!got)
        return failed(got.error(), SQLITE_IOERR_READ);
    return got.value() < wanted ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

int SealedVfsFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    return readCode(readPatiently(offset, out), out.size());
}

int SealedVfsFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    const auto file = presentOrNew();
    if (!file)
        return failed(file.error(), SQLITE_IOERR_WRITE);
    const auto written = file.value()->write(offset, bytes);
    return written ? SQLITE_OK : failed(written.error(), SQLITE_IOERR_WRITE);
}

int SealedVfsFile::truncate(std::uint64_t size)
{
    if (size == 0) {
        m_sealed.reset();
        headerChanged(nullptr);
        const auto cut = SqliteRawFile(m_under).truncate(0);
        return cut ? SQLITE_OK : failed(cut.error(), SQLITE_IOERR_TRUNCATE);
    }
    const auto file = presentOrNew();
    if (!file)
        return failed(file.error(), SQLITE_IOERR_TRUNCATE);
    const auto cut = file.value()->truncate(size);
    return cut ? SQLITE_OK : failed(cut.error(), SQLITE_IOERR_TRUNCATE);
}

int SealedVfsFile::sync(int flags)
{
    m_under.syncFlags = flags;
    const auto synced = m_sealed ? m_sealed->sync() : SqliteRawFile(m_under).sync();
    return synced ? SQLITE_OK : failed(synced.error(), SQLITE_IOERR_FSYNC);
}

int SealedVfsFile::size(std::uint64_t& bytes)
{
    bytes = 0;
    const auto file = present();
    if (!file)
        return failed(file.error(), SQLITE_IOERR_FSTAT);
    if (!file.value())
        return SQLITE_OK;
    const auto size = file.value()->size();
    if (!size)
        return failed(size.error(), SQLITE_IOERR_FSTAT);
    bytes = size.value();
    return SQLITE_OK;
}

} // namespace core::vault

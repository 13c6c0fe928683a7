// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One file that SQLite opened, sealed: the calls of sqlite3_io_methods in terms of SealedFile, and
// what each kind of file does when a block is not authentic. Every call gives a result code of
// SQLite's.
#pragma once

#include "core/vault/sealed/lent_key.h"
#include "core/vault/sealed/open_databases.h"
#include "core/vault/sealed/sealed_file.h"
#include "core/vault/sealed/sqlite_raw_file.h"

#include <chrono>
#include <limits>
#include <vector>

namespace core::vault {

/// For SealedFile::forgiveFrom: no block is ever forgiven.
inline constexpr std::uint64_t NoOffset = std::numeric_limits<std::uint64_t>::max();

/// A temporary file, and the base of the others. An empty raw file has no bytes; its header comes
/// with the first write.
class SealedVfsFile
{
public:
    struct Setup
    {
        sqlite3_file* under = nullptr;
        std::shared_ptr<LentKey> key;
        Role role = Role::Temporary;
        std::uint32_t blockSize = MutableBlock;
        /// How long to wait for a block that another process may be writing at this moment.
        std::chrono::microseconds patience {0};
    };

    explicit SealedVfsFile(Setup setup);
    virtual ~SealedVfsFile() = default;
    SealedVfsFile(const SealedVfsFile&) = delete;
    SealedVfsFile& operator=(const SealedVfsFile&) = delete;

    /// A short read fills with zeros, as SQLite wants it.
    virtual int read(std::uint64_t offset, std::span<std::byte> out);
    virtual int write(std::uint64_t offset, std::span<const std::byte> bytes);
    virtual int truncate(std::uint64_t size);
    virtual int sync(int flags);
    virtual int size(std::uint64_t& bytes);

    /// What SQLite did with the locks of this file, after it succeeded.
    virtual void noteLock(int) { }
    virtual void noteSharedMemoryLock(int, int, int) { }
    virtual void noteSharedMemory(bool) { }
    virtual bool isImmutable() const { return false; }

    std::uint32_t blockSize() const { return m_blockSize; }

protected:
    /// Nothing while the raw file is empty. As SealedFile::open.
    Result<SealedFile*> present();
    Result<SealedFile*> presentOrNew();
    /// Writes a header over whatever there is.
    Result<SealedFile*> startAnew();
    /// Another connection may have started the file anew: look before the next use.
    void doubt() { m_doubtful = true; }

    Result<std::size_t> readOnce(std::uint64_t offset, std::span<std::byte> out);
    /// These try again for a while where bytes are not authentic.
    Result<SealedFile*> presentPatiently();
    Result<std::size_t> readPatiently(std::uint64_t offset, std::span<std::byte> out);
    /// Keeps the fault and gives SQLite's code; @p ioCode is that of the call.
    int failed(const Error& error, int ioCode);
    int readCode(const Result<std::size_t>& got, std::size_t wanted);

    /// Which role the file whose header says @p found must have, and what else goes into its key.
    virtual Role roleFor(Role) const { return m_role; }
    virtual Result<std::vector<std::byte>> context() const { return std::vector<std::byte> {}; }
    /// Whether a file that begins with @p header, which is no sealed one's, was never begun.
    virtual bool isBlank(std::span<const std::byte>) const { return false; }
    /// A header was read or written; nothing when the file lost it.
    virtual void headerChanged(const SealedHeader*) { }

    LentKey& key() const { return *m_key; }
    Role role() const { return m_role; }
    const std::array<std::byte, HeaderBytes>& rawHeader() const { return m_header; }

private:
    template<typename Call>
    auto patiently(Call call) -> decltype(call());
    Result<SealedFile*> load();
    Result<SealedFile*> keep(SealedFile sealed);

    FileUnder m_under;
    std::shared_ptr<LentKey> m_key;
    Role m_role;
    std::uint32_t m_blockSize;
    std::chrono::microseconds m_patience;
    std::optional<SealedFile> m_sealed;
    std::array<std::byte, HeaderBytes> m_header {}; ///< as it was when the file was loaded
    bool m_doubtful = false;
};

/// Whether @p error says that bytes are not what was sealed, rather than that they were not got.
bool isUnauthentic(const Error& error);

} // namespace core::vault

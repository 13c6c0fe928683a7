// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/check_file.h"

#include "core/vault/primitives/aead.h"
#include "core/vault/sealed/process.h"
#include "core/vault/sealed/sealed_file.h"
#include "core/vault/sealed/sealed_vfs.h"
#include "core/vault/sealed/sqlite_raw_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace core::vault {

namespace {

constexpr std::size_t MostNamed = 100;
/// A checkpoint of another connection may just be writing a block.
constexpr std::chrono::milliseconds Patience {100};
constexpr std::string_view WalSuffix = "-wal";

/// A file opened by the VFS under ours, as SQLite opens a database: closing it drops no lock
/// that a connection of this process holds on the same file, as closing a descriptor would.
class FileOfVfs
{
public:
    FileOfVfs() = default;
    FileOfVfs(const FileOfVfs&) = delete;
    FileOfVfs& operator=(const FileOfVfs&) = delete;
    ~FileOfVfs()
    {
        if (m_under.file && m_under.file->pMethods)
            m_under.file->pMethods->xClose(m_under.file);
        if (m_name)
            sqlite3_free_filename(m_name);
    }

    Result<void> open(const std::filesystem::path& path)
    {
        sqlite3_vfs* const vfs = vfsUnder(sqlite3_vfs_find(SealedVfsName));
        if (!vfs)
            return Error {ErrorCode::Internal, "the sealed VFS is not there"};
        m_name
            = sqlite3_create_filename(std::filesystem::absolute(path).c_str(), "", "", 0, nullptr);
        m_memory = std::make_unique<std::max_align_t[]>(
            static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
        m_under.file = reinterpret_cast<sqlite3_file*>(m_memory.get());
        const int code = vfs->xOpen(vfs, m_name, m_under.file,
                                    SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
        if (code == SQLITE_OK)
            return {};
        std::error_code ignored;
        const bool isThere = std::filesystem::exists(path, ignored);
        return Error {isThere ? ErrorCode::Io : ErrorCode::NotFound,
                      "open: " + std::to_string(code)};
    }

    FileUnder& under() { return m_under; }

private:
    const char* m_name = nullptr;
    std::unique_ptr<std::max_align_t[]> m_memory;
    FileUnder m_under;
};

bool isFinding(const Error& error)
{
    return error.code != ErrorCode::Io && error.code != ErrorCode::Crypto
        && error.code != ErrorCode::Internal;
}

using HeaderBuffer = std::array<std::byte, HeaderBytes>;

Result<HeaderBuffer> headerOf(FileOfVfs& file)
{
    HeaderBuffer header {};
    TRY_ASSIGN(const std::size_t got, SqliteRawFile(file.under()).read(0, header));
    if (got < header.size())
        return Error {ErrorCode::Corrupt, "header is cut"};
    return header;
}

/// The salt of the database that a WAL belongs to; nothing for other files.
Result<std::vector<std::byte>> contextOf(const std::filesystem::path& path, Role role)
{
    std::vector<std::byte> context;
    const std::string name = path.string();
    if (role != Role::Wal || !name.ends_with(WalSuffix))
        return context;
    FileOfVfs database;
    TRY_VOID(database.open(name.substr(0, name.size() - WalSuffix.size())));
    TRY_ASSIGN(const HeaderBuffer bytes, headerOf(database));
    TRY_ASSIGN(const SealedHeader header, decodeHeader(bytes, {}));
    context.assign(header.salt.begin(), header.salt.end());
    return context;
}

Result<void> checkIdentity(FileOfVfs& file, const SealedHeader& header,
                           const std::optional<FrozenIdentity>& expected)
{
    if (!expected)
        return {};
    TRY_ASSIGN(const HeaderBuffer bytes, headerOf(file));
    if (FrozenIdentity {header.id, header.salt, header.blocks, macOf(bytes)} != *expected)
        return Error {ErrorCode::OlderCopy, "identity"};
    return {};
}

Result<SealedFile> openChecked(FileOfVfs& file, const std::filesystem::path& path,
                               const SealedWith& with,
                               const std::optional<FrozenIdentity>& expected)
{
    TRY_VOID(file.open(path));
    TRY_ASSIGN(SealedFile sealed,
               SealedFile::open(std::make_unique<SqliteRawFile>(file.under()), with));
    TRY_VOID(checkIdentity(file, sealed.header(), expected));
    return sealed;
}

DamagedBlock stretch(const SealedHeader& header, std::uint64_t block, std::uint64_t rawSize)
{
    const std::uint64_t stride = header.blockSize + NonceBytes + TagBytes;
    const std::uint64_t offset = HeaderBytes + block * stride;
    return {block, offset, std::min(stride, rawSize - std::min(offset, rawSize)), {}};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, "check"};
}

Result<void> tryAll(SealedFile& sealed, std::uint64_t rawSize, FileCheck& check, TaskContext& task)
{
    for (std::uint64_t block = 0; block < check.blocks; ++block) {
        if (task.isCancelled())
            return cancelled();
        TRY_ASSIGN(const BlockState state, sealed.tryBlock(block));
        if (state == BlockState::Damaged) {
            ++check.damagedBlocks;
            if (check.damaged.size() < MostNamed)
                check.damaged.push_back(stretch(sealed.header(), block, rawSize));
        }
        task.report(static_cast<double>(block + 1) / static_cast<double>(check.blocks));
    }
    return {};
}

/// Where does what lies at @p block belong?
Result<void> findHome(SealedFile& sealed, std::uint64_t blocks, DamagedBlock& damaged,
                      const TaskContext& task)
{
    for (std::uint64_t home = 0; home < blocks; ++home) {
        if (task.isCancelled())
            return cancelled();
        if (home == damaged.block)
            continue;
        TRY_ASSIGN(const BlockState state, sealed.tryBlock(damaged.block, home));
        if (state == BlockState::Authentic) {
            damaged.belongsTo = home;
            return {};
        }
    }
    return {};
}

} // namespace

Result<FileCheck> checkFile(const std::filesystem::path& path, std::span<const std::byte> dataKey,
                            Role role, const std::optional<FrozenIdentity>& expected,
                            TaskContext& task)
{
    TRY_VOID(startVault());
    FileCheck check;
    const auto refuse = [&check](const Error& error) -> Result<FileCheck> {
        if (!isFinding(error))
            return error;
        check.refused = error;
        return check;
    };
    const auto context = contextOf(path, role);
    if (!context)
        return refuse(context.error());
    FileOfVfs file;
    auto opened = openChecked(file, path, {dataKey, role, context.value()}, expected);
    if (!opened)
        return refuse(opened.error());
    SealedFile sealed = std::move(opened).value();
    sealed.setPatience(Patience);
    const auto blocks = sealed.blocks();
    if (!blocks)
        return refuse(blocks.error());
    check.blocks = blocks.value();
    TRY_ASSIGN(const std::uint64_t rawSize, SqliteRawFile(file.under()).size());
    TRY_VOID(tryAll(sealed, rawSize, check, task));
    for (DamagedBlock& damaged : check.damaged)
        TRY_VOID(findHome(sealed, check.blocks, damaged, task));
    return check;
}

} // namespace core::vault

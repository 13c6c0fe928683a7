// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/hmac.h"
#include "core/vault/sealed/sealed_blocks.h"

#include <system_error>
#include <utility>
#include <vector>

namespace core::vault {
namespace {

Result<void> copyBlocks(SealedFile& from, RawFile& to, const SealedHeader& header,
                        BlockCipher& cipher)
{
    WipedVector<std::byte> buffer(header.blockSize);
    std::vector<std::byte> buffered(SealBytes + header.blockSize);
    std::uint64_t position = HeaderBytes;
    for (std::uint64_t block = 0; block < header.blocks; ++block) {
        const bool last = block + 1 == header.blocks;
        const auto text = std::span(buffer).first(last ? header.lastBlockBytes : header.blockSize);
        TRY_ASSIGN(const std::size_t got, from.read(block * header.blockSize, text));
        if (got < text.size())
            return Error {ErrorCode::Corrupt, "shorter than it was"};
        const auto sealed = std::span(buffered).first(SealBytes + text.size());
        Nonce nonce {};
        TRY_VOID(fillRandom(nonce));
        TRY_VOID(cipher.seal(block, nonce, text, sealed));
        TRY_VOID(to.write(position, sealed));
        position += sealed.size();
    }
    return {};
}

Result<FrozenIdentity> writeFrozen(SealedFile& from, RawFile& to, const SealedHeader& header,
                                   const SealedWith& with)
{
    TRY_ASSIGN(const auto bytes, encodeHeader(header, with.dataKey));
    TRY_ASSIGN(BlockCipher cipher, BlockCipher::make(header, with.dataKey, with.context));
    TRY_VOID(to.write(0, bytes));
    TRY_VOID(copyBlocks(from, to, header, cipher));
    TRY_VOID(to.sync());
    return FrozenIdentity {header.id, header.salt, header.blocks, macOf(bytes)};
}

Result<FrozenIdentity> writeDurably(SealedFile& from, const std::filesystem::path& to,
                                    const SealedHeader& header, const SealedWith& with)
{
    TRY_ASSIGN(const auto raw, openPosixFile(to, OpenMode::CreateNew));
    auto written = writeFrozen(from, *raw, header, with);
    if (written) {
        if (auto synced = syncFolder(to.parent_path()); !synced)
            written = synced.error();
    }
    if (!written) {
        std::error_code ignored; // the first error is the one to tell
        std::filesystem::remove(to, ignored);
    }
    return written;
}

} // namespace

Result<FrozenIdentity> freeze(SealedFile& from, const std::filesystem::path& to,
                              const SealedWith& with, std::uint32_t blockSize)
{
    TRY_ASSIGN(const std::uint64_t size, from.size());
    if (size == 0 || !isBlockSize(blockSize))
        return Error {ErrorCode::Internal, "only a text can be frozen"};
    TRY_ASSIGN(SealedHeader header, newHeader(with.role, blockSize));
    header.blocks = (size + blockSize - 1) / blockSize;
    header.lastBlockBytes = size - (header.blocks - 1) * blockSize;
    return writeDurably(from, to, header, with);
}

Result<void> checkFrozen(const std::filesystem::path& path, const SealedWith& with,
                         const FrozenIdentity& expected)
{
    TRY_ASSIGN(auto raw, openPosixFile(path, OpenMode::Read));
    std::array<std::byte, HeaderBytes> bytes {};
    TRY_VOID(raw->read(0, bytes));
    TRY_ASSIGN(const SealedFile file, SealedFile::open(std::move(raw), with));
    const SealedHeader& header = file.header();
    if (FrozenIdentity {header.id, header.salt, header.blocks, macOf(bytes)} != expected)
        return Error {ErrorCode::OlderCopy, "identity"};
    return {};
}

} // namespace core::vault

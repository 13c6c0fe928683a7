// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_file.h"

#include "core/vault/primitives/hmac.h"
#include "core/vault/sealed/sealed_blocks.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace core::vault {

struct SealedFile::State
{
    std::unique_ptr<SealedBlocks> blocks;

    Result<void> writable();
    Result<void> put(std::uint64_t offset, std::span<const std::byte> bytes, std::uint64_t size);
    Result<void> grow(std::uint64_t from, std::uint64_t to);
};

namespace {

/// A position that no file reaches, so that none in the raw file overflows.
constexpr std::uint64_t MaxText = std::uint64_t {1} << 62;

/// The role is looked at before the MAC: another kind of file usually has another key.
Result<SealedHeader> readHeader(RawFile& raw, const SealedWith& with)
{
    std::array<std::byte, HeaderBytes> bytes {};
    TRY_ASSIGN(const std::size_t got, raw.read(0, bytes));
    const auto read = std::span<const std::byte>(bytes).first(got);
    TRY_ASSIGN(const SealedHeader seen, decodeHeader(read, {}));
    if (seen.role != with.role)
        return Error {ErrorCode::NotOurs, "role", std::string(roleName(seen.role))};
    return decodeHeader(read, with.dataKey);
}

} // namespace

SealedFile::SealedFile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

SealedFile::SealedFile(SealedFile&&) noexcept = default;
SealedFile& SealedFile::operator=(SealedFile&&) noexcept = default;
SealedFile::~SealedFile() = default;

Result<SealedFile> SealedFile::create(std::unique_ptr<RawFile> raw, const SealedWith& with,
                                      std::uint32_t blockSize)
{
    TRY_ASSIGN(const std::uint64_t size, raw->size());
    if (size != 0 || !isBlockSize(blockSize))
        return Error {ErrorCode::Internal, "a sealed file begins empty, with a block size"};
    TRY_ASSIGN(const SealedHeader header, newHeader(with.role, blockSize));
    TRY_ASSIGN(const auto bytes, encodeHeader(header, with.dataKey));
    TRY_VOID(raw->write(0, bytes));
    TRY_ASSIGN(auto blocks, SealedBlocks::make(std::move(raw), header, with));
    return SealedFile(std::make_unique<State>(State {std::move(blocks)}));
}

Result<SealedFile> SealedFile::open(std::unique_ptr<RawFile> raw, const SealedWith& with)
{
    TRY_ASSIGN(const SealedHeader header, readHeader(*raw, with));
    TRY_ASSIGN(const std::uint64_t rawSize, raw->size());
    TRY_ASSIGN(auto blocks, SealedBlocks::make(std::move(raw), header, with));
    if (header.isFrozen()) {
        TRY_ASSIGN(const std::uint64_t size, blocks->textSize());
        if (rawSize != blocks->rawSize(size))
            return Error {ErrorCode::Corrupt, "size"};
    }
    return SealedFile(std::make_unique<State>(State {std::move(blocks)}));
}

const SealedHeader& SealedFile::header() const
{
    return m_state->blocks->header();
}

void SealedFile::setTail(Tail tail)
{
    m_state->blocks->rules().tail = tail;
}

void SealedFile::forgiveFrom(std::uint64_t offset)
{
    m_state->blocks->rules().forgiveFrom = offset;
}

std::uint64_t SealedFile::forgiven() const
{
    return m_state->blocks->forgiven();
}

void SealedFile::setPatience(std::chrono::milliseconds patience)
{
    m_state->blocks->rules().patience = patience;
}

Result<std::uint64_t> SealedFile::size()
{
    return m_state->blocks->textSize();
}

Result<std::size_t> SealedFile::read(std::uint64_t offset, std::span<std::byte> out)
{
    SealedBlocks& blocks = *m_state->blocks;
    const std::size_t blockSize = header().blockSize;
    std::size_t done = 0;
    while (done < out.size() && offset + done < MaxText) {
        const std::uint64_t block = (offset + done) / blockSize;
        const std::size_t within = (offset + done) % blockSize;
        const std::size_t rest = out.size() - done;
        std::size_t wanted = std::min(rest, blockSize - within);
        std::size_t got = 0;
        if (wanted == blockSize) {
            wanted = rest - rest % blockSize;
            TRY_ASSIGN(got, blocks.readWhole(block, out.subspan(done, wanted)));
        } else {
            TRY_ASSIGN(const auto text, blocks.load(block));
            const auto part = text.subspan(std::min(within, text.size()));
            got = std::min(wanted, part.size());
            std::ranges::copy(part.first(got), out.subspan(done).begin());
        }
        done += got;
        if (got < wanted)
            break;
    }
    std::ranges::fill(out.subspan(done), std::byte {0});
    return done;
}

/// Before a change: is it allowed, and under which salt?
Result<void> SealedFile::State::writable()
{
    if (blocks->header().isFrozen())
        return Error {ErrorCode::Denied, "a frozen file"};
    TRY_VOID(blocks->followSalt());
    return {};
}

/// @p offset is at most @p size, which is that of the text now.
Result<void> SealedFile::State::put(std::uint64_t offset, std::span<const std::byte> bytes,
                                    std::uint64_t size)
{
    const std::size_t blockSize = blocks->header().blockSize;
    while (!bytes.empty()) {
        const std::uint64_t block = offset / blockSize;
        const std::size_t within = offset % blockSize;
        std::size_t part = std::min(bytes.size(), blockSize - within);
        if (part == blockSize) {
            part = bytes.size() - bytes.size() % blockSize;
            TRY_VOID(blocks->writeWhole(block, bytes.first(part)));
        } else {
            const std::uint64_t start = block * blockSize;
            const std::uint64_t existing
                = size > start ? std::min<std::uint64_t>(size - start, blockSize) : 0;
            TRY_VOID(blocks->patch(block, existing, within, bytes.first(part)));
        }
        offset += part;
        bytes = bytes.subspan(part);
    }
    return {};
}

Result<void> SealedFile::State::grow(std::uint64_t from, std::uint64_t to)
{
    const std::size_t blockSize = blocks->header().blockSize;
    const std::vector<std::byte> zeros(blockSize);
    while (from < to) {
        const std::uint64_t part = std::min(to - from, blockSize - from % blockSize);
        TRY_VOID(put(from, std::span(zeros).first(part), from));
        from += part;
    }
    return {};
}

Result<void> SealedFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return {};
    if (offset > MaxText || bytes.size() > MaxText)
        return Error {ErrorCode::DiskFull, "beyond any disk"};
    TRY_VOID(m_state->writable());
    TRY_ASSIGN(const std::uint64_t size, this->size());
    TRY_VOID(m_state->grow(size, offset));
    return m_state->put(offset, bytes, std::max(size, offset));
}

Result<void> SealedFile::truncate(std::uint64_t size)
{
    if (size > MaxText)
        return Error {ErrorCode::DiskFull, "beyond any disk"};
    TRY_VOID(m_state->writable());
    if (size == 0)
        return m_state->blocks->restart();
    TRY_ASSIGN(const std::uint64_t now, this->size());
    if (size > now)
        return m_state->grow(now, size);
    if (size < now)
        return m_state->blocks->cut(size);
    return {};
}

Result<void> SealedFile::sync()
{
    return m_state->blocks->raw().sync();
}

Result<BlockState> SealedFile::tryBlock(std::uint64_t block, std::optional<std::uint64_t> as)
{
    return m_state->blocks->tryBlock(block, as.value_or(block));
}

Result<std::uint64_t> SealedFile::blocks()
{
    TRY_ASSIGN(const std::uint64_t size, this->size());
    return (size + header().blockSize - 1) / header().blockSize;
}

Result<std::array<std::byte, 32>> SealedFile::digest()
{
    TRY_ASSIGN(const std::uint64_t count, blocks());
    std::string seals(count * SealBytes, '\0');
    const auto bytes = std::as_writable_bytes(std::span(seals));
    for (std::uint64_t block = 0; block < count; ++block)
        TRY_VOID(
            m_state->blocks->readSeal(block, bytes.subspan(block * SealBytes).first<SealBytes>()));
    return std::bit_cast<std::array<std::byte, 32>>(sha256(seals));
}

std::unique_ptr<RawFile> SealedFile::release() &&
{
    return m_state->blocks->takeRaw();
}

} // namespace core::vault

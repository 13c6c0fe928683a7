// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_blocks.h"

#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

namespace core::vault {
namespace {

using Clock = std::chrono::steady_clock;

/// Sealed bytes that go to or come from the raw file in one call, where blocks are smaller.
constexpr std::size_t RunBytes = 65536;
/// Often enough to outlive a write of another thread that is under way on another core.
constexpr int TriesWithoutPause = 4;
constexpr std::chrono::microseconds Pause {200};

std::size_t runBlocks(std::uint32_t blockSize)
{
    return std::max<std::size_t>(1, RunBytes / (SealBytes + blockSize));
}

Error damaged(std::uint64_t block)
{
    return {ErrorCode::Corrupt, "block " + std::to_string(block)};
}

} // namespace

SealedBlocks::SealedBlocks(std::unique_ptr<RawFile> raw, const SealedHeader& header,
                           BlockCipher cipher, const SealedWith& with)
    : m_raw(std::move(raw))
    , m_header(header)
    , m_cipher(std::move(cipher))
    , m_dataKey(with.dataKey.size())
    , m_context(with.context.begin(), with.context.end())
    , m_run(runBlocks(header.blockSize) * stride())
    , m_nonces(runBlocks(header.blockSize))
    , m_sealed(stride())
    , m_before(stride())
    , m_text(header.blockSize)
{
    std::ranges::copy(with.dataKey, m_dataKey.bytes().begin());
}

Result<std::unique_ptr<SealedBlocks>>
SealedBlocks::make(std::unique_ptr<RawFile> raw, const SealedHeader& header, const SealedWith& with)
{
    TRY_ASSIGN(BlockCipher cipher, BlockCipher::make(header, with.dataKey, with.context));
    return std::unique_ptr<SealedBlocks>(
        new SealedBlocks(std::move(raw), header, std::move(cipher), with));
}

bool SealedBlocks::forgives(std::uint64_t block) const
{
    const std::uint64_t size = m_header.blockSize;
    return block >= m_rules.forgiveFrom / size + (m_rules.forgiveFrom % size > 0 ? 1 : 0);
}

bool SealedBlocks::Held::is(std::uint64_t otherBlock, std::size_t otherBytes,
                            std::span<const std::byte> otherSeal) const
{
    return block == otherBlock && bytes == otherBytes && std::ranges::equal(seal, otherSeal);
}

/// m_text is what lies sealed in m_sealed.
void SealedBlocks::hold(std::uint64_t block, std::size_t bytes)
{
    m_held = Held {.block = block, .bytes = bytes};
    std::ranges::copy(std::span(m_sealed).first<SealBytes>(), m_held->seal.begin());
}

Result<std::uint64_t> SealedBlocks::textSize()
{
    if (m_header.isFrozen())
        return (m_header.blocks - 1) * m_header.blockSize + m_header.lastBlockBytes;
    TRY_ASSIGN(const std::uint64_t size, m_raw->size());
    if (size < HeaderBytes)
        return Error {ErrorCode::Corrupt, "header is cut"};
    const std::uint64_t whole = (size - HeaderBytes) / stride();
    const std::uint64_t rest = (size - HeaderBytes) % stride();
    if (rest > SealBytes)
        return whole * m_header.blockSize + (rest - SealBytes);
    if (rest > 0 && m_rules.tail == Tail::Damage)
        return damaged(whole);
    return whole * m_header.blockSize;
}

std::uint64_t SealedBlocks::rawSize(std::uint64_t textSize) const
{
    const std::uint64_t rest = textSize % m_header.blockSize;
    return position(textSize / m_header.blockSize) + (rest > 0 ? SealBytes + rest : 0);
}

/// The sealed bytes of @p block and those after it, as many as the file has and should have.
Result<std::size_t> SealedBlocks::readRaw(std::uint64_t block, std::span<std::byte> out)
{
    if (m_header.isFrozen()) {
        if (block >= m_header.blocks)
            return std::size_t {0};
        const std::uint64_t end
            = position(m_header.blocks - 1) + SealBytes + m_header.lastBlockBytes;
        const std::uint64_t there = end - position(block);
        TRY_ASSIGN(
            const std::size_t got,
            m_raw->read(position(block), out.first(std::min<std::uint64_t>(out.size(), there))));
        if (got < out.size() && got < there)
            return damaged(block + got / stride());
        return got;
    }
    return m_raw->read(position(block), out);
}

Result<std::size_t> SealedBlocks::readWhole(std::uint64_t block, std::span<std::byte> out)
{
    std::size_t done = 0;
    while (done < out.size()) {
        const std::size_t blocks
            = std::min(m_nonces.size(), (out.size() - done) / m_header.blockSize);
        TRY_ASSIGN(const std::size_t got, readRaw(block, run(blocks)));
        TRY_ASSIGN(const std::size_t text,
                   openRun(block, run(blocks).first(got), out.subspan(done)));
        done += text;
        if (text < blocks * m_header.blockSize)
            break;
        block += blocks;
    }
    return done;
}

Result<std::size_t> SealedBlocks::openRun(std::uint64_t block, std::span<const std::byte> sealed,
                                          std::span<std::byte> out)
{
    std::size_t done = 0;
    for (; !sealed.empty(); ++block) {
        const auto one = sealed.first(std::min(sealed.size(), stride()));
        sealed = sealed.subspan(one.size());
        std::size_t bytes = one.size() > SealBytes ? one.size() - SealBytes : 0;
        bool authentic = false;
        if (bytes > 0) {
            TRY_ASSIGN(authentic, m_cipher.open(block, one, out.subspan(done, bytes)));
        }
        if (!authentic) {
            TRY_ASSIGN(const auto text, load(block));
            std::ranges::copy(text, out.subspan(done).begin());
            bytes = text.size();
        }
        done += bytes;
        if (bytes < m_header.blockSize)
            break;
    }
    return done;
}

Result<BlockState> SealedBlocks::fetchOnce(std::uint64_t block, std::uint64_t as)
{
    const std::optional<Held> held = std::exchange(m_held, std::nullopt); // m_sealed is its seal
    TRY_ASSIGN(m_sealedBytes, readRaw(block, m_sealed));
    if (m_sealedBytes == 0)
        return BlockState::Absent;
    if (m_sealedBytes <= SealBytes)
        return BlockState::Damaged;
    const auto sealed = std::span(m_sealed).first(m_sealedBytes);
    const std::size_t bytes = m_sealedBytes - SealBytes;
    if (block == as && held && held->is(block, bytes, sealed.first(SealBytes))) {
        m_held = held;
        return BlockState::Authentic;
    }
    TRY_ASSIGN(const bool authentic, m_cipher.open(as, sealed, std::span(m_text).first(bytes)));
    if (!authentic)
        return BlockState::Damaged;
    if (block == as)
        hold(block, bytes);
    return BlockState::Authentic;
}

/// Leaves the text in m_text when authentic. Tries a mutable file again: what was read may have
/// been half old and half new, or sealed under a salt that another process has just made.
Result<BlockState> SealedBlocks::fetch(std::uint64_t block, std::uint64_t as)
{
    const Clock::time_point start = Clock::now();
    for (int tries = 1;; ++tries) {
        TRY_ASSIGN(const BlockState state, fetchOnce(block, as));
        if (state != BlockState::Damaged || m_header.isFrozen())
            return state;
        TRY_ASSIGN(const bool newSalt, followSalt());
        if (newSalt || tries < TriesWithoutPause)
            continue;
        if (Clock::now() - start >= m_rules.patience)
            return state;
        std::this_thread::sleep_for(Pause);
    }
}

Result<std::span<const std::byte>> SealedBlocks::load(std::uint64_t block)
{
    TRY_ASSIGN(const BlockState state, fetch(block, block));
    if (state == BlockState::Absent)
        return std::span<const std::byte>();
    const bool noText = m_sealedBytes <= SealBytes;
    const auto text = std::span(m_text).first(noText ? 0 : m_sealedBytes - SealBytes);
    if (state == BlockState::Authentic || (noText && m_rules.tail == Tail::Absent))
        return std::span<const std::byte>(text);
    if (m_header.isFrozen() || !forgives(block))
        return damaged(block);
    ++m_forgiven;
    m_held.reset();
    std::ranges::fill(text, std::byte {0});
    return std::span<const std::byte>(text);
}

Result<BlockState> SealedBlocks::tryBlock(std::uint64_t block, std::uint64_t as)
{
    if (block == as)
        return fetch(block, as);
    return fetchOnce(block, as);
}

Result<void> SealedBlocks::readSeal(std::uint64_t block, std::span<std::byte, SealBytes> out)
{
    TRY_ASSIGN(const std::size_t got, readRaw(block, out));
    if (got < out.size())
        return damaged(block);
    return {};
}

Result<void> SealedBlocks::writeWhole(std::uint64_t block, std::span<const std::byte> text)
{
    const std::size_t size = m_header.blockSize;
    while (!text.empty()) {
        const std::size_t blocks = std::min(m_nonces.size(), text.size() / size);
        const auto nonces = std::span(m_nonces).first(blocks);
        TRY_VOID(fillRandom(std::as_writable_bytes(nonces)));
        for (std::size_t at = 0; at < blocks; ++at)
            TRY_VOID(m_cipher.seal(block + at, nonces[at], text.subspan(at * size, size),
                                   run(blocks).subspan(at * stride(), stride())));
        TRY_VOID(m_raw->write(position(block), run(blocks)));
        block += blocks;
        text = text.subspan(blocks * size);
    }
    return {};
}

/// Makes m_text hold the block, of which nobody may have changed the size meanwhile.
Result<void> SealedBlocks::holdExisting(std::uint64_t block, std::size_t existing)
{
    if (m_held && m_held->block == block && m_held->bytes == existing) {
        std::array<std::byte, SealBytes> seal {};
        TRY_VOID(readSeal(block, seal));
        if (m_held->is(block, existing, seal))
            return {};
    }
    TRY_ASSIGN(const auto text, load(block));
    if (text.size() != existing)
        return damaged(block);
    return {};
}

/// Seals the first bytes of m_text and writes them as the block.
Result<void> SealedBlocks::writeHeld(std::uint64_t block, std::size_t bytes)
{
    m_held.reset(); // a write that fails leaves nobody knows what
    Nonce nonce {};
    TRY_VOID(fillRandom(nonce));
    const auto sealed = std::span(m_sealed).first(SealBytes + bytes);
    TRY_VOID(m_cipher.seal(block, nonce, std::span(m_text).first(bytes), sealed));
    TRY_VOID(m_raw->write(position(block), sealed));
    hold(block, bytes);
    return {};
}

Result<void> SealedBlocks::patch(std::uint64_t block, std::size_t existing, std::size_t within,
                                 std::span<const std::byte> bytes)
{
    const bool coversAll = within == 0 && bytes.size() >= existing;
    if (!coversAll)
        TRY_VOID(holdExisting(block, existing));
    const auto before = std::span(m_before).first(coversAll ? 0 : SealBytes + existing);
    std::ranges::copy(std::span(m_sealed).first(before.size()), before.begin());
    std::ranges::copy(bytes,
                      std::span(m_text).first(within + bytes.size()).subspan(within).begin());
    auto written = writeHeld(block, std::max(existing, within + bytes.size()));
    if (!written && (existing == 0 || !before.empty()))
        putBack(block, existing, before);
    return written;
}

/// After a write that failed, as on a full disk: it may have put its first half over what was
/// there.
void SealedBlocks::putBack(std::uint64_t block, std::size_t existing,
                           std::span<const std::byte> sealed)
{
    (void)m_raw->write(position(block), sealed);
    if (existing < m_header.blockSize) // the last one
        (void)m_raw->truncate(position(block) + sealed.size());
}

Result<void> SealedBlocks::cut(std::uint64_t size)
{
    const std::uint64_t block = size / m_header.blockSize;
    const std::size_t kept = size % m_header.blockSize;
    std::vector<std::byte> before;
    if (kept > 0) {
        TRY_ASSIGN(const auto text, load(block));
        if (text.size() < kept)
            return damaged(block);
        before.assign(m_sealed.begin(),
                      m_sealed.begin() + static_cast<std::ptrdiff_t>(m_sealedBytes));
        TRY_VOID(writeHeld(block, kept));
    }
    auto done = m_raw->truncate(rawSize(size));
    if (!done && kept > 0) {
        // The shorter block with the end of the longer one behind it is neither.
        m_held.reset();
        (void)m_raw->write(position(block), before);
    }
    return done;
}

Result<void> SealedBlocks::restart()
{
    SealedHeader header = m_header;
    TRY_VOID(fillRandom(header.salt));
    TRY_ASSIGN(const auto bytes, encodeHeader(header, m_dataKey.bytes()));
    TRY_ASSIGN(BlockCipher cipher, BlockCipher::make(header, m_dataKey.bytes(), m_context));
    TRY_VOID(m_raw->truncate(HeaderBytes)); // first, so that no block is ever under a wrong salt
    TRY_VOID(m_raw->write(0, bytes));
    m_header = header;
    m_cipher = std::move(cipher);
    m_held.reset();
    return {};
}

Result<bool> SealedBlocks::followSalt()
{
    if (m_header.isFrozen())
        return false;
    Salt salt {};
    TRY_ASSIGN(const std::size_t got, m_raw->read(SaltOffset, salt));
    if (got == salt.size() && salt == m_header.salt)
        return false;
    std::array<std::byte, HeaderBytes> bytes {};
    TRY_ASSIGN(const std::size_t whole, m_raw->read(0, bytes));
    TRY_ASSIGN(const SealedHeader header,
               decodeHeader(std::span(bytes).first(whole), m_dataKey.bytes()));
    if (header.role != m_header.role || header.blockSize != m_header.blockSize || header.isFrozen())
        return Error {ErrorCode::Corrupt, "another file's header"};
    TRY_ASSIGN(m_cipher, BlockCipher::make(header, m_dataKey.bytes(), m_context));
    m_header = header;
    m_held.reset();
    return true;
}

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of one sealed file in its raw file: where each lies, how it is read, tried again,
// forgiven, sealed and written. SealedFile makes offsets and lengths of them.
#pragma once

#include "core/base/secret_buffer.h"
#include "core/base/wiped_memory.h"
#include "core/vault/sealed/block_cipher.h"
#include "core/vault/sealed/sealed_file.h"

#include <limits>
#include <vector>

namespace core::vault {

/// What SealedFile's setters say.
struct ReadRules
{
    Tail tail = Tail::Damage;
    std::uint64_t forgiveFrom = std::numeric_limits<std::uint64_t>::max();
    std::chrono::milliseconds patience {0};
};

class SealedBlocks
{
public:
    /// @p header is authentic. Crypto.
    static Result<std::unique_ptr<SealedBlocks>>
    make(std::unique_ptr<RawFile> raw, const SealedHeader& header, const SealedWith& with);

    const SealedHeader& header() const { return m_header; }
    RawFile& raw() { return *m_raw; }
    std::unique_ptr<RawFile> takeRaw() { return std::move(m_raw); }

    ReadRules& rules() { return m_rules; }
    std::uint64_t forgiven() const { return m_forgiven; }

    /// Size of the whole text.
    Result<std::uint64_t> textSize();
    /// Size of the raw file with that much text.
    std::uint64_t rawSize(std::uint64_t textSize) const;

    /// Whole blocks from @p block on, straight into @p out, which is a multiple of the block size
    /// long. Bytes of text read: fewer only at the end.
    Result<std::size_t> readWhole(std::uint64_t block, std::span<std::byte> out);
    /// The text of one block, empty past the end. Valid until the next call.
    Result<std::span<const std::byte>> load(std::uint64_t block);
    Result<BlockState> tryBlock(std::uint64_t block, std::uint64_t as);
    /// Nonce and tag of a block that is there.
    Result<void> readSeal(std::uint64_t block, std::span<std::byte, SealBytes> out);

    /// Seals @p text, a multiple of the block size long, and writes it.
    Result<void> writeWhole(std::uint64_t block, std::span<const std::byte> text);
    /// Puts @p bytes into a block that holds @p existing bytes of text now.
    Result<void> patch(std::uint64_t block, std::size_t existing, std::size_t within,
                       std::span<const std::byte> bytes);
    /// Cuts the file to @p size bytes of text, fewer than it has now.
    Result<void> cut(std::uint64_t size);
    /// Empties the file under a new salt.
    Result<void> restart();

    /// Has another SealedFile emptied the file under a new salt? Then uses that from now on.
    Result<bool> followSalt();

private:
    /// Which block's text is in m_text, and its sealed bytes in m_sealed. Good as long as the same
    /// seal lies on the disk: another process may write the same file.
    struct Held
    {
        std::uint64_t block = 0;
        std::size_t bytes = 0;
        std::array<std::byte, SealBytes> seal {};

        bool is(std::uint64_t otherBlock, std::size_t otherBytes,
                std::span<const std::byte> otherSeal) const;
    };

    SealedBlocks(std::unique_ptr<RawFile> raw, const SealedHeader& header, BlockCipher cipher,
                 const SealedWith& with);

    std::size_t stride() const { return SealBytes + m_header.blockSize; }
    std::uint64_t position(std::uint64_t block) const { return HeaderBytes + block * stride(); }
    std::span<std::byte> run(std::size_t blocks)
    {
        return std::span(m_run).first(blocks * stride());
    }
    bool forgives(std::uint64_t block) const;
    void hold(std::uint64_t block, std::size_t bytes);

    Result<std::size_t> readRaw(std::uint64_t block, std::span<std::byte> out);
    Result<std::size_t> openRun(std::uint64_t block, std::span<const std::byte> sealed,
                                std::span<std::byte> out);
    Result<BlockState> fetch(std::uint64_t block, std::uint64_t as);
    Result<BlockState> fetchOnce(std::uint64_t block, std::uint64_t as);
    Result<void> holdExisting(std::uint64_t block, std::size_t existing);
    Result<void> writeHeld(std::uint64_t block, std::size_t bytes);
    void putBack(std::uint64_t block, std::size_t existing, std::span<const std::byte> sealed);

    std::unique_ptr<RawFile> m_raw;
    SealedHeader m_header;
    BlockCipher m_cipher;
    SecretBuffer m_dataKey;
    std::vector<std::byte> m_context;
    ReadRules m_rules;
    std::uint64_t m_forgiven = 0;

    std::vector<std::byte> m_run; ///< sealed blocks on their way
    std::vector<Nonce> m_nonces; ///< of m_run
    std::vector<std::byte> m_sealed; ///< one sealed block
    std::size_t m_sealedBytes = 0;
    std::vector<std::byte> m_before; ///< a sealed block as it was before it was patched
    WipedVector<std::byte> m_text; ///< the text of one block; too large for the secure heap
    std::optional<Held> m_held;
};

} // namespace core::vault

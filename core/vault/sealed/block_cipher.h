// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Seals and opens single blocks of one sealed file: its key, and what each block is bound to.
#pragma once

#include "core/vault/primitives/aead.h"
#include "core/vault/sealed/sealed_header.h"

namespace core::vault {

/// Nonce and tag, which stand before the text of every block.
inline constexpr std::size_t SealBytes = NonceBytes + TagBytes;

/// Used by one thread at a time.
class BlockCipher
{
public:
    /// @p context: see SealedWith. Crypto.
    static Result<BlockCipher> make(const SealedHeader& header, std::span<const std::byte> dataKey,
                                    std::span<const std::byte> context);

    /// @p sealed has SealBytes more than @p text. The nonce is random and used once.
    Result<void> seal(std::uint64_t block, const Nonce& nonce, std::span<const std::byte> text,
                      std::span<std::byte> sealed);

    /// False, and zeros, when it is not block number @p block of this file. @p sealed has SealBytes
    /// more than @p text.
    Result<bool> open(std::uint64_t block, std::span<const std::byte> sealed,
                      std::span<std::byte> text);

private:
    BlockCipher(Aead aead, const SealedHeader& header);
    std::span<const std::byte> bindTo(std::uint64_t block);

    Aead m_aead;
    /// Salt, number of the block, number of blocks of a frozen file.
    std::array<std::byte, sizeof(Salt) + 16> m_additional {};
    std::size_t m_additionalBytes = 0;
};

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/block_cipher.h"

#include "core/vault/primitives/key_derivation.h"
#include "core/vault/sealed/little_endian.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace core::vault {
namespace {

Result<SecretBuffer> fileKey(const SealedHeader& header, std::span<const std::byte> dataKey,
                             std::span<const std::byte> context)
{
    constexpr std::string_view Label = "segue file 1";
    const auto label = std::as_bytes(std::span(Label));
    std::vector<std::byte> info(label.begin(), label.end());
    info.push_back(static_cast<std::byte>(header.role));
    info.insert(info.end(), header.id.begin(), header.id.end());
    info.insert(info.end(), context.begin(), context.end());
    return hkdf(dataKey, header.salt, info, KeyBytes);
}

} // namespace

BlockCipher::BlockCipher(Aead aead, const SealedHeader& header)
    : m_aead(std::move(aead))
    , m_additionalBytes(sizeof(Salt) + (header.isFrozen() ? 16 : 8))
{
    std::ranges::copy(header.salt, m_additional.begin());
    if (header.isFrozen())
        putLittle(std::span(m_additional).subspan(sizeof(Salt) + 8), header.blocks);
}

Result<BlockCipher> BlockCipher::make(const SealedHeader& header,
                                      std::span<const std::byte> dataKey,
                                      std::span<const std::byte> context)
{
    TRY_ASSIGN(const SecretBuffer key, fileKey(header, dataKey, context));
    TRY_ASSIGN(Aead aead, Aead::withKey(key.bytes()));
    return BlockCipher(std::move(aead), header);
}

std::span<const std::byte> BlockCipher::bindTo(std::uint64_t block)
{
    putLittle(std::span(m_additional).subspan(sizeof(Salt)), block);
    return std::span(m_additional).first(m_additionalBytes);
}

Result<void> BlockCipher::seal(std::uint64_t block, const Nonce& nonce,
                               std::span<const std::byte> text, std::span<std::byte> sealed)
{
    Tag tag {};
    TRY_VOID(m_aead.seal(nonce, bindTo(block), text, sealed.subspan(SealBytes), tag));
    std::ranges::copy(nonce, sealed.begin());
    std::ranges::copy(tag, sealed.subspan(NonceBytes).begin());
    return {};
}

Result<bool> BlockCipher::open(std::uint64_t block, std::span<const std::byte> sealed,
                               std::span<std::byte> text)
{
    Nonce nonce {};
    Tag tag {};
    std::ranges::copy(sealed.first<NonceBytes>(), nonce.begin());
    std::ranges::copy(sealed.subspan<NonceBytes, TagBytes>(), tag.begin());
    return m_aead.open(nonce, bindTo(block), sealed.subspan(SealBytes), tag, text);
}

} // namespace core::vault

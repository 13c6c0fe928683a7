// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_header.h"

#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"
#include "core/vault/sealed/little_endian.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

namespace core::vault {
namespace {

using HeaderBuffer = std::array<std::byte, HeaderBytes>;

constexpr std::uint16_t Format = 1;
constexpr std::byte Aes256GcmSuite {1};
constexpr std::size_t FormatOffset = 8;
constexpr std::size_t SuiteOffset = 10;
constexpr std::size_t RoleOffset = 11;
constexpr std::size_t BlockSizeOffset = 12;
constexpr std::size_t IdOffset = 16;
constexpr std::size_t BlocksOffset = 48;
constexpr std::size_t LastBlockOffset = 56;
constexpr std::size_t ChecksumOffset = 64;
constexpr std::size_t MacOffset = 96;
/// More than any disk holds, and far from where sizes in bytes would overflow.
constexpr std::uint64_t MaxBlocks = std::uint64_t {1} << 40;

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Digest checksum(std::span<const std::byte, HeaderBytes> header)
{
    std::string covered(asText(header.first(ChecksumOffset)));
    covered += asText(header.subspan(MacOffset));
    return sha256(covered);
}

Result<Digest> computeMac(std::span<const std::byte, HeaderBytes> header,
                          std::span<const std::byte> dataKey)
{
    constexpr std::string_view Label = "segue header 1";
    std::vector<std::byte> info(Label.size());
    std::ranges::copy(std::as_bytes(std::span(Label)), info.begin());
    info.push_back(header[RoleOffset]);
    const auto id = header.subspan(IdOffset, sizeof(FileId));
    info.insert(info.end(), id.begin(), id.end());
    TRY_ASSIGN(const SecretBuffer key,
               hkdf(dataKey, header.subspan(SaltOffset, sizeof(Salt)), info, 32));
    TRY_ASSIGN(const Hmac hmac, Hmac::withKey(key.bytes()));
    return hmac.of(asText(header.first(ChecksumOffset)));
}

bool same(std::span<const std::byte> stored, const Digest& computed)
{
    return CRYPTO_memcmp(stored.data(), computed.data(), computed.size()) == 0;
}

/// NotOurs, or Corrupt when it was one of ours and is cut or changed.
Result<void> checkIntact(std::span<const std::byte> bytes)
{
    const std::size_t compared = std::min(bytes.size(), SealedMagic.size());
    if (!std::ranges::equal(bytes.first(compared), std::span(SealedMagic).first(compared)))
        return Error {ErrorCode::NotOurs, "magic"};
    if (bytes.size() < HeaderBytes)
        return Error {ErrorCode::Corrupt, "header is cut"};
    const auto header = bytes.first<HeaderBytes>();
    if (!same(header.subspan(ChecksumOffset, sizeof(Digest)), checksum(header)))
        return Error {ErrorCode::Corrupt, "header"};
    return {};
}

Result<void> checkKnown(std::span<const std::byte, HeaderBytes> header)
{
    if (getLittle<std::uint16_t>(header.subspan(FormatOffset)) != Format)
        return Error {ErrorCode::NewerFormat, "format"};
    if (header[SuiteOffset] != Aes256GcmSuite)
        return Error {ErrorCode::NewerFormat, "suite"};
    if (roleName(static_cast<Role>(header[RoleOffset])).empty())
        return Error {ErrorCode::NewerFormat, "role"};
    return {};
}

Result<void> checkSizes(const SealedHeader& header)
{
    const bool frozenSizes = header.blocks <= MaxBlocks && header.lastBlockBytes > 0
        && header.lastBlockBytes <= header.blockSize;
    if (!isBlockSize(header.blockSize)
        || !(header.isFrozen() ? frozenSizes : header.lastBlockBytes == 0))
        return Error {ErrorCode::Corrupt, "sizes in the header"};
    return {};
}

} // namespace

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::Profile:
        return "profile";
    case Role::Linkage:
        return "linkage";
    case Role::Submission:
        return "submission";
    case Role::Data:
        return "data";
    case Role::Wal:
        return "wal";
    case Role::Journal:
        return "journal";
    case Role::SuperJournal:
        return "super-journal";
    case Role::Temporary:
        return "temporary";
    }
    return {};
}

bool isBlockSize(std::uint32_t size)
{
    return std::has_single_bit(size) && size >= 512 && size <= 65536;
}

Result<SealedHeader> newHeader(Role role, std::uint32_t blockSize)
{
    SealedHeader header {.role = role, .blockSize = blockSize};
    TRY_VOID(fillRandom(header.id));
    TRY_VOID(fillRandom(header.salt));
    return header;
}

Result<HeaderBuffer> encodeHeader(const SealedHeader& header, std::span<const std::byte> dataKey)
{
    HeaderBuffer bytes {};
    const std::span<std::byte, HeaderBytes> out(bytes);
    std::ranges::copy(SealedMagic, out.begin());
    putLittle(out.subspan(FormatOffset), Format);
    out[SuiteOffset] = Aes256GcmSuite;
    out[RoleOffset] = static_cast<std::byte>(header.role);
    putLittle(out.subspan(BlockSizeOffset), header.blockSize);
    std::ranges::copy(header.id, out.subspan(IdOffset).begin());
    std::ranges::copy(header.salt, out.subspan(SaltOffset).begin());
    putLittle(out.subspan(BlocksOffset), header.blocks);
    putLittle(out.subspan(LastBlockOffset), header.lastBlockBytes);
    TRY_ASSIGN(const Digest mac, computeMac(out, dataKey));
    std::ranges::copy(std::as_bytes(std::span(mac)), out.subspan(MacOffset).begin());
    const Digest sum = checksum(out);
    std::ranges::copy(std::as_bytes(std::span(sum)), out.subspan(ChecksumOffset).begin());
    return bytes;
}

Result<SealedHeader> decodeHeader(std::span<const std::byte> bytes,
                                  std::span<const std::byte> dataKey)
{
    TRY_VOID(checkIntact(bytes));
    const auto in = bytes.first<HeaderBytes>();
    TRY_VOID(checkKnown(in));
    SealedHeader header {.role = static_cast<Role>(in[RoleOffset]),
                         .blockSize = getLittle<std::uint32_t>(in.subspan(BlockSizeOffset)),
                         .blocks = getLittle<std::uint64_t>(in.subspan(BlocksOffset)),
                         .lastBlockBytes = getLittle<std::uint64_t>(in.subspan(LastBlockOffset))};
    std::ranges::copy(in.subspan<IdOffset, sizeof(FileId)>(), header.id.begin());
    std::ranges::copy(in.subspan<SaltOffset, sizeof(Salt)>(), header.salt.begin());
    if (!dataKey.empty()) {
        TRY_ASSIGN(const Digest mac, computeMac(in, dataKey));
        if (!same(in.subspan(MacOffset), mac))
            return Error {ErrorCode::WrongKey, "header"};
    }
    TRY_VOID(checkSizes(header));
    return header;
}

HeaderMac macOf(std::span<const std::byte, HeaderBytes> header)
{
    HeaderMac mac {};
    std::ranges::copy(header.subspan<MacOffset>(), mac.begin());
    return mac;
}

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first 128 bytes of every sealed file: what it is, under which salt its key is made, and, once
// frozen, how many blocks it has. Plain, but authenticated.
//
//   offset  bytes
//        0      8  magic
//        8      2  format, little endian, as all numbers
//       10      1  suite
//       11      1  role
//       12      4  block size
//       16     16  file id
//       32     16  salt
//       48      8  block count; 0 while mutable
//       56      8  size of the text in the last block; 0 while mutable
//       64     32  SHA-256 of all other bytes of the header: wrong means damaged
//       96     32  HMAC of the first 64 bytes under HKDF(data key, salt, "segue header 1" | role |
//                  file id): wrong, with the checksum right, means another key
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace core::vault {

/// What a sealed file is. The numbers are written into files.
enum class Role : std::uint8_t
{
    Profile = 1,
    Linkage = 2,
    Submission = 3,
    Data = 4,
    Wal = 16,
    Journal = 17,
    SuperJournal = 18,
    Temporary = 19
};

/// A word for each role, for an error's @c place; empty for a number that is none.
std::string_view roleName(Role role);

/// What every sealed file begins with. As PNG's, it does not survive a transfer as text.
inline constexpr std::array<std::byte, 8> SealedMagic {
    std::byte {0x89}, std::byte {'S'}, std::byte {'e'},  std::byte {'g'},
    std::byte {'u'},  std::byte {'e'}, std::byte {'\r'}, std::byte {'\n'}};

inline constexpr std::size_t HeaderBytes = 128;
inline constexpr std::size_t SaltOffset = 32;
inline constexpr std::uint32_t MutableBlock = 4096;
inline constexpr std::uint32_t FrozenBlock = 32768;

using FileId = std::array<std::byte, 16>;
using Salt = std::array<std::byte, 16>;
using HeaderMac = std::array<std::byte, 32>;

/// What tells one frozen file from every other, older versions of itself included. The profile
/// keeps it.
struct FrozenIdentity
{
    FileId id {};
    Salt salt {};
    std::uint64_t blocks = 0;
    HeaderMac mac {};
    bool operator==(const FrozenIdentity&) const = default;
};

struct SealedHeader
{
    Role role = Role::Temporary;
    std::uint32_t blockSize = MutableBlock;
    FileId id {};
    Salt salt {};
    std::uint64_t blocks = 0; ///< 0 while mutable
    std::uint64_t lastBlockBytes = 0;

    bool isFrozen() const { return blocks > 0; }
};

/// A power of two from 512 to 65536.
bool isBlockSize(std::uint32_t size);

/// A new file's header: random id and salt. Crypto.
Result<SealedHeader> newHeader(Role role, std::uint32_t blockSize);

/// The 128 bytes, with checksum and MAC under @p dataKey.
Result<std::array<std::byte, HeaderBytes>> encodeHeader(const SealedHeader& header,
                                                        std::span<const std::byte> dataKey);

/// NotOurs (no magic), Corrupt (cut, or the checksum is wrong), NewerFormat (format, suite or role
/// unknown), WrongKey. @p dataKey empty: everything but the MAC is checked.
Result<SealedHeader> decodeHeader(std::span<const std::byte> bytes,
                                  std::span<const std::byte> dataKey);

/// The stored MAC, for the identity of a frozen file.
HeaderMac macOf(std::span<const std::byte, HeaderBytes> header);

} // namespace core::vault

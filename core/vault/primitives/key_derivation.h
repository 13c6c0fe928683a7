// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys from keys (HKDF-SHA-256, RFC 5869) and keys from passphrases (scrypt, RFC 7914), by OpenSSL.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace core::vault {

/// @p size bytes, at most 255 * 32. An empty salt is allowed.
Result<SecretBuffer> hkdf(std::span<const std::byte> input, std::span<const std::byte> salt,
                          std::span<const std::byte> info, std::size_t size);

/// 32 bytes with N = 2^@p logN, r = 8, p = 1: 2^(logN + 10) bytes of memory meanwhile. InvalidFile
/// when @p logN is not in [10, 20].
Result<SecretBuffer> scrypt(std::span<const std::byte> passphrase, std::span<const std::byte> salt,
                            int logN);

/// What scrypt costs: 128 * r * N bytes of memory, p times the work.
struct ScryptCost
{
    std::uint64_t n = 0; ///< a power of two
    std::uint32_t r = 0;
    std::uint32_t p = 0;
};

/// For published answers of other costs than ours. Crypto when OpenSSL refuses the cost.
Result<SecretBuffer> scrypt(std::span<const std::byte> passphrase, std::span<const std::byte> salt,
                            ScryptCost cost, std::size_t size);

} // namespace core::vault

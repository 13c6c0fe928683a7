// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ed25519 (RFC 8032, the pure form) by OpenSSL: 32-byte seed, 32-byte public key, 64-byte
// signature.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <array>
#include <cstddef>
#include <span>

namespace core::vault {

inline constexpr std::size_t SeedBytes = 32;
using PublicKey = std::array<std::byte, 32>;
using Signature = std::array<std::byte, 64>;

/// Crypto when @p seed is not 32 bytes long or OpenSSL fails.
Result<PublicKey> publicKeyOf(const SecretBuffer& seed);

/// As publicKeyOf(). The same seed and message always give the same signature.
Result<Signature> sign(const SecretBuffer& seed, std::span<const std::byte> message);

/// False when key, message and signature do not belong together. Crypto when OpenSSL fails.
Result<bool> isSignature(const Signature& signature, const PublicKey& key,
                         std::span<const std::byte> message);

} // namespace core::vault

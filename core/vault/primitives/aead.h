// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-GCM by OpenSSL: 32-byte key, 12-byte nonce, 16-byte tag.
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace core::vault {

inline constexpr std::size_t KeyBytes = 32;
inline constexpr std::size_t NonceBytes = 12;
inline constexpr std::size_t TagBytes = 16;

using Nonce = std::array<std::byte, NonceBytes>;
using Tag = std::array<std::byte, TagBytes>;

/// One key with its contexts, reused from call to call. Used by one thread at a time.
class Aead
{
public:
    /// Crypto when @p key is not 32 bytes long or OpenSSL fails.
    static Result<Aead> withKey(std::span<const std::byte> key);
    Aead(Aead&&) noexcept;
    Aead& operator=(Aead&&) noexcept;
    ~Aead();

    /// @p sealed has the size of @p plain and may be the same memory. The nonce must never have
    /// been used with this key: take it from fillRandom().
    Result<void> seal(const Nonce& nonce, std::span<const std::byte> additional,
                      std::span<const std::byte> plain, std::span<std::byte> sealed, Tag& tag);

    /// False when key, nonce, additional data, text or tag do not belong together; @p plain is then
    /// all zeros. Crypto when OpenSSL fails.
    Result<bool> open(const Nonce& nonce, std::span<const std::byte> additional,
                      std::span<const std::byte> sealed, const Tag& tag,
                      std::span<std::byte> plain);

private:
    struct State;
    explicit Aead(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core::vault

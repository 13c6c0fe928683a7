// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only door to hashing: HMAC-SHA-256 and SHA-256 by OpenSSL.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace core::vault {

using Digest = std::array<std::uint8_t, 32>;

/// A reusable keyed hash. Not shared between threads. Fails only when OpenSSL does.
class Hmac
{
public:
    static Result<Hmac> withKey(std::span<const std::byte> key);
    Hmac(Hmac&&) noexcept;
    Hmac& operator=(Hmac&&) noexcept;
    ~Hmac();

    Digest of(std::string_view message) const;

private:
    struct State;
    explicit Hmac(State* state);
    State* m_state;
};

Digest sha256(std::string_view message);
std::string toHex(std::span<const std::uint8_t> bytes);
std::string toHex(std::span<const std::byte> bytes);

/// Random bytes of the operating system's generator, by OpenSSL.
Result<void> fillRandom(std::span<std::byte> out);

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <climits>
#include <cstdlib>
#include <memory>

namespace core::vault {
namespace {

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// A digest that could not be computed must not look like one: after a successful keying OpenSSL
/// fails only when memory has run out, which ends the program.
void require(bool done)
{
    if (!done)
        std::abort();
}

} // namespace

struct Hmac::State
{
    MacContext context;
};

Hmac::Hmac(State* state)
    : m_state(state)
{
}

Hmac::Hmac(Hmac&& other) noexcept
    : m_state(std::exchange(other.m_state, nullptr))
{
}

Hmac& Hmac::operator=(Hmac&& other) noexcept
{
    std::swap(m_state, other.m_state);
    return *this;
}

Hmac::~Hmac()
{
    delete m_state;
}

Result<Hmac> Hmac::withKey(std::span<const std::byte> key)
{
    if (key.empty())
        return Error {ErrorCode::Crypto, "an HMAC needs a key"};
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(
        EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free);
    MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr, &EVP_MAC_CTX_free);
    std::string digest = "SHA256";
    const std::array parameters {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
        OSSL_PARAM_construct_end()};
    if (!context
        || EVP_MAC_init(context.get(), reinterpret_cast<const unsigned char*>(key.data()),
                        key.size(), parameters.data())
            != 1)
        return Error {ErrorCode::Crypto, "OpenSSL has no HMAC-SHA-256"};
    return Hmac(new State {std::move(context)});
}

Digest Hmac::of(std::string_view message) const
{
    Digest digest {};
    std::size_t length = 0;
    EVP_MAC_CTX* context = m_state->context.get();
    // A null key keeps the one set before.
    require(EVP_MAC_init(context, nullptr, 0, nullptr) == 1
            && EVP_MAC_update(context, octets(message), message.size()) == 1
            && EVP_MAC_final(context, digest.data(), &length, digest.size()) == 1
            && length == digest.size());
    return digest;
}

Digest sha256(std::string_view message)
{
    Digest digest {};
    unsigned int length = 0;
    require(
        EVP_Digest(message.data(), message.size(), digest.data(), &length, EVP_sha256(), nullptr)
            == 1
        && length == digest.size());
    return digest;
}

std::string toHex(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        hex += Digits[byte >> 4U];
        hex += Digits[byte & 0x0FU];
    }
    return hex;
}

std::string toHex(std::span<const std::byte> bytes)
{
    return toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}); // NOLINT
}

Result<void> fillRandom(std::span<std::byte> out)
{
    while (!out.empty()) {
        const std::size_t part = std::min<std::size_t>(out.size(), INT_MAX);
        if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(part)) != 1)
            return Error {ErrorCode::Crypto, "the random generator failed"};
        out = out.subspan(part);
    }
    return {};
}

} // namespace core::vault

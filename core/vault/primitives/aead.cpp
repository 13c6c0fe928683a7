// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/aead.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <climits>
#include <utility>

namespace core::vault {
namespace {

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

/// Fetched once: looking an algorithm up takes longer than sealing a small block.
const EVP_CIPHER* aes256Gcm()
{
    static const std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)> cipher(
        EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), &EVP_CIPHER_free);
    return cipher.get();
}

const unsigned char* octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* octets(std::span<std::byte> bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// @p update is EVP_EncryptUpdate or EVP_DecryptUpdate, which count in int. @p out null: additional
/// data.
template<typename Update>
bool feed(Update update, EVP_CIPHER_CTX* context, unsigned char* out,
          std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto part = std::min<std::size_t>(bytes.size(), INT_MAX - 15);
        int written = 0;
        if (update(context, out, &written, octets(bytes), static_cast<int>(part)) != 1)
            return false;
        if (out != nullptr)
            out += written;
        bytes = bytes.subspan(part);
    }
    return true;
}

Error failed()
{
    return {ErrorCode::Crypto, "AES-256-GCM"};
}

} // namespace

struct Aead::State
{
    CipherContext sealing {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    CipherContext opening {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
};

Aead::Aead(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Aead::Aead(Aead&&) noexcept = default;
Aead& Aead::operator=(Aead&&) noexcept = default;
Aead::~Aead() = default;

Result<Aead> Aead::withKey(std::span<const std::byte> key)
{
    if (key.size() != KeyBytes)
        return Error {ErrorCode::Crypto, "an AES-256 key has 32 bytes"};
    auto state = std::make_unique<State>();
    const EVP_CIPHER* cipher = aes256Gcm();
    if (cipher == nullptr || !state->sealing || !state->opening
        || EVP_EncryptInit_ex2(state->sealing.get(), cipher, octets(key), nullptr, nullptr) != 1
        || EVP_DecryptInit_ex2(state->opening.get(), cipher, octets(key), nullptr, nullptr) != 1)
        return failed();
    return Aead(std::move(state));
}

Result<void> Aead::seal(const Nonce& nonce, std::span<const std::byte> additional,
                        std::span<const std::byte> plain, std::span<std::byte> sealed, Tag& tag)
{
    if (sealed.size() != plain.size())
        return Error {ErrorCode::Crypto, "sealed text has the size of the plain one"};
    EVP_CIPHER_CTX* context = m_state->sealing.get();
    std::array<unsigned char, TagBytes> rest {}; // GCM leaves nothing for the end
    int written = 0;
    // No cipher and no key: those set before stay.
    if (EVP_EncryptInit_ex2(context, nullptr, nullptr, octets(nonce), nullptr) != 1
        || !feed(EVP_EncryptUpdate, context, nullptr, additional)
        || !feed(EVP_EncryptUpdate, context, octets(sealed), plain)
        || EVP_EncryptFinal_ex(context, rest.data(), &written) != 1
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TagBytes, tag.data()) != 1)
        return failed();
    return {};
}

Result<bool> Aead::open(const Nonce& nonce, std::span<const std::byte> additional,
                        std::span<const std::byte> sealed, const Tag& tag,
                        std::span<std::byte> plain)
{
    if (sealed.size() != plain.size())
        return Error {ErrorCode::Crypto, "sealed text has the size of the plain one"};
    EVP_CIPHER_CTX* context = m_state->opening.get();
    Tag expected = tag; // OpenSSL's parameter is not const
    std::array<unsigned char, TagBytes> rest {};
    int written = 0;
    if (EVP_DecryptInit_ex2(context, nullptr, nullptr, octets(nonce), nullptr) != 1
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, TagBytes, expected.data()) != 1
        || !feed(EVP_DecryptUpdate, context, nullptr, additional)
        || !feed(EVP_DecryptUpdate, context, octets(plain), sealed)) {
        OPENSSL_cleanse(plain.data(), plain.size());
        return failed();
    }
    if (EVP_DecryptFinal_ex(context, rest.data(), &written) == 1)
        return true;
    // Text that nobody vouches for must not be seen, not even by mistake.
    OPENSSL_cleanse(plain.data(), plain.size());
    return false;
}

} // namespace core::vault

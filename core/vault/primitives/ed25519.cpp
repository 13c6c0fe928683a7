// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/ed25519.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace core::vault {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// Nobody else must find the reason in OpenSSL's queue.
Error failed()
{
    ERR_clear_error();
    return {ErrorCode::Crypto, "Ed25519"};
}

Result<Key> privateKey(const SecretBuffer& seed)
{
    if (seed.size() != SeedBytes)
        return Error {ErrorCode::Crypto, "an Ed25519 seed has 32 bytes"};
    Key key(EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, octets(seed.bytes()),
                                            seed.size()),
            &EVP_PKEY_free);
    if (!key)
        return failed();
    return key;
}

} // namespace

Result<PublicKey> publicKeyOf(const SecretBuffer& seed)
{
    TRY_ASSIGN(const Key key, privateKey(seed));
    PublicKey out {};
    std::size_t size = out.size();
    if (EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(out.data()), &size)
            != 1
        || size != out.size())
        return failed();
    return out;
}

Result<Signature> sign(const SecretBuffer& seed, std::span<const std::byte> message)
{
    TRY_ASSIGN(const Key key, privateKey(seed));
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    Signature out {};
    std::size_t size = out.size();
    if (!context
        || EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key.get(),
                                 nullptr)
            != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                          octets(message), message.size())
            != 1
        || size != out.size())
        return failed();
    return out;
}

Result<bool> isSignature(const Signature& signature, const PublicKey& key,
                         std::span<const std::byte> message)
{
    const Key known(
        EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, octets(key), key.size()),
        &EVP_PKEY_free);
    const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!known || !context
        || EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, known.get(),
                                   nullptr)
            != 1)
        return failed();
    const int answer = EVP_DigestVerify(context.get(), octets(signature), signature.size(),
                                        octets(message), message.size());
    // A signature or key that is no point of the curve is refused as a wrong one, not as a failure;
    // either leaves its reason in OpenSSL's queue, which nobody else must find there.
    ERR_clear_error();
    return answer == 1;
}

} // namespace core::vault

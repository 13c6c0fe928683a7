// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/key_derivation.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <memory>

namespace core::vault {
namespace {

/// OpenSSL's parameters are not const, but it only reads them.
OSSL_PARAM octetParam(const char* name, std::span<const std::byte> bytes)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<std::byte*>(bytes.data()),
                                             bytes.size());
}

Result<SecretBuffer> derive(const char* algorithm, std::span<const OSSL_PARAM> parameters,
                            std::size_t size)
{
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
        EVP_KDF_fetch(nullptr, algorithm, nullptr), &EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr, &EVP_KDF_CTX_free);
    SecretBuffer key(size);
    if (!context
        || EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char*>(key.bytes().data()), size,
                          parameters.data())
            != 1)
        return Error {ErrorCode::Crypto, algorithm};
    return key;
}

} // namespace

Result<SecretBuffer> hkdf(std::span<const std::byte> input, std::span<const std::byte> salt,
                          std::span<const std::byte> info, std::size_t size)
{
    constexpr std::array<std::byte, 32> NoSalt {}; // RFC 5869, section 2.2
    std::array<char, 7> digest {"SHA256"};
    const std::array parameters {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octetParam(OSSL_KDF_PARAM_KEY, input),
        octetParam(OSSL_KDF_PARAM_SALT, salt.empty() ? std::span<const std::byte>(NoSalt) : salt),
        octetParam(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    return derive("HKDF", parameters, size);
}

Result<SecretBuffer> scrypt(std::span<const std::byte> passphrase, std::span<const std::byte> salt,
                            ScryptCost cost, std::size_t size)
{
    // RFC 7914, section 2, with the two blocks of work space that OpenSSL counts too.
    std::uint64_t memory = 128ULL * cost.r * (cost.n + cost.p + 2);
    const std::array parameters {octetParam(OSSL_KDF_PARAM_PASSWORD, passphrase),
                                 octetParam(OSSL_KDF_PARAM_SALT, salt),
                                 OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &cost.n),
                                 OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &cost.r),
                                 OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &cost.p),
                                 OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
                                 OSSL_PARAM_construct_end()};
    return derive("SCRYPT", parameters, size);
}

Result<SecretBuffer> scrypt(std::span<const std::byte> passphrase, std::span<const std::byte> salt,
                            int logN)
{
    if (logN < 10 || logN > 20)
        return Error {ErrorCode::InvalidFile, "cost of scrypt"};
    return scrypt(passphrase, salt, {.n = std::uint64_t {1} << logN, .r = 8, .p = 1}, 32);
}

} // namespace core::vault

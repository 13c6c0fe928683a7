// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/signing_key.h"

#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"

#include <algorithm>
#include <array>
#include <span>

namespace core::vault {

namespace {

constexpr std::string_view WrapInfo = "segue signing key 1";

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

/// Pseudonyms' key is the one that no rekey changes.
Result<Aead> wrapping(const DataKeys& keys, const ProfileId& profile)
{
    TRY_ASSIGN(const SecretBuffer key,
               hkdf(keys.key(Purpose::Pseudonyms), profile, bytesOf(WrapInfo), KeyBytes));
    return Aead::withKey(key.bytes());
}

std::vector<std::byte> boundTo(const ProfileId& profile, const PublicKey& key)
{
    std::vector<std::byte> bound(profile.begin(), profile.end());
    bound.insert(bound.end(), key.begin(), key.end());
    return bound;
}

Result<SecretBuffer> openSeed(const StoredSigningKey& stored, const DataKeys& keys,
                              const ProfileId& profile)
{
    const Error altered {ErrorCode::Corrupt, "the signing key is not of this profile"};
    const std::span<const std::byte> wrapped = stored.wrapped;
    if (wrapped.size() != NonceBytes + TagBytes + SeedBytes)
        return altered;
    Nonce nonce {};
    Tag tag {};
    std::ranges::copy(wrapped.first(NonceBytes), nonce.begin());
    std::ranges::copy(wrapped.subspan(NonceBytes, TagBytes), tag.begin());
    TRY_ASSIGN(Aead aead, wrapping(keys, profile));
    SecretBuffer seed(SeedBytes);
    TRY_ASSIGN(const bool isAuthentic,
               aead.open(nonce, boundTo(profile, stored.publicKey),
                         wrapped.subspan(NonceBytes + TagBytes), tag, seed.bytes()));
    if (!isAuthentic)
        return altered;
    return seed;
}

std::string headOf(std::string_view kind)
{
    return "segue-" + std::string(kind) + " 1";
}

/// What the signature is over.
std::string messageOf(std::string_view kind, std::string_view text)
{
    return headOf(kind) + "\n" + std::string(text);
}

/// Exactly the lower-case hexadecimal digits of @p out; false otherwise.
bool readHex(std::string_view hex, std::span<std::byte> out)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    if (hex.size() != 2 * out.size() || hex.find_first_not_of(Digits) != std::string_view::npos)
        return false;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::byte>(Digits.find(hex[2 * i]) * 16 + Digits.find(hex[2 * i + 1]));
    return true;
}

} // namespace

Result<StoredSigningKey> makeSigningKey(const DataKeys& keys, const ProfileId& profile)
{
    SecretBuffer seed(SeedBytes);
    TRY_VOID(fillRandom(seed.bytes()));
    StoredSigningKey stored;
    TRY_ASSIGN(stored.publicKey, publicKeyOf(seed));
    TRY_ASSIGN(Aead aead, wrapping(keys, profile));
    Nonce nonce {};
    TRY_VOID(fillRandom(nonce));
    Tag tag {};
    std::array<std::byte, SeedBytes> sealed {};
    TRY_VOID(aead.seal(nonce, boundTo(profile, stored.publicKey), seed.bytes(), sealed, tag));
    stored.wrapped.assign(nonce.begin(), nonce.end());
    stored.wrapped.insert(stored.wrapped.end(), tag.begin(), tag.end());
    stored.wrapped.insert(stored.wrapped.end(), sealed.begin(), sealed.end());
    return stored;
}

Result<std::string> signText(const StoredSigningKey& key, const DataKeys& keys,
                             const ProfileId& profile, std::string_view kind, std::string_view text)
{
    TRY_ASSIGN(const SecretBuffer seed, openSeed(key, keys, profile));
    TRY_ASSIGN(const Signature signature, sign(seed, bytesOf(messageOf(kind, text))));
    return headOf(kind) + " " + toHex(key.publicKey) + " " + toHex(signature) + "\n"
        + std::string(text);
}

Result<std::string> verifyText(std::string_view signedText, const PublicKey& key,
                               std::string_view kind)
{
    const std::string head = headOf(kind) + " ";
    if (!signedText.starts_with(head))
        return Error {ErrorCode::NotOurs, "no signature"};
    const Error altered {ErrorCode::Corrupt, "the text is not what was signed"};
    constexpr std::size_t KeyDigits = 2 * std::tuple_size_v<PublicKey>;
    constexpr std::size_t SignatureDigits = 2 * std::tuple_size_v<Signature>;
    const std::string_view rest = signedText.substr(head.size());
    PublicKey signer {};
    Signature signature {};
    if (rest.size() < KeyDigits + SignatureDigits + 2 || rest[KeyDigits] != ' '
        || rest[KeyDigits + 1 + SignatureDigits] != '\n'
        || !readHex(rest.substr(0, KeyDigits), signer)
        || !readHex(rest.substr(KeyDigits + 1, SignatureDigits), signature))
        return altered;
    if (signer != key)
        return Error {ErrorCode::WrongKey, "signed with another key"};
    const std::string_view text = rest.substr(KeyDigits + SignatureDigits + 2);
    TRY_ASSIGN(const bool isTrue, isSignature(signature, key, bytesOf(messageOf(kind, text))));
    if (!isTrue)
        return altered;
    return std::string(text);
}

} // namespace core::vault

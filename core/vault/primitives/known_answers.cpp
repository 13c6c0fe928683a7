// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/known_answers.h"

#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/ed25519.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace core::vault {
namespace {

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, test case 16.
constexpr std::string_view GcmKey
    = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
constexpr std::string_view GcmNonce = "cafebabefacedbaddecaf888";
constexpr std::string_view GcmAdditional = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
constexpr std::string_view GcmPlain
    = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
      "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
constexpr std::string_view GcmSealed
    = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";
constexpr std::string_view GcmTag = "76fc6ece0f4e1768cddf8853bb2d551b";
constexpr const char* GcmSealedAndTag
    = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
      "76fc6ece0f4e1768cddf8853bb2d551b";

std::vector<std::byte> fromHex(std::string_view hex)
{
    std::vector<std::byte> bytes;
    for (std::size_t at = 0; at + 2 <= hex.size(); at += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

template<typename Fixed>
Fixed fixedFromHex(std::string_view hex)
{
    Fixed fixed {};
    std::ranges::copy(fromHex(hex), fixed.begin());
    return fixed;
}

// FIPS 180-4; the example "abc" of NIST's "SHA256.pdf".
Result<std::string> sha256Answer()
{
    return toHex(sha256("abc"));
}

// RFC 4231, test case 2.
Result<std::string> hmacAnswer()
{
    constexpr std::string_view Key = "Jefe";
    TRY_ASSIGN(const Hmac hmac, Hmac::withKey(std::as_bytes(std::span(Key))));
    return toHex(hmac.of("what do ya want for nothing?"));
}

// RFC 5869, test case 1.
Result<std::string> hkdfAnswer()
{
    TRY_ASSIGN(const SecretBuffer key,
               hkdf(std::vector<std::byte>(22, std::byte {0x0b}),
                    fromHex("000102030405060708090a0b0c"), fromHex("f0f1f2f3f4f5f6f7f8f9"), 42));
    return toHex(key.bytes());
}

// RFC 7914, section 12, the first: the others take too long for every start.
Result<std::string> scryptAnswer()
{
    TRY_ASSIGN(const SecretBuffer key, scrypt({}, {}, {.n = 16, .r = 1, .p = 1}, 64));
    return toHex(key.bytes());
}

Result<std::string> gcmSealAnswer()
{
    TRY_ASSIGN(Aead aead, Aead::withKey(fromHex(GcmKey)));
    const std::vector<std::byte> plain = fromHex(GcmPlain);
    std::vector<std::byte> sealed(plain.size());
    Tag tag {};
    TRY_VOID(aead.seal(fixedFromHex<Nonce>(GcmNonce), fromHex(GcmAdditional), plain, sealed, tag));
    return toHex(sealed) + toHex(tag);
}

/// The plain text in hexadecimal, or "refused".
Result<std::string> gcmOpen(std::string_view additional, std::string_view sealedHex, Tag tag)
{
    TRY_ASSIGN(Aead aead, Aead::withKey(fromHex(GcmKey)));
    const std::vector<std::byte> sealed = fromHex(sealedHex);
    std::vector<std::byte> plain(sealed.size());
    TRY_ASSIGN(const bool authentic,
               aead.open(fixedFromHex<Nonce>(GcmNonce), fromHex(additional), sealed, tag, plain));
    return authentic ? toHex(plain) : std::string("refused");
}

Result<std::string> gcmOpenAnswer()
{
    return gcmOpen(GcmAdditional, GcmSealed, fixedFromHex<Tag>(GcmTag));
}

Result<std::string> gcmWrongTagAnswer()
{
    Tag tag = fixedFromHex<Tag>(GcmTag);
    tag.back() ^= std::byte {1};
    return gcmOpen(GcmAdditional, GcmSealed, tag);
}

Result<std::string> gcmWrongAdditionalAnswer()
{
    return gcmOpen(GcmAdditional.substr(2), GcmSealed, fixedFromHex<Tag>(GcmTag));
}

// RFC 8032, section 7.1, test 3.
constexpr std::string_view EdSeed
    = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
constexpr std::string_view EdPublic
    = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
constexpr std::string_view EdMessage = "af82";
constexpr const char* EdSignature
    = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
      "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

Result<std::string> edPublicAnswer()
{
    TRY_ASSIGN(const PublicKey key, publicKeyOf(SecretBuffer::copyOf(fromHex(EdSeed))));
    return toHex(key);
}

Result<std::string> edSignAnswer()
{
    TRY_ASSIGN(const Signature signature,
               sign(SecretBuffer::copyOf(fromHex(EdSeed)), fromHex(EdMessage)));
    return toHex(signature);
}

Result<std::string> edVerify(std::string_view message)
{
    TRY_ASSIGN(const bool isTrue,
               isSignature(fixedFromHex<Signature>(EdSignature), fixedFromHex<PublicKey>(EdPublic),
                           fromHex(message)));
    return std::string(isTrue ? "accepted" : "refused");
}

Result<std::string> edVerifyAnswer()
{
    return edVerify(EdMessage);
}

Result<std::string> edOtherMessageAnswer()
{
    return edVerify("af83");
}

constexpr std::array Answers {
    KnownAnswer {"SHA-256", sha256Answer,
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    KnownAnswer {"HMAC-SHA-256", hmacAnswer,
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
    KnownAnswer {"HKDF-SHA-256", hkdfAnswer,
                 "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b8"
                 "87185865"},
    KnownAnswer {"scrypt", scryptAnswer,
                 "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                 "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"},
    KnownAnswer {"AES-256-GCM, sealing", gcmSealAnswer, GcmSealedAndTag},
    KnownAnswer {"AES-256-GCM, opening", gcmOpenAnswer, GcmPlain.data()},
    KnownAnswer {"AES-256-GCM, a wrong tag", gcmWrongTagAnswer, "refused"},
    KnownAnswer {"AES-256-GCM, other additional data", gcmWrongAdditionalAnswer, "refused"},
    KnownAnswer {"Ed25519, the public key", edPublicAnswer, EdPublic.data()},
    KnownAnswer {"Ed25519, signing", edSignAnswer, EdSignature},
    KnownAnswer {"Ed25519, verifying", edVerifyAnswer, "accepted"},
    KnownAnswer {"Ed25519, another message", edOtherMessageAnswer, "refused"},
};

} // namespace

std::span<const KnownAnswer> knownAnswers()
{
    return Answers;
}

Result<void> checkAnswers(std::span<const KnownAnswer> answers)
{
    for (const KnownAnswer& answer : answers) {
        const Result<std::string> computed = answer.compute();
        if (!computed || computed.value() != answer.expected)
            return Error {ErrorCode::Crypto, answer.primitive};
    }
    return {};
}

Result<void> checkKnownAnswers()
{
    return checkAnswers(knownAnswers());
}

} // namespace core::vault

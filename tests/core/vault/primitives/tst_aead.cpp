// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/aead.h"
#include "tests/core/vault/primitives/hex.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace core::vault {
namespace {

struct Vector
{
    const char* key;
    const char* nonce;
    const char* additional;
    const char* plain;
    const char* sealed;
    const char* tag;
};

constexpr const char* ZeroKey = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr const char* GcmKey = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, test cases 13-16: all
// those of AES-256 with a nonce of 12 bytes.
constexpr Vector Published[] {
    {ZeroKey, "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
    {ZeroKey, "000000000000000000000000", "", "00000000000000000000000000000000",
     "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"},
    {GcmKey, "cafebabefacedbaddecaf888", "",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
     "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
     "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
     "b094dac5d93471bdec1a502270e3cc6c"},
    {GcmKey, "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
     "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
     "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
     "76fc6ece0f4e1768cddf8853bb2d551b"},
};

Aead aeadWith(std::string_view keyHex)
{
    auto made = Aead::withKey(fromHex(keyHex));
    if (!made)
        throw std::runtime_error(made.error().detail); // ends this test alone
    return std::move(made).value();
}

/// Something sealed, with everything that is needed to open it.
struct Example
{
    Aead aead = aeadWith(GcmKey);
    Nonce nonce = fixedFromHex<Nonce>("cafebabefacedbaddecaf888");
    std::vector<std::byte> additional = fromHex("feedfacedeadbeef");
    std::vector<std::byte> plain = std::vector<std::byte>(100, std::byte {0x5a});
    std::vector<std::byte> sealed = std::vector<std::byte>(100);
    Tag tag {};

    Example() { EXPECT_TRUE(aead.seal(nonce, additional, plain, sealed, tag)); }

    /// Whether it opens; the text goes to @p text.
    bool opens(std::vector<std::byte>& text)
    {
        text.assign(sealed.size(), std::byte {1});
        const auto opened = aead.open(nonce, additional, sealed, tag, text);
        EXPECT_TRUE(opened);
        return opened && opened.value();
    }
};

/// Flips every bit of @p bytes, one at a time, and expects that nothing opens.
template<typename Bytes>
void expectEveryBitMatters(Example& example, Bytes& bytes)
{
    const std::vector<std::byte> zeros(example.sealed.size());
    std::vector<std::byte> text;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        const std::byte mask {static_cast<unsigned char>(1U << (bit % 8))};
        bytes[bit / 8] ^= mask;
        EXPECT_FALSE(example.opens(text)) << "bit " << bit;
        EXPECT_EQ(text, zeros) << "bit " << bit;
        bytes[bit / 8] ^= mask;
    }
    EXPECT_TRUE(example.opens(text));
    EXPECT_EQ(text, example.plain);
}

TEST(Aead, givesThePublishedAnswersOfGcm)
{
    for (const Vector& vector : Published) {
        Aead aead = aeadWith(vector.key);
        const auto plain = fromHex(vector.plain);
        std::vector<std::byte> sealed(plain.size());
        Tag tag {};
        const auto nonce = fixedFromHex<Nonce>(vector.nonce);
        ASSERT_TRUE(aead.seal(nonce, fromHex(vector.additional), plain, sealed, tag));
        EXPECT_EQ(hexOf(sealed), vector.sealed);
        EXPECT_EQ(hexOf(tag), vector.tag);
        std::vector<std::byte> opened(plain.size());
        const auto authentic = aead.open(nonce, fromHex(vector.additional), sealed, tag, opened);
        ASSERT_TRUE(authentic);
        EXPECT_TRUE(authentic.value());
        EXPECT_EQ(opened, plain);
    }
}

TEST(Aead, refusesAndShowsNothingWhenAnyBitIsAnother)
{
    Example example;
    expectEveryBitMatters(example, example.sealed);
    expectEveryBitMatters(example, example.tag);
    expectEveryBitMatters(example, example.nonce);
    expectEveryBitMatters(example, example.additional);
}

TEST(Aead, refusesTextThatWasCut)
{
    Example example;
    std::vector<std::byte> text;
    while (!example.sealed.empty()) {
        example.sealed.pop_back();
        EXPECT_FALSE(example.opens(text)) << example.sealed.size();
    }
}

TEST(Aead, refusesAnotherKey)
{
    Example example;
    example.aead = aeadWith(ZeroKey);
    std::vector<std::byte> text;
    EXPECT_FALSE(example.opens(text));
}

TEST(Aead, opensAgainAfterARefusal)
{
    Example example;
    std::vector<std::byte> text;
    example.tag[0] ^= std::byte {1};
    EXPECT_FALSE(example.opens(text));
    example.tag[0] ^= std::byte {1};
    EXPECT_TRUE(example.opens(text));
    EXPECT_EQ(text, example.plain);
}

TEST(Aead, sealsAndOpensInPlaceAndAfterAMove)
{
    Example example;
    std::vector<std::byte> text = example.plain;
    Tag tag {};
    Aead moved = std::move(example.aead);
    ASSERT_TRUE(moved.seal(example.nonce, example.additional, text, text, tag));
    EXPECT_EQ(text, example.sealed);
    EXPECT_EQ(tag, example.tag);
    const auto authentic = moved.open(example.nonce, example.additional, text, tag, text);
    ASSERT_TRUE(authentic);
    EXPECT_TRUE(authentic.value());
    EXPECT_EQ(text, example.plain);
}

TEST(Aead, refusesKeysAndTextsOfTheWrongSize)
{
    for (const std::size_t size : {0U, 16U, 31U, 33U}) {
        const auto made = Aead::withKey(std::vector<std::byte>(size));
        ASSERT_FALSE(made) << size;
        EXPECT_EQ(made.error().code, ErrorCode::Crypto);
    }
    Example example;
    std::vector<std::byte> small(99);
    EXPECT_FALSE(
        example.aead.seal(example.nonce, example.additional, example.plain, small, example.tag));
    EXPECT_FALSE(
        example.aead.open(example.nonce, example.additional, example.sealed, example.tag, small));
}

TEST(Aead, findsNoNonceTwiceAmongTwoHundredThousand)
{
    std::set<Nonce> seen;
    for (int count = 0; count < 200'000; ++count) {
        Nonce nonce {};
        ASSERT_TRUE(fillRandom(nonce));
        ASSERT_TRUE(seen.insert(nonce).second) << count;
    }
}

} // namespace
} // namespace core::vault

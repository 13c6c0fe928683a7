// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/hmac.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace core::vault {
namespace {

std::string hmacHex(const std::string& key, const std::string& message)
{
    auto hmac = Hmac::withKey(std::as_bytes(std::span(key)));
    return hmac ? toHex(hmac.value().of(message)) : "no key";
}

std::string bytesCounting(int from, int to)
{
    std::string bytes;
    for (int value = from; value <= to; ++value)
        bytes += static_cast<char>(value);
    return bytes;
}

// RFC 4231, section 4: test cases 1-4, 6 and 7 (5 is of a truncated output).
TEST(Hmac, givesTheDigestsOfRfc4231)
{
    EXPECT_EQ(hmacHex(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hmacHex("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmacHex(std::string(20, '\xaa'), std::string(50, '\xdd')),
              "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    EXPECT_EQ(hmacHex(bytesCounting(1, 25), std::string(50, '\xcd')),
              "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    EXPECT_EQ(
        hmacHex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    EXPECT_EQ(hmacHex(std::string(131, '\xaa'),
                      "This is a test using a larger than block-size key and a larger than "
                      "block-size data. The key needs to be hashed before being used by the HMAC "
                      "algorithm."),
              "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST(Hmac, isTheSameWhenAskedAgainAndAfterAMove)
{
    const std::string key = "Jefe";
    auto made = Hmac::withKey(std::as_bytes(std::span(key)));
    ASSERT_TRUE(made);
    Hmac hmac = std::move(made).value();
    const Digest first = hmac.of("one");
    EXPECT_NE(hmac.of("two"), first);
    Hmac moved = std::move(hmac);
    EXPECT_EQ(moved.of("one"), first);
}

TEST(Hmac, refusesAnEmptyKey)
{
    const auto hmac = Hmac::withKey({});
    ASSERT_FALSE(hmac);
    EXPECT_EQ(hmac.error().code, ErrorCode::Crypto);
}

// FIPS 180-4 examples (NIST "SHA256.pdf" and the empty message).
TEST(Sha256, givesTheDigestsOfFips180)
{
    EXPECT_EQ(toHex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(toHex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(toHex(sha256("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(toHex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Random, fillsTheWholeSpanDifferentlyEachTime)
{
    std::vector<std::byte> first(64);
    std::vector<std::byte> second(64);
    ASSERT_TRUE(fillRandom(first));
    ASSERT_TRUE(fillRandom(second));
    EXPECT_NE(first, second);
    EXPECT_FALSE(std::all_of(first.end() - 16, first.end(),
                             [](std::byte byte) { return byte == std::byte {0}; }));
}

} // namespace
} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/key_derivation.h"
#include "tests/core/vault/primitives/hex.h"

#include <gtest/gtest.h>

namespace core::vault {
namespace {

std::string hkdfHex(std::string_view input, std::string_view salt, std::string_view info,
                    std::size_t size)
{
    const auto key = hkdf(fromHex(input), fromHex(salt), fromHex(info), size);
    return key ? hexOf(key.value().bytes()) : key.error().detail;
}

std::string scryptHex(std::string_view passphrase, std::string_view salt, ScryptCost cost)
{
    const auto key = scrypt(bytesOf(passphrase), bytesOf(salt), cost, 64);
    return key ? hexOf(key.value().bytes()) : key.error().detail;
}

std::string hexCounting(unsigned from, unsigned to)
{
    std::string hex;
    for (unsigned value = from; value <= to; ++value) {
        const auto octet = static_cast<std::uint8_t>(value);
        hex += toHex(std::span(&octet, 1));
    }
    return hex;
}

// RFC 5869, appendix A, test cases 1-3: those of SHA-256.
TEST(Hkdf, givesTheKeysOfRfc5869)
{
    EXPECT_EQ(
        hkdfHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
                "f0f1f2f3f4f5f6f7f8f9", 42),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    EXPECT_EQ(
        hkdfHex(hexCounting(0x00, 0x4f), hexCounting(0x60, 0xaf), hexCounting(0xb0, 0xff), 82),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    EXPECT_EQ(
        hkdfHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", 42),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST(Hkdf, refusesMoreThan255Blocks)
{
    const std::vector<std::byte> input(32, std::byte {1});
    ASSERT_TRUE(hkdf(input, {}, {}, 255 * 32));
    const auto key = hkdf(input, {}, {}, 255 * 32 + 1);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::Crypto);
}

// RFC 7914, section 12, the first three; the fourth takes 1 GiB.
TEST(Scrypt, givesTheKeysOfRfc7914)
{
    EXPECT_EQ(scryptHex("", "", {.n = 16, .r = 1, .p = 1}),
              "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
              "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    EXPECT_EQ(scryptHex("password", "NaCl", {.n = 1024, .r = 8, .p = 16}),
              "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
              "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
    EXPECT_EQ(scryptHex("pleaseletmein", "SodiumChloride", {.n = 16384, .r = 8, .p = 1}),
              "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
              "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
}

// The third of RFC 7914: the first 32 of its 64 bytes, for PBKDF2 makes them block by block.
TEST(Scrypt, countsTheCostByItsLogarithm)
{
    const auto key = scrypt(bytesOf("pleaseletmein"), bytesOf("SodiumChloride"), 14);
    ASSERT_TRUE(key);
    EXPECT_EQ(hexOf(key.value().bytes()),
              "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
}

TEST(Scrypt, hasMemoryEnoughForTheCostOfAProfile)
{
    const auto key = scrypt(bytesOf("five words are long enough"), bytesOf("salt"), 17);
    ASSERT_TRUE(key);
    EXPECT_EQ(key.value().size(), 32U);
}

TEST(Scrypt, refusesACostThatNoProfileHas)
{
    for (const int logN : {-1, 0, 9, 21, 64}) {
        const auto key = scrypt(bytesOf("passphrase"), bytesOf("salt"), logN);
        ASSERT_FALSE(key) << logN;
        EXPECT_EQ(key.error().code, ErrorCode::InvalidFile);
    }
}

} // namespace
} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/ed25519.h"
#include "core/vault/primitives/hmac.h"
#include "tests/core/vault/primitives/hex.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace core;
using namespace core::vault;

SecretBuffer seedOf(std::byte first)
{
    SecretBuffer seed(SeedBytes);
    seed.bytes()[0] = first;
    return seed;
}

// RFC 8032, section 7.1, test 1: the empty message. Test 3 is among the known answers.
TEST(Ed25519, givesTheSignatureOfRfc8032)
{
    const auto seed = SecretBuffer::copyOf(
        fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    const auto key = publicKeyOf(seed).value();
    EXPECT_EQ(toHex(key), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    const auto signature = sign(seed, {}).value();
    EXPECT_EQ(toHex(signature),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
              "39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    EXPECT_TRUE(isSignature(signature, key, {}).value());
}

TEST(Ed25519, refusesEveryChangeOfABit)
{
    const auto seed = seedOf(std::byte {7});
    const auto key = publicKeyOf(seed).value();
    std::string message = "hide what is small";
    const auto signature = sign(seed, bytesOf(message)).value();
    ASSERT_TRUE(isSignature(signature, key, bytesOf(message)).value());
    for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
        auto changed = signature;
        changed[bit / 8] ^= std::byte {1} << (bit % 8);
        EXPECT_FALSE(isSignature(changed, key, bytesOf(message)).value()) << bit;
    }
    for (std::size_t bit = 0; bit < 8 * key.size(); ++bit) {
        auto changed = key;
        changed[bit / 8] ^= std::byte {1} << (bit % 8);
        EXPECT_FALSE(isSignature(signature, changed, bytesOf(message)).value()) << bit;
    }
    for (std::size_t bit = 0; bit < 8 * message.size(); ++bit) {
        auto changed = message;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(isSignature(signature, key, bytesOf(changed)).value()) << bit;
    }
}

TEST(Ed25519, tellsKeysApartAndWantsAWholeSeed)
{
    const auto one = seedOf(std::byte {1}), other = seedOf(std::byte {2});
    const auto signature = sign(one, bytesOf("a")).value();
    EXPECT_FALSE(isSignature(signature, publicKeyOf(other).value(), bytesOf("a")).value());
    EXPECT_EQ(sign(SecretBuffer(31), bytesOf("a")).error().code, ErrorCode::Crypto);
    EXPECT_EQ(publicKeyOf(SecretBuffer(33)).error().code, ErrorCode::Crypto);
}

} // namespace

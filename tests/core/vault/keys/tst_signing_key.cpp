// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/signing_key.h"
#include "core/vault/primitives/hmac.h"
#include "tests/core/vault/keys/some_key_file.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::vault;

const std::string Text = "{\"min_group_n\":11}\n";

class SigningKey : public testing::Test
{
protected:
    std::string signedText() const
    {
        return signText(m_key, m_file.keys(), m_file.facts().profile, "policy", Text).value();
    }
    ErrorCode verify(const std::string& text) const
    {
        const auto verified = verifyText(text, m_key.publicKey, "policy");
        return verified ? ErrorCode::Internal : verified.error().code;
    }

    KeyFile m_file = someKeyFile(BothSecrets);
    StoredSigningKey m_key = makeSigningKey(m_file.keys(), m_file.facts().profile).value();
};

TEST_F(SigningKey, whatItSignedIsGivenBackAsItWas)
{
    EXPECT_EQ(verifyText(signedText(), m_key.publicKey, "policy").value(), Text);
    EXPECT_TRUE(signedText().starts_with("segue-policy 1 " + toHex(m_key.publicKey) + " "));
}

TEST_F(SigningKey, everyChangedByteIsRefused)
{
    const std::string text = signedText();
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (const char mask : {'\1', ' ', '@'}) {
            std::string changed = text;
            changed[place] = static_cast<char>(changed[place] ^ mask);
            EXPECT_NE(verify(changed), ErrorCode::Internal) << place;
        }
        std::string doubled = text;
        doubled.insert(place, 1, text[place]);
        EXPECT_NE(verify(doubled), ErrorCode::Internal) << place;
    }
}

TEST_F(SigningKey, aTextThatWasCutAnywhereOrGoesOnIsRefused)
{
    const std::string text = signedText();
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_NE(verify(text.substr(0, length)), ErrorCode::Internal) << length;
    EXPECT_EQ(verify(text + "\n"), ErrorCode::Corrupt);
    EXPECT_EQ(verify(text.substr(0, text.size() - 1)), ErrorCode::Corrupt);
}

TEST_F(SigningKey, tellsUnsignedForeignAndAlteredApart)
{
    EXPECT_EQ(verify(Text), ErrorCode::NotOurs);
    EXPECT_EQ(verify(""), ErrorCode::NotOurs);
    const KeyFile elsewhere = someKeyFile(BothSecrets);
    const auto other = makeSigningKey(elsewhere.keys(), elsewhere.facts().profile).value();
    EXPECT_EQ(
        verify(
            signText(other, elsewhere.keys(), elsewhere.facts().profile, "policy", Text).value()),
        ErrorCode::WrongKey);
    // The key of one in front of the signature of another.
    std::string mixed
        = signText(other, elsewhere.keys(), elsewhere.facts().profile, "policy", Text).value();
    const std::string head = "segue-policy 1 ";
    mixed.replace(head.size(), 64, toHex(m_key.publicKey));
    EXPECT_EQ(verify(mixed), ErrorCode::Corrupt);
}

TEST_F(SigningKey, aSignatureUnderOneThingIsNoneUnderAnother)
{
    std::string text
        = signText(m_key, m_file.keys(), m_file.facts().profile, "lease", Text).value();
    EXPECT_EQ(verify(text), ErrorCode::NotOurs);
    text.replace(0, std::string("segue-lease 1").size(), "segue-policy 1");
    EXPECT_EQ(verify(text), ErrorCode::Corrupt);
}

TEST_F(SigningKey, staysTheSameThroughARekey)
{
    ASSERT_TRUE(m_file.beginRekey(allSecrets()));
    ASSERT_TRUE(m_file.endRekey());
    EXPECT_EQ(verify(signedText()), ErrorCode::Internal);
}

TEST_F(SigningKey, opensInItsOwnProfileOnly)
{
    const KeyFile elsewhere = someKeyFile(BothSecrets);
    EXPECT_EQ(
        signText(m_key, elsewhere.keys(), m_file.facts().profile, "policy", Text).error().code,
        ErrorCode::Corrupt);
    EXPECT_EQ(
        signText(m_key, m_file.keys(), elsewhere.facts().profile, "policy", Text).error().code,
        ErrorCode::Corrupt);
    for (std::size_t place = 0; place < m_key.wrapped.size(); ++place) {
        auto altered = m_key;
        altered.wrapped[place] ^= std::byte {1};
        EXPECT_EQ(
            signText(altered, m_file.keys(), m_file.facts().profile, "policy", Text).error().code,
            ErrorCode::Corrupt)
            << place;
    }
    auto cut = m_key;
    cut.wrapped.pop_back();
    EXPECT_EQ(signText(cut, m_file.keys(), m_file.facts().profile, "policy", Text).error().code,
              ErrorCode::Corrupt);
}

} // namespace

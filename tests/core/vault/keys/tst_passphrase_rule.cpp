// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/passphrase_rule.h"
#include "tests/core/vault/keys/secrets.h"

#include <gtest/gtest.h>

namespace core::vault {
namespace {

constexpr Protection Alone {.keychain = false, .passphrase = true};
constexpr Protection Both {.keychain = true, .passphrase = true};
constexpr Protection KeychainAlone {.keychain = true, .passphrase = false};

bool isStrong(std::string_view text, Protection protection)
{
    return isStrongEnough(std::as_bytes(std::span(text)), protection);
}

TEST(PassphraseRule, wantsFiveWordsWhenItStandsAlone)
{
    EXPECT_TRUE(isStrong("we ask what is next", Alone));
    EXPECT_FALSE(isStrong("we ask what next", Alone));
}

TEST(PassphraseRule, countsNoWordWithoutALetterOrDigit)
{
    EXPECT_FALSE(isStrong("we ask - ! next", Alone));
    EXPECT_TRUE(isStrong("we 4 -it- 2 \xC3\xA9", Alone));
}

TEST(PassphraseRule, countsWordsAndNotBlanks)
{
    EXPECT_FALSE(isStrong("a  b \t c   d ", Alone));
}

TEST(PassphraseRule, takesTwentyCharactersInstead)
{
    EXPECT_TRUE(isStrong("12345678901234567890", Alone));
    EXPECT_FALSE(isStrong("1234567890123456789", Alone));
}

TEST(PassphraseRule, countsCharactersAndNotBytes)
{
    EXPECT_FALSE(isStrong("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", Both));
    EXPECT_TRUE(isStrong("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9x", Both));
}

TEST(PassphraseRule, wantsEightCharactersBesideAKeychain)
{
    EXPECT_TRUE(isStrong("12345678", Both));
    EXPECT_FALSE(isStrong("1234567", Both));
    EXPECT_FALSE(isStrong("", Both));
}

TEST(PassphraseRule, wantsNoneWhereNoneIsUsed)
{
    EXPECT_TRUE(isStrong("", KeychainAlone));
    EXPECT_FALSE(isStrong("", Alone));
}

} // namespace
} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/recovery_code.h"
#include "tests/core/vault/keys/secrets.h"

#include <gtest/gtest.h>

#include <string>

namespace core::vault {
namespace {

std::string textOf(const SecretBuffer& words)
{
    return {reinterpret_cast<const char*>(words.bytes().data()), words.size()};
}

Result<SecretBuffer> parsed(const std::string& text)
{
    return parseRecoveryWords(std::as_bytes(std::span(text)));
}

std::string wordsOfSevens()
{
    return textOf(recoveryWords(keyOf(0x77).bytes()));
}

/// The number of the word that is named, or -1 when the text is a code.
int blamedWord(const std::string& text)
{
    const auto result = parsed(text);
    if (result)
        return -1;
    EXPECT_EQ(result.error().code, ErrorCode::InvalidArgument);
    return result.error().position.column;
}

TEST(RecoveryCode, isSeventeenWordsOfFiveLetters)
{
    const std::string words = wordsOfSevens();
    EXPECT_EQ(words.size(), 17U * 6 - 1);
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i] == ' ', i % 6 == 5) << i;
}

/// 0x7F00 0x0001 is the address 127.0.0.1, "lusab-babad" in the paper on proquints.
TEST(RecoveryCode, spellsSixteenBitsAsThePublishedExampleDoes)
{
    SecretBuffer secret(32);
    secret.bytes()[0] = std::byte {0x7F};
    secret.bytes()[3] = std::byte {0x01};
    EXPECT_EQ(textOf(recoveryWords(secret.bytes())).substr(0, 11), "lusab babad");
}

TEST(RecoveryCode, comesBackFromItsWords)
{
    for (int i = 0; i < 50; ++i) {
        const auto secret = newRecoverySecret();
        ASSERT_TRUE(secret);
        ASSERT_EQ(secret.value().size(), 32U);
        const auto back = parsed(textOf(recoveryWords(secret.value().bytes())));
        ASSERT_TRUE(back);
        EXPECT_EQ(copyOf(back.value().bytes()), copyOf(secret.value().bytes()));
    }
}

TEST(RecoveryCode, isAnotherEveryTime)
{
    EXPECT_NE(copyOf(newRecoverySecret().value().bytes()),
              copyOf(newRecoverySecret().value().bytes()));
}

TEST(RecoveryCode, forgivesCaseHyphensLineBreaksAndNumbers)
{
    std::string words = wordsOfSevens();
    std::ranges::transform(words, words.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    words[5] = '-';
    words[11] = '\n';
    const auto back = parsed("  1. " + words.substr(0, 18) + " \r\n\t4 " + words.substr(18) + "\n");
    ASSERT_TRUE(back);
    EXPECT_EQ(copyOf(back.value().bytes()), copyOf(keyOf(0x77).bytes()));
}

TEST(RecoveryCode, namesTheWordWithALetterThatNoWordHas)
{
    for (int word = 0; word < 17; ++word) {
        std::string words = wordsOfSevens();
        words[static_cast<std::size_t>(word) * 6 + 1] = 'e';
        EXPECT_EQ(blamedWord(words), word + 1);
    }
}

TEST(RecoveryCode, namesTheWordWithALetterTooManyOrTooFew)
{
    for (std::size_t word = 0; word < 17; ++word) {
        std::string longer = wordsOfSevens();
        longer.insert(word * 6 + 2, 1, 'b');
        EXPECT_EQ(blamedWord(longer), static_cast<int>(word) + 1);
        std::string shorter = wordsOfSevens();
        shorter.erase(word * 6 + 2, 1);
        EXPECT_EQ(blamedWord(shorter), static_cast<int>(word) + 1);
    }
}

TEST(RecoveryCode, noticesEveryLetterThatBecameAnother)
{
    const std::string right = wordsOfSevens();
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (right[i] == ' ')
            continue;
        std::string wrong = right;
        const std::string_view alphabet = i % 6 % 2 == 0 ? "bdfghjklmnprstvz" : "aiou";
        wrong[i] = alphabet[(alphabet.find(right[i]) + 1) % alphabet.size()];
        EXPECT_EQ(blamedWord(wrong), 0) << i;
    }
}

TEST(RecoveryCode, noticesTwoWordsThatChangedPlaces)
{
    SecretBuffer secret(32);
    secret.bytes()[1] = std::byte {1};
    std::string words = textOf(recoveryWords(secret.bytes()));
    std::swap_ranges(words.begin(), words.begin() + 5, words.begin() + 6);
    EXPECT_EQ(blamedWord(words), 0);
}

TEST(RecoveryCode, refusesTooFewAndTooManyWords)
{
    const std::string words = wordsOfSevens();
    EXPECT_EQ(blamedWord(""), 0);
    EXPECT_EQ(blamedWord(words.substr(0, 95)), 0);
    EXPECT_EQ(blamedWord(words + " babab"), 0);
    EXPECT_EQ(blamedWord(std::string(5000, ' ') + words), 0);
}

} // namespace
} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/known_answers.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace core::vault {
namespace {

std::vector<KnownAnswer> copyOfAll()
{
    return {knownAnswers().begin(), knownAnswers().end()};
}

Result<std::string> failing()
{
    return Error {ErrorCode::Crypto, "not there"};
}

TEST(KnownAnswers, areAllGiven)
{
    const auto checked = checkKnownAnswers();
    EXPECT_TRUE(checked) << checked.error().detail;
}

TEST(KnownAnswers, holdEveryPrimitiveOfTheVault)
{
    std::set<std::string> names;
    for (const KnownAnswer& answer : knownAnswers())
        names.insert(answer.primitive);
    EXPECT_EQ(names,
              (std::set<std::string> {
                  "SHA-256", "HMAC-SHA-256", "HKDF-SHA-256", "scrypt", "AES-256-GCM, sealing",
                  "AES-256-GCM, opening", "AES-256-GCM, a wrong tag",
                  "AES-256-GCM, other additional data", "Ed25519, the public key",
                  "Ed25519, signing", "Ed25519, verifying", "Ed25519, another message"}));
}

TEST(KnownAnswers, anyWrongOneIsNoticedAndNamed)
{
    for (std::size_t wrong = 0; wrong < knownAnswers().size(); ++wrong) {
        std::vector<KnownAnswer> answers = copyOfAll();
        std::string changed = answers[wrong].expected;
        changed.back() = changed.back() == '0' ? '1' : '0';
        answers[wrong].expected = changed.c_str();
        const auto checked = checkAnswers(answers);
        ASSERT_FALSE(checked) << answers[wrong].primitive;
        EXPECT_EQ(checked.error().code, ErrorCode::Crypto);
        EXPECT_EQ(checked.error().detail, answers[wrong].primitive);
    }
}

TEST(KnownAnswers, aPrimitiveThatFailsIsNoticedAndNamed)
{
    for (std::size_t wrong = 0; wrong < knownAnswers().size(); ++wrong) {
        std::vector<KnownAnswer> answers = copyOfAll();
        answers[wrong].compute = failing;
        const auto checked = checkAnswers(answers);
        ASSERT_FALSE(checked) << answers[wrong].primitive;
        EXPECT_EQ(checked.error().detail, answers[wrong].primitive);
    }
}

} // namespace
} // namespace core::vault

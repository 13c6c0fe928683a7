// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_file.h"
#include "core/vault/keys/small_file.h"
#include "tests/core/vault/keys/some_key_file.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

namespace core::vault {
namespace {

constexpr std::array Protections {KeychainOnly, PassphraseOnly, BothSecrets};

/// Saved and loaded again, still locked.
KeyFile reloaded(const KeyFile& file)
{
    const KeyFolder folder;
    EXPECT_TRUE(file.save(folder.keyFile()));
    return KeyFile::load(folder.keyFile()).value();
}

/// The code of the error with which @p secrets do not open @p file; nothing when they do.
std::optional<ErrorCode> refusal(const KeyFile& file, const Secrets& secrets)
{
    KeyFile locked = reloaded(file);
    const auto result = locked.unlock(secrets);
    EXPECT_EQ(locked.keys().key(Purpose::Profile).empty(), !result);
    return result ? std::nullopt : std::optional(result.error().code);
}

std::vector<Bytes> keysOpenedWith(const KeyFile& file, const Secrets& secrets)
{
    KeyFile locked = reloaded(file);
    EXPECT_TRUE(locked.unlock(secrets));
    return keysOf(locked.keys());
}

TEST(KeyFile, opensWithTheSecretsOfItsProtectionAndGivesTheSameKeys)
{
    for (const Protection protection : Protections) {
        const KeyFile file = someKeyFile(protection);
        EXPECT_EQ(keysOpenedWith(file, withoutRecovery(allSecrets())), keysOf(file.keys()));
    }
}

TEST(KeyFile, opensWithTheRecoverySecretAlone)
{
    for (const Protection protection : Protections) {
        const KeyFile file = someKeyFile(protection);
        EXPECT_EQ(keysOpenedWith(file, recoveryOnly(2)), keysOf(file.keys()));
    }
}

TEST(KeyFile, hasAnotherRandomKeyForEveryPurposeAndProfile)
{
    std::set<Bytes> keys;
    for (int i = 0; i < 2; ++i) {
        const KeyFile file = someKeyFile(KeychainOnly);
        for (const Purpose purpose : AllPurposes) {
            EXPECT_EQ(file.keys().key(purpose).size(), KeyBytes);
            keys.insert(copyOf(file.keys().key(purpose)));
        }
    }
    EXPECT_EQ(keys.size(), 2 * AllPurposes.size());
}

TEST(KeyFile, saysInPlainHowItIsProtected)
{
    KeyFileFacts wanted = factsWith(BothSecrets);
    wanted.inventedOnly = true;
    const KeyFile file = reloaded(KeyFile::create(wanted, allSecrets()).value());
    const KeyFileFacts& facts = file.facts();
    EXPECT_EQ(facts.protection, BothSecrets);
    EXPECT_EQ(facts.backEnd, "memory");
    EXPECT_EQ(facts.logN, CheapLogN);
    EXPECT_TRUE(facts.inventedOnly);
    EXPECT_FALSE(facts.rekeyPending);
    EXPECT_NE(facts.profile, ProfileId {});
}

TEST(KeyFile, namesNoBackEndAndNoCostThatItDoesNotUse)
{
    EXPECT_EQ(someKeyFile(PassphraseOnly).facts().backEnd, "");
    EXPECT_EQ(someKeyFile(KeychainOnly).facts().logN, 0);
}

TEST(KeyFile, cutsABackEndsNameThatIsTooLong)
{
    KeyFileFacts wanted = factsWith(KeychainOnly);
    wanted.backEnd = std::string(100, 'x');
    const KeyFile file = KeyFile::create(wanted, allSecrets()).value();
    EXPECT_EQ(reloaded(file).facts().backEnd, std::string(32, 'x'));
    EXPECT_EQ(refusal(file, allSecrets()), std::nullopt);
}

TEST(KeyFile, doesNotOpenWithAWrongSecretOfAnyKind)
{
    const KeyFile file = someKeyFile(BothSecrets);
    EXPECT_EQ(refusal(file, {secretOf("wrong horse"), keyOf(1), {}}), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, {secretOf("correct horse"), keyOf(3), {}}), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, recoveryOnly(3)), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, {secretOf("correct horse"), secretOf("short"), {}}),
              ErrorCode::WrongKey);
}

TEST(KeyFile, saysWhenASecretIsMissing)
{
    EXPECT_EQ(refusal(someKeyFile(PassphraseOnly), {{}, keyOf(1), {}}), ErrorCode::SecretNeeded);
    EXPECT_EQ(refusal(someKeyFile(BothSecrets), {{}, keyOf(1), {}}), ErrorCode::SecretNeeded);
    EXPECT_EQ(refusal(someKeyFile(BothSecrets), {secretOf("correct horse"), {}, {}}),
              ErrorCode::SecretNeeded);
    EXPECT_EQ(refusal(someKeyFile(KeychainOnly), {secretOf("correct horse"), {}, {}}),
              ErrorCode::SecretNeeded);
}

TEST(KeyFile, isNotMadeWithoutTheSecretsItNeeds)
{
    const auto made = [](Secrets secrets) {
        return KeyFile::create(factsWith(BothSecrets), secrets).error().code;
    };
    EXPECT_EQ(made({{}, keyOf(1), keyOf(2)}), ErrorCode::SecretNeeded);
    EXPECT_EQ(made({secretOf("correct horse"), {}, keyOf(2)}), ErrorCode::SecretNeeded);
    EXPECT_EQ(made({secretOf("correct horse"), keyOf(1), {}}), ErrorCode::SecretNeeded);
}

TEST(KeyFile, protectedAnewKeepsItsKeysAndItsRecoverySecret)
{
    for (const Protection before : Protections) {
        for (const Protection after : Protections) {
            KeyFile file = someKeyFile(before);
            const auto keys = keysOf(file.keys());
            const Secrets fresh = withoutRecovery(secretsWith("new horse", 9, 0));
            ASSERT_TRUE(file.protect(after, "other", CheapLogN, fresh));
            EXPECT_EQ(file.facts().protection, after);
            EXPECT_EQ(keysOpenedWith(file, fresh), keys);
            EXPECT_EQ(keysOpenedWith(file, recoveryOnly(2)), keys);
            EXPECT_EQ(refusal(file, withoutRecovery(allSecrets())), ErrorCode::WrongKey);
        }
    }
}

TEST(KeyFile, ofBeforeDoesNotOpenWithTheKeychainSecretOfAfter)
{
    KeyFile file = someKeyFile(BothSecrets);
    const KeyFile old = file.copy();
    ASSERT_TRUE(file.protect(BothSecrets, "memory", CheapLogN, secretsWith("correct horse", 9, 0)));
    EXPECT_EQ(refusal(old, {secretOf("correct horse"), keyOf(9), {}}), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, {secretOf("correct horse"), keyOf(9), {}}), std::nullopt);
}

TEST(KeyFile, takesANewSaltAndTheOtherItemWheneverItIsProtectedAnew)
{
    KeyFile file = someKeyFile(PassphraseOnly);
    const KeyFile before = file.copy();
    ASSERT_TRUE(file.protect(PassphraseOnly, "", CheapLogN, allSecrets()));
    const KeyFolder folder;
    ASSERT_TRUE(before.save(folder.path() / "before"));
    ASSERT_TRUE(file.save(folder.path() / "after"));
    const auto saltIn = [&](const char* name) {
        const auto bytes = readSmallFile(folder.path() / name, LargestKeyFile).value();
        return decodeKeyFile(bytes).value().salt;
    };
    EXPECT_NE(saltIn("before"), saltIn("after"));
    EXPECT_NE(before.facts().secretItem, file.facts().secretItem);
}

TEST(KeyFile, thatCannotBeProtectedAnewStaysAsItWas)
{
    KeyFile file = someKeyFile(KeychainOnly);
    const auto result = file.protect(BothSecrets, "memory", CheapLogN, {{}, keyOf(1), {}});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::SecretNeeded);
    EXPECT_EQ(file.facts().protection, KeychainOnly);
    EXPECT_EQ(refusal(file, allSecrets()), std::nullopt);
}

TEST(KeyFile, isNotChangedBeforeItIsUnlocked)
{
    KeyFile locked = reloaded(someKeyFile(KeychainOnly));
    EXPECT_FALSE(locked.protect(KeychainOnly, "memory", CheapLogN, allSecrets()));
    EXPECT_FALSE(locked.beginRekey(allSecrets()));
    EXPECT_FALSE(locked.endRekey());
    EXPECT_TRUE(locked.unlock(allSecrets()));
}

TEST(KeyFile, hasBothGenerationsOfKeysWhileARekeyIsPending)
{
    KeyFile file = someKeyFile(BothSecrets);
    const KeyFile old = file.copy();
    ASSERT_TRUE(file.beginRekey(secretsWith("correct horse", 9, 8)));
    KeyFile locked = reloaded(file);
    EXPECT_TRUE(locked.facts().rekeyPending);
    ASSERT_TRUE(locked.unlock({secretOf("correct horse"), keyOf(9), {}}));
    for (const Purpose purpose : AllPurposes) {
        const Bytes before = copyOf(old.keys().key(purpose));
        const Bytes now = copyOf(locked.keys().key(purpose));
        const Bytes earlier = copyOf(locked.keys().earlier(purpose));
        EXPECT_EQ(now == before, purpose == Purpose::Pseudonyms);
        EXPECT_EQ(earlier, purpose == Purpose::Pseudonyms ? Bytes() : before);
    }
    EXPECT_EQ(keysOf(locked.keys()), keysOf(file.keys()));
}

TEST(KeyFile, opensWithTheNewRecoverySecretOnlyOnceARekeyHasBegun)
{
    KeyFile file = someKeyFile(KeychainOnly);
    ASSERT_TRUE(file.beginRekey(secretsWith("", 9, 8)));
    EXPECT_EQ(refusal(file, recoveryOnly(2)), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, recoveryOnly(8)), std::nullopt);
    EXPECT_EQ(refusal(file, {{}, keyOf(1), {}}), ErrorCode::WrongKey);
    EXPECT_EQ(refusal(file, {{}, keyOf(9), {}}), std::nullopt);
}

TEST(KeyFile, forgetsTheKeysOfBeforeWhenTheRekeyEnds)
{
    KeyFile file = someKeyFile(KeychainOnly);
    ASSERT_TRUE(file.beginRekey(secretsWith("", 9, 8)));
    const Bytes now = copyOf(file.keys().key(Purpose::Data));
    ASSERT_TRUE(file.endRekey());
    EXPECT_EQ(refusal(file, recoveryOnly(8)), std::nullopt);
    KeyFile locked = reloaded(file);
    EXPECT_FALSE(locked.facts().rekeyPending);
    ASSERT_TRUE(locked.unlock({{}, keyOf(9), {}}));
    EXPECT_EQ(copyOf(locked.keys().key(Purpose::Data)), now);
    EXPECT_TRUE(locked.keys().earlier(Purpose::Data).empty());
}

TEST(KeyFile, canBeProtectedAnewWhileARekeyIsPending)
{
    KeyFile file = someKeyFile(KeychainOnly);
    ASSERT_TRUE(file.beginRekey(secretsWith("", 9, 8)));
    const auto keys = keysOf(file.keys());
    ASSERT_TRUE(file.protect(PassphraseOnly, "", CheapLogN, secretsWith("new horse", 0, 0)));
    KeyFile locked = reloaded(file);
    ASSERT_TRUE(locked.unlock({secretOf("new horse"), {}, {}}));
    EXPECT_EQ(keysOf(locked.keys()), keys);
    EXPECT_TRUE(locked.facts().rekeyPending);
}

TEST(KeyFile, beginsNoSecondRekeyBeforeTheFirstHasEnded)
{
    KeyFile file = someKeyFile(KeychainOnly);
    ASSERT_TRUE(file.beginRekey(secretsWith("", 9, 8)));
    EXPECT_EQ(file.beginRekey(secretsWith("", 7, 6)).error().code, ErrorCode::InvalidArgument);
    ASSERT_TRUE(file.endRekey());
    EXPECT_TRUE(file.beginRekey(secretsWith("", 7, 6)));
}

TEST(KeyFile, knowsWhetherAnotherProcessHasWrittenIt)
{
    const KeyFolder folder;
    KeyFile file = someKeyFile(KeychainOnly);
    ASSERT_TRUE(file.save(folder.keyFile()));
    EXPECT_TRUE(file.isSavedAt(folder.keyFile()).value());
    KeyFile other = KeyFile::load(folder.keyFile()).value();
    ASSERT_TRUE(other.unlock(allSecrets()));
    ASSERT_TRUE(other.protect(KeychainOnly, "memory", 0, allSecrets()));
    ASSERT_TRUE(other.save(folder.keyFile()));
    EXPECT_FALSE(file.isSavedAt(folder.keyFile()).value());
}

TEST(KeyFile, thatIsNotThereIsNotFound)
{
    const KeyFolder folder;
    EXPECT_EQ(KeyFile::load(folder.keyFile()).error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_safe.h"
#include "tests/core/vault/keys/safe_place.h"

#include <fstream>

namespace core::vault {
namespace {

class KeySafeTest : public SafePlace
{
};

constexpr std::string_view LongPassphrase = "we ask what happens next";

TEST_F(KeySafeTest, opensWithTheKeychainAlone)
{
    const auto made = created();
    const auto safe = unlocked();
    ASSERT_TRUE(safe);
    EXPECT_EQ(keysOf(safe.value().keys()), keysOf(made.safe.keys()));
    EXPECT_EQ(safe.value().facts().backEnd, "memory");
}

TEST_F(KeySafeTest, opensWithThePassphraseAloneAndAsksNoKeychain)
{
    keychain->answerWith(ErrorCode::KeychainAbsent);
    const auto made = created({PassphraseOnly, secretOf(LongPassphrase)});
    EXPECT_EQ(made.safe.facts().logN, 18);
    EXPECT_TRUE(unlocked(LongPassphrase));
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::SecretNeeded);
    EXPECT_EQ(keychain->calls(), 0);
}

TEST_F(KeySafeTest, doesNotOpenWithAnotherPassphrase)
{
    for (const Protection protection : {PassphraseOnly, BothSecrets}) {
        cheapSafe(protection);
        EXPECT_TRUE(unlocked("correct horse"));
        EXPECT_EQ(codeOf(unlocked("correct house")), ErrorCode::WrongKey);
        EXPECT_EQ(codeOf(unlocked("correct horse ")), ErrorCode::WrongKey);
    }
}

TEST_F(KeySafeTest, opensWithBothTogetherOnly)
{
    const auto made = created({BothSecrets, secretOf("8 letters")});
    EXPECT_EQ(made.safe.facts().logN, 17);
    EXPECT_TRUE(unlocked("8 letters"));
    keychain->forgetEverything();
    EXPECT_EQ(codeOf(unlocked("8 letters")), ErrorCode::KeychainChanged);
}

TEST_F(KeySafeTest, asksForThePassphraseBeforeItAsksTheKeychain)
{
    cheapSafe(BothSecrets);
    const int before = keychain->calls();
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::SecretNeeded);
    EXPECT_EQ(keychain->calls(), before);
}

TEST_F(KeySafeTest, saysWhyTheKeychainDoesNotHelp)
{
    created();
    for (const ErrorCode code :
         {ErrorCode::KeychainAbsent, ErrorCode::KeychainLocked, ErrorCode::KeychainDenied}) {
        keychain->answerWith(code);
        EXPECT_EQ(codeOf(unlocked()), code);
    }
    keychain->answerWith(std::nullopt);
    EXPECT_TRUE(unlocked());
    EXPECT_EQ(codeOf(KeySafe::unlock(path(), {}, nullptr)), ErrorCode::KeychainAbsent);
}

TEST_F(KeySafeTest, saysThatTheKeychainHasChanged)
{
    created();
    keychain->renameBackEnd("another");
    EXPECT_TRUE(unlocked()); // it has the items all the same
    keychain->forgetEverything();
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::KeychainChanged);
}

TEST_F(KeySafeTest, doesNotOpenWithAnotherSecretInTheKeychain)
{
    const auto made = created();
    keychain->put(nameOf(made.safe.facts(), "secret"), Bytes(32, std::byte {1}));
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::WrongKey);
    keychain->put(nameOf(made.safe.facts(), "secret"), Bytes());
    EXPECT_NE(codeOf(unlocked()), std::nullopt);
}

TEST_F(KeySafeTest, opensWithTheRecoveryWordsAndAsksNoKeychain)
{
    const auto made = created();
    keychain->answerWith(ErrorCode::KeychainAbsent);
    const int before = keychain->calls();
    const auto safe = unlockedByWords(made.recoveryWords);
    ASSERT_TRUE(safe);
    EXPECT_EQ(keysOf(safe.value().keys()), keysOf(made.safe.keys()));
    EXPECT_EQ(keychain->calls(), before);
    EXPECT_EQ(codeOf(unlockedByWords(recoveryWords(keyOf(5).bytes()))), ErrorCode::WrongKey);
}

TEST_F(KeySafeTest, isNotMadeWithoutProtectionOrWithAWeakPassphrase)
{
    const auto refusal = [&](Protection protection, std::string_view passphrase) {
        return codeOf(KeySafe::create(path(), {protection, secretOf(passphrase)}, keychain));
    };
    EXPECT_EQ(refusal({}, LongPassphrase), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(PassphraseOnly, "four words only her"), ErrorCode::WeakPassphrase);
    EXPECT_EQ(refusal(BothSecrets, "7 chars"), ErrorCode::WeakPassphrase);
    EXPECT_FALSE(std::filesystem::exists(path()));
    EXPECT_TRUE(keychain->items().empty());
}

TEST_F(KeySafeTest, isNotMadeOverAnother)
{
    const auto made = created();
    EXPECT_EQ(codeOf(KeySafe::create(path(), {KeychainOnly}, keychain)),
              ErrorCode::InvalidArgument);
    EXPECT_TRUE(unlocked());
}

TEST_F(KeySafeTest, thatCannotBeMadeLeavesNothing)
{
    keychain->answerWith(ErrorCode::KeychainDenied);
    EXPECT_EQ(codeOf(KeySafe::create(path(), {KeychainOnly}, keychain)), ErrorCode::KeychainDenied);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    keychain->answerWith(std::nullopt);
    EXPECT_EQ(
        codeOf(KeySafe::create(folder.path() / "none" / "keys.segue", {KeychainOnly}, keychain)),
        ErrorCode::Io);
    EXPECT_TRUE(keychain->items().empty());
}

TEST_F(KeySafeTest, ofADemoOpensWithThePublishedPassphraseOnly)
{
    const auto made = created({.protection = BothSecrets,
                               .passphrase = secretOf("something else entirely"),
                               .inventedOnly = true});
    EXPECT_TRUE(made.safe.facts().inventedOnly);
    EXPECT_EQ(made.safe.facts().protection, PassphraseOnly);
    EXPECT_TRUE(unlocked(KeySafe::publishedPassphrase()));
    EXPECT_EQ(codeOf(unlocked("something else entirely")), ErrorCode::WrongKey);
    EXPECT_EQ(keychain->calls(), 0);
}

TEST_F(KeySafeTest, ofADemoKeepsItsProtection)
{
    auto made = created({.protection = PassphraseOnly, .inventedOnly = true});
    EXPECT_EQ(codeOf(made.safe.protect(PassphraseOnly, secretOf(LongPassphrase))),
              ErrorCode::Denied);
    EXPECT_TRUE(unlocked(KeySafe::publishedPassphrase()));
}

TEST_F(KeySafeTest, protectedAnewKeepsItsKeysAndItsRecoveryWords)
{
    auto made = created();
    const auto keys = keysOf(made.safe.keys());
    ASSERT_TRUE(made.safe.protect(BothSecrets, secretOf("8 letters")));
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::SecretNeeded);
    auto safe = unlocked("8 letters");
    ASSERT_TRUE(safe);
    EXPECT_EQ(keysOf(safe.value().keys()), keys);
    ASSERT_TRUE(safe.value().protect(KeychainOnly, {}));
    ASSERT_TRUE(unlocked());
    EXPECT_EQ(keysOf(unlockedByWords(made.recoveryWords).value().keys()), keys);
}

TEST_F(KeySafeTest, protectedByAPassphraseLeavesNothingInTheKeychain)
{
    KeySafe safe = cheapSafe(BothSecrets);
    ASSERT_TRUE(safe.setHighWater({.counter = 1}));
    ASSERT_TRUE(safe.protect(PassphraseOnly, secretOf(LongPassphrase)));
    EXPECT_TRUE(keychain->items().empty());
    EXPECT_EQ(safe.facts().backEnd, "");
    EXPECT_EQ(safe.facts().logN, 18);
}

TEST_F(KeySafeTest, ofBeforeDoesNotOpenOnceItWasProtectedAnew)
{
    auto made = created();
    std::filesystem::copy_file(path(), folder.path() / "backup");
    for (int change = 0; change < 2; ++change) {
        ASSERT_TRUE(made.safe.protect(KeychainOnly, {}));
        const auto old = KeySafe::unlock(folder.path() / "backup", {}, keychain);
        EXPECT_EQ(codeOf(old), change == 0 ? ErrorCode::KeychainChanged : ErrorCode::WrongKey);
        EXPECT_TRUE(unlocked());
        EXPECT_EQ(keychain->items().size(), 1U);
    }
}

TEST_F(KeySafeTest, movesToAnotherComputerByItsRecoveryWords)
{
    const auto made = created();
    const auto elsewhere = std::make_shared<test_support::MemoryKeychain>();
    elsewhere->renameBackEnd("new laptop");
    keychain = elsewhere;
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::KeychainChanged);
    auto safe = unlockedByWords(made.recoveryWords);
    ASSERT_TRUE(safe);
    ASSERT_TRUE(safe.value().protect(KeychainOnly, {}));
    EXPECT_EQ(keysOf(unlocked().value().keys()), keysOf(made.safe.keys()));
    EXPECT_EQ(KeySafe::facts(path()).value().backEnd, "new laptop");
}

TEST_F(KeySafeTest, isNotProtectedAnewByNothingOrByAWeakPassphrase)
{
    auto made = created();
    EXPECT_EQ(codeOf(made.safe.protect({}, secretOf(LongPassphrase))), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(made.safe.protect(BothSecrets, secretOf("7 chars"))),
              ErrorCode::WeakPassphrase);
    EXPECT_TRUE(unlocked());
}

TEST_F(KeySafeTest, isNotProtectedAnewByTwoAtOnce)
{
    auto made = created();
    auto other = unlocked();
    ASSERT_TRUE(other);
    ASSERT_TRUE(other.value().protect(KeychainOnly, {}));
    EXPECT_EQ(codeOf(made.safe.protect(KeychainOnly, {})), ErrorCode::Busy);
    EXPECT_TRUE(unlocked());
}

TEST_F(KeySafeTest, rekeyedHasNewKeysNewWordsAndANewKeychainSecret)
{
    auto made = created();
    const auto itemsBefore = keychain->items();
    const auto words = made.safe.beginRekey({});
    ASSERT_TRUE(words);
    EXPECT_TRUE(KeySafe::facts(path()).value().rekeyPending);
    EXPECT_EQ(codeOf(unlockedByWords(made.recoveryWords)), ErrorCode::WrongKey);
    EXPECT_TRUE(unlockedByWords(words.value()));
    EXPECT_FALSE(unlocked().value().keys().earlier(Purpose::Data).empty());
    ASSERT_TRUE(made.safe.endRekey());
    EXPECT_TRUE(unlocked().value().keys().earlier(Purpose::Data).empty());
    EXPECT_TRUE(unlockedByWords(words.value()));
    EXPECT_EQ(keychain->items().size(), 1U);
    EXPECT_NE(keychain->items(), itemsBefore);
}

TEST_F(KeySafeTest, goesOnWithARekeyThatDidNotEnd)
{
    auto made = created();
    const Bytes before = copyOf(made.safe.keys().key(Purpose::Data));
    ASSERT_TRUE(made.safe.beginRekey({}));
    EXPECT_EQ(codeOf(made.safe.beginRekey({})), ErrorCode::InvalidArgument);
    auto again = unlocked();
    ASSERT_TRUE(again);
    EXPECT_EQ(copyOf(again.value().keys().earlier(Purpose::Data)), before);
    ASSERT_TRUE(again.value().endRekey());
    EXPECT_FALSE(KeySafe::facts(path()).value().rekeyPending);
}

TEST_F(KeySafeTest, rekeyedWithAMistypedPassphraseStaysAsItWas)
{
    KeySafe safe = cheapSafe(BothSecrets);
    EXPECT_EQ(codeOf(safe.beginRekey({secretOf("correct house"), {}})), ErrorCode::WrongKey);
    EXPECT_EQ(codeOf(safe.beginRekey({})), ErrorCode::SecretNeeded);
    EXPECT_FALSE(KeySafe::facts(path()).value().rekeyPending);
    ASSERT_TRUE(safe.beginRekey({secretOf("correct horse"), {}}));
    EXPECT_TRUE(unlocked("correct horse"));
}

TEST_F(KeySafeTest, remembersTheHighWaterMark)
{
    auto made = created();
    EXPECT_EQ(made.safe.highWater().value(), std::nullopt);
    HighWater mark {.counter = 7, .clean = true, .bytes = 4096};
    mark.profileDigest.fill(std::byte {3});
    ASSERT_TRUE(made.safe.setHighWater(mark));
    const auto back = unlocked().value().highWater().value();
    ASSERT_TRUE(back);
    EXPECT_EQ(back->counter, 7U);
    EXPECT_TRUE(back->clean);
    EXPECT_EQ(back->bytes, 4096U);
    EXPECT_EQ(back->profileDigest, mark.profileDigest);
}

TEST_F(KeySafeTest, beginsTheHighWaterMarkAnewWhenItIsProtectedAnew)
{
    auto made = created();
    ASSERT_TRUE(made.safe.setHighWater({.counter = 7, .clean = true}));
    ASSERT_TRUE(made.safe.protect(KeychainOnly, {}));
    EXPECT_EQ(made.safe.highWater().value(), std::nullopt);
}

TEST_F(KeySafeTest, keepsTheHighWaterMarkThroughARekey)
{
    auto made = created();
    ASSERT_TRUE(made.safe.setHighWater({.counter = 7}));
    ASSERT_TRUE(made.safe.beginRekey({}));
    ASSERT_TRUE(made.safe.endRekey());
    EXPECT_EQ(made.safe.highWater().value()->counter, 7U);
}

TEST_F(KeySafeTest, hasNoHighWaterMarkWithoutAKeychain)
{
    KeySafe safe = cheapSafe(PassphraseOnly);
    EXPECT_TRUE(safe.setHighWater({.counter = 7}));
    EXPECT_EQ(safe.highWater().value(), std::nullopt);
    EXPECT_EQ(keychain->calls(), 0);
}

TEST_F(KeySafeTest, saysThatAMarkIsNoMarkOrCannotBeRead)
{
    auto made = created();
    keychain->put(nameOf(made.safe.facts(), "mark"), Bytes(5));
    EXPECT_EQ(codeOf(made.safe.highWater()), ErrorCode::KeychainChanged);
    keychain->answerWith(ErrorCode::KeychainLocked);
    EXPECT_EQ(codeOf(made.safe.highWater()), ErrorCode::KeychainLocked);
    EXPECT_EQ(codeOf(made.safe.setHighWater({})), ErrorCode::KeychainLocked);
}

TEST_F(KeySafeTest, destroyedLeavesNothing)
{
    auto made = created();
    ASSERT_TRUE(made.safe.setHighWater({.counter = 7}));
    ASSERT_TRUE(KeySafe::destroy(path(), keychain));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    EXPECT_TRUE(keychain->items().empty());
    EXPECT_EQ(codeOf(KeySafe::destroy(path(), keychain)), ErrorCode::NotFound);
}

TEST_F(KeySafeTest, isDestroyedThoughTheKeychainIsGoneOrTheFileDamaged)
{
    created();
    keychain->answerWith(ErrorCode::KeychainAbsent);
    ASSERT_TRUE(KeySafe::destroy(path(), keychain));
    std::ofstream(path()) << "SegueKey and then nothing that is one";
    ASSERT_TRUE(KeySafe::destroy(path(), nullptr));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(KeySafeTest, saysWhatIsWrongWithItsFile)
{
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::NotFound);
    std::ofstream(path()) << "a file of somebody else";
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::NotOurs);
    EXPECT_EQ(codeOf(KeySafe::facts(path())), ErrorCode::NotOurs);
    std::ofstream(path()) << "SegueKey and then nothing that is one";
    EXPECT_EQ(codeOf(unlocked()), ErrorCode::Corrupt);
}

} // namespace
} // namespace core::vault

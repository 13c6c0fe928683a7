// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is left when a change of the keys is broken off at every point it can be.
#include "core/vault/keys/small_file.h"
#include "tests/core/vault/keys/safe_place.h"

namespace core::vault {
namespace {

constexpr int MoreCallsThanAnyChangeMakes = 8;

class InterruptedKeySafe : public SafePlace
{
protected:
    /// Breaks the keychain before the first, second, ... call of @p change and makes sure that the
    /// profile opens afterwards, by the keychain, with the keys it had; returns how often the
    /// change succeeded all the same.
    template<typename Change>
    int breakAtEveryCall(KeySafe& safe, Change change)
    {
        const auto keys = copyOf(safe.keys().key(Purpose::Pseudonyms));
        const std::span<const std::byte> nothing;
        int successes = 0;
        for (int calls = 0; calls < MoreCallsThanAnyChangeMakes; ++calls) {
            keychain->breakAfter(calls);
            successes += change(safe) ? 1 : 0;
            keychain->answerWith(std::nullopt);
            const auto after = unlocked();
            const auto found = after ? after.value().keys().key(Purpose::Pseudonyms) : nothing;
            EXPECT_EQ(copyOf(found), keys) << calls;
        }
        return successes;
    }
};

TEST_F(InterruptedKeySafe, opensAfterTheKeychainFailedAtAnyCallOfAChange)
{
    auto made = created();
    const int successes = breakAtEveryCall(
        made.safe, [](KeySafe& safe) { return safe.protect(KeychainOnly, {}).hasValue(); });
    // two calls must work: the mark's removal and the new secret's writing
    EXPECT_EQ(successes, MoreCallsThanAnyChangeMakes - 2);
}

/// Two changes in a row, the first broken off: the second must not take away what the first left
/// in force.
TEST_F(InterruptedKeySafe, opensAfterASecondChangeWasBrokenOffToo)
{
    for (int first = 0; first < 4; ++first) {
        for (int second = 0; second < 4; ++second) {
            auto made = created();
            keychain->breakAfter(first);
            static_cast<void>(made.safe.protect(KeychainOnly, {}));
            keychain->breakAfter(second);
            static_cast<void>(made.safe.protect(KeychainOnly, {}));
            keychain->answerWith(std::nullopt);
            EXPECT_TRUE(unlocked()) << first << ' ' << second;
            std::filesystem::remove(path());
            keychain->forgetEverything();
        }
    }
}

TEST_F(InterruptedKeySafe, opensAfterTheKeychainFailedAtAnyCallOfARekey)
{
    auto made = created();
    for (int calls = 0; calls < 4; ++calls) {
        keychain->breakAfter(calls);
        const bool begun = made.safe.beginRekey({}).hasValue();
        keychain->answerWith(std::nullopt);
        EXPECT_EQ(KeySafe::facts(path()).value().rekeyPending, begun);
        EXPECT_TRUE(unlocked()) << calls;
        EXPECT_EQ(made.safe.endRekey().hasValue(), true);
    }
}

/// The program may die after the keychain has the new secret and before, or after, the file says
/// so: both files must open then.
TEST_F(InterruptedKeySafe, opensWhicheverKeyFileACrashLeaves)
{
    auto made = created();
    const Bytes before = readSmallFile(path(), LargestKeyFile).value();
    const auto itemsBefore = keychain->items();
    keychain->breakAfter(2); // the old secret is not removed
    ASSERT_TRUE(made.safe.protect(KeychainOnly, {}));
    keychain->answerWith(std::nullopt);
    EXPECT_TRUE(unlocked());
    ASSERT_TRUE(replaceFile(path(), before));
    EXPECT_TRUE(unlocked());
    EXPECT_EQ(keychain->items().size(), itemsBefore.size() + 1);
}

TEST_F(InterruptedKeySafe, keepsTheFileOfBeforeWhenTheNewOneCannotBeWritten)
{
    auto made = created();
    const auto keys = keysOf(made.safe.keys());
    // in the way of the new file, and not to be deleted like one
    std::filesystem::create_directory(folder.path() / "keys.segue.new");
    EXPECT_EQ(codeOf(made.safe.protect(KeychainOnly, {})), ErrorCode::Io);
    EXPECT_EQ(codeOf(made.safe.beginRekey({})), ErrorCode::Io);
    EXPECT_FALSE(made.safe.facts().rekeyPending);
    EXPECT_EQ(keysOf(made.safe.keys()), keys);
    EXPECT_EQ(keysOf(unlocked().value().keys()), keys);
}

TEST_F(InterruptedKeySafe, leavesThePassphraseForTheKeychainOnlyWhenThatHasItsSecret)
{
    KeySafe safe = cheapSafe(PassphraseOnly);
    for (int calls = 0; calls < 2; ++calls) {
        keychain->breakAfter(calls);
        EXPECT_EQ(codeOf(safe.protect(KeychainOnly, {})), ErrorCode::KeychainLocked);
        EXPECT_TRUE(unlocked("correct horse"));
    }
    keychain->breakAfter(2);
    EXPECT_TRUE(safe.protect(KeychainOnly, {}));
    keychain->answerWith(std::nullopt);
    EXPECT_TRUE(unlocked());
}

TEST_F(InterruptedKeySafe, leavesTheKeychainThoughThatDoesNotAnswer)
{
    KeySafe safe = cheapSafe(KeychainOnly);
    keychain->answerWith(ErrorCode::KeychainAbsent);
    ASSERT_TRUE(safe.protect(PassphraseOnly, secretOf("a passphrase of many words")));
    EXPECT_EQ(KeySafe::facts(path()).value().protection, PassphraseOnly);
}

} // namespace
} // namespace core::vault

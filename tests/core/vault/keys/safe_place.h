// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A folder with a key file and a keychain beside it, and what is asked of them again and again.
#pragma once

#include "core/vault/keys/key_safe.h"
#include "core/vault/keys/recovery_code.h"
#include "tests/core/vault/keys/some_key_file.h"
#include "tests/support/memory_keychain.h"

#include <gtest/gtest.h>

#include <optional>

namespace core::vault {

class SafePlace : public testing::Test
{
protected:
    /// Keychain alone, unless @p wanted says otherwise: nothing to derive, so nothing to wait for.
    KeySafe::Created created(NewSafe wanted = {.protection = KeychainOnly})
    {
        return KeySafe::create(path(), std::move(wanted), keychain).value();
    }

    /// As create() would leave it, with a scrypt that costs nothing. "correct horse" opens it.
    KeySafe cheapSafe(Protection protection)
    {
        const KeyFile file = someKeyFile(protection);
        EXPECT_TRUE(file.save(path()));
        if (protection.keychain)
            keychain->put(nameOf(file.facts(), "secret"), copyOf(keyOf(1).bytes()));
        return KeySafe::unlock(path(), {secretOf("correct horse"), {}}, keychain).value();
    }

    Result<KeySafe> unlocked(std::string_view passphrase = "")
    {
        return KeySafe::unlock(path(), {secretOf(passphrase), {}}, keychain);
    }

    Result<KeySafe> unlockedByWords(const SecretBuffer& words)
    {
        Proof proof;
        proof.recovery = parseRecoveryWords(words.bytes()).value();
        return KeySafe::unlock(path(), proof, keychain);
    }

    static std::string nameOf(const KeyFileFacts& facts, const std::string& what)
    {
        static constexpr std::string_view Digits = "0123456789abcdef";
        std::string name;
        for (const std::byte byte : facts.profile) {
            name += Digits[std::to_integer<std::size_t>(byte >> 4)];
            name += Digits[std::to_integer<std::size_t>(byte & std::byte {15})];
        }
        return name + '/' + what;
    }

    std::filesystem::path path() const { return folder.keyFile(); }

    KeyFolder folder;
    std::shared_ptr<test_support::MemoryKeychain> keychain
        = std::make_shared<test_support::MemoryKeychain>();
};

/// The code of an error, or nothing where there is none.
template<typename T>
std::optional<ErrorCode> codeOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace core::vault

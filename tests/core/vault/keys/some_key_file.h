// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Key files whose scrypt costs next to nothing, and what their keys are.
#pragma once

#include "core/vault/keys/key_file_format.h"
#include "tests/core/vault/keys/secrets.h"

namespace core::vault {

inline constexpr int CheapLogN = 10;
inline constexpr Protection KeychainOnly {.keychain = true, .passphrase = false};
inline constexpr Protection PassphraseOnly {.keychain = false, .passphrase = true};
inline constexpr Protection BothSecrets {.keychain = true, .passphrase = true};

inline KeyFileFacts factsWith(Protection protection)
{
    KeyFileFacts facts;
    facts.protection = protection;
    facts.backEnd = "memory";
    facts.logN = CheapLogN;
    return facts;
}

inline Secrets secretsWith(std::string_view passphrase, unsigned char keychain,
                           unsigned char recovery)
{
    return {secretOf(passphrase), keyOf(keychain), keyOf(recovery)};
}

/// What opens the files of someKeyFile().
inline Secrets allSecrets()
{
    return secretsWith("correct horse", 1, 2);
}

inline Secrets withoutRecovery(Secrets secrets)
{
    secrets.recovery = SecretBuffer();
    return secrets;
}

inline Secrets recoveryOnly(unsigned char recovery)
{
    return {{}, {}, keyOf(recovery)};
}

inline KeyFile someKeyFile(Protection protection)
{
    return KeyFile::create(factsWith(protection), allSecrets()).value();
}

/// Every key, those of before as well.
inline std::vector<Bytes> keysOf(const DataKeys& keys)
{
    std::vector<Bytes> all;
    for (const Purpose purpose : AllPurposes) {
        all.push_back(copyOf(keys.key(purpose)));
        all.push_back(copyOf(keys.earlier(purpose)));
    }
    return all;
}

} // namespace core::vault

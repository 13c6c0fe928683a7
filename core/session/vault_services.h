// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the vault of a profile: see how it is protected, change that, get back
// in, look for damage, rekey, wipe. The values they take and give; the calls are Session's.
#pragma once

#include "core/base/secret_buffer.h"
#include "core/cache/profile.h"
#include "core/vault/keys/key_safe.h"
#include "core/vault/keys/recovery_code.h"

#include <optional>
#include <string>
#include <vector>

namespace core::session {

using vault::Keychain;
using vault::NewSafe;
using vault::parseRecoveryWords;
using vault::Protection;
using vault::systemKeychain;

/// What a person typed to show that a profile is theirs. Both empty: the keychain alone.
struct Typed
{
    SecretBuffer passphrase = {};
    SecretBuffer recoveryWords = {}; ///< as typed
};

/// What can be said of a profile before it is unlocked.
struct VaultStatus
{
    Protection protection;
    bool inventedOnly = false;
    std::string publishedPassphrase; ///< of a demo profile; else empty
    std::string recordedBackEnd; ///< the keychain it was protected with
    std::string presentBackEnd; ///< the keychain that answers now; empty when none does
    bool rekeyPending = false;
};

using CheckedFile = cache::CheckedFile;

struct VaultCheck
{
    std::vector<CheckedFile> files;
    bool isIntact() const;
};

} // namespace core::session

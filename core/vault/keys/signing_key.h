// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The key with which a profile signs what it decides. The private part is random and exists outside
// this folder only as ciphertext: wrapped under a key that the profile's data keys give, bound to
// the profile and to the public part. It stays the same through a rekey, as pseudonyms do, so that
// what it signed before still counts.
#pragma once

#include "core/base/result.h"
#include "core/vault/keys/key_file.h"
#include "core/vault/primitives/ed25519.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::vault {

/// What a profile keeps of it.
struct StoredSigningKey
{
    PublicKey publicKey {};
    std::vector<std::byte> wrapped; ///< nonce 12, tag 16, seed 32
};

/// A new random one. Crypto.
Result<StoredSigningKey> makeSigningKey(const DataKeys& keys, const ProfileId& profile);

/// @p text with a first line that holds kind, public key and signature. @p kind is one word that
/// tells what is signed, so that one thing cannot be passed off as another. Corrupt when
/// @p key is not of this profile or was altered.
Result<std::string> signText(const StoredSigningKey& key, const DataKeys& keys,
                             const ProfileId& profile, std::string_view kind,
                             std::string_view text);

/// The text of what signText() made, not one byte of it looked at before the signature held.
/// NotOurs: it begins with no such line, so nobody signed it; WrongKey: signed with another key;
/// Corrupt: the line or the text was altered or cut.
Result<std::string> verifyText(std::string_view signedText, const PublicKey& key,
                               std::string_view kind);

} // namespace core::vault

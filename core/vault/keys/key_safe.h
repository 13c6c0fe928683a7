// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of one profile on one computer: its key file and what the keychain holds for it, the
// secret and the high-water mark of the last clean close.
#pragma once

#include "core/vault/keys/key_file.h"
#include "core/vault/keys/keychain.h"

#include <memory>

namespace core::vault {

/// How a person shows that the profile is theirs.
struct Proof
{
    SecretBuffer passphrase = {}; ///< empty: none given
    SecretBuffer recovery = {}; ///< the 32 bytes of the recovery code; empty: none given
};

/// What a profile was when it was last closed.
struct HighWater
{
    std::uint64_t counter = 0; ///< of marks made; for the record, compared with nothing
    bool clean = false; ///< false while it is open for writing, and after a crash
    std::uint64_t bytes = 0; ///< of profile.segue
    std::array<std::byte, 32> profileDigest {};
    std::array<std::byte, 32> linkageDigest {};
};

struct NewSafe
{
    Protection protection;
    SecretBuffer passphrase = {};
    bool inventedOnly = false; ///< uses publishedPassphrase(), whatever stands in passphrase
};

class KeySafe
{
public:
    /// The passphrase of every demo profile.
    static std::string_view publishedPassphrase();

    /// What stands in plain, for the unlock page. NotFound, NotOurs, Corrupt, NewerFormat, Io.
    static Result<KeyFileFacts> facts(const std::filesystem::path& keyFile);

    struct Created;
    /// Writes a new key file and the keychain's items. WeakPassphrase: alone it needs five words or
    /// twenty characters, beside a keychain eight characters. InvalidArgument when no protection is
    /// wanted or there is a key file already. Keychain errors.
    static Result<Created> create(const std::filesystem::path& keyFile, NewSafe wanted,
                                  std::shared_ptr<Keychain> keychain);

    /// SecretNeeded, WrongKey, KeychainAbsent, KeychainLocked, KeychainDenied, KeychainChanged, and
    /// as facts(). With a recovery code the keychain is not asked.
    static Result<KeySafe> unlock(const std::filesystem::path& keyFile, const Proof& proof,
                                  std::shared_ptr<Keychain> keychain);

    const KeyFileFacts& facts() const;
    const DataKeys& keys() const;

    /// Wraps anew, with a new keychain secret where one is wanted; nothing else is written. Also
    /// takes the profile over onto this computer: the high-water mark begins anew. InvalidArgument
    /// when neither is wanted, WeakPassphrase, Denied for a demo profile, keychain errors; Busy
    /// when another process changes the keys or has changed them since. After an error the profile
    /// opens as before, or as wanted, never neither.
    Result<void> protect(Protection protection, const SecretBuffer& passphrase);

    /// Starts a rekey and returns the words of the new recovery code; @p proof must have the
    /// passphrase where the protection uses one: SecretNeeded, WrongKey. Otherwise as protect();
    /// InvalidArgument while a rekey is pending.
    Result<SecretBuffer> beginRekey(const Proof& proof);
    Result<void> endRekey();

    /// Nothing when the profile is not protected with a keychain, or there is no mark yet.
    /// KeychainChanged when the mark cannot be read as one.
    Result<std::optional<HighWater>> highWater() const;
    /// Does nothing without a keychain.
    Result<void> setHighWater(const HighWater& mark);

    /// Destroys the keys: the key file is overwritten and unlinked, then the keychain's items
    /// removed as far as it answers. Needs no secret. NotFound, Io.
    static Result<void> destroy(const std::filesystem::path& keyFile,
                                const std::shared_ptr<Keychain>& keychain);

private:
    KeySafe(std::filesystem::path path, KeyFile file, std::shared_ptr<Keychain> keychain);
    Result<void> replace(KeyFile next, const SecretBuffer& newSecret);

    std::filesystem::path m_path;
    KeyFile m_file;
    std::shared_ptr<Keychain> m_keychain;
};

struct KeySafe::Created
{
    KeySafe safe;
    SecretBuffer recoveryWords;
};

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A profile's keys, wrapped: random data keys, one a purpose, under a random profile key, which is
// wrapped under KEK = HKDF(keychain secret | scrypt(passphrase), "segue kek 1" | mode | profile id)
// and once more under the recovery code. Every wrapping is bound to profile, purpose and all that
// stands in the file in plain.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace core::vault {

/// What a data key is for. The numbers are written into files.
enum class Purpose : std::uint8_t
{
    Profile = 1,
    Linkage = 2,
    Submissions = 3,
    Data = 4,
    Pseudonyms = 5 ///< the key of the HMACs that stand for identifiers
};

struct Protection
{
    bool keychain = false;
    bool passphrase = false; ///< never both false
    bool operator==(const Protection&) const = default;
};

using ProfileId = std::array<std::byte, 16>;

/// What the file says in plain.
struct KeyFileFacts
{
    ProfileId profile {};
    Protection protection;
    std::string backEnd = {}; ///< of the keychain, when it was protected with one
    bool inventedOnly = false; ///< a demo profile, with a published passphrase
    int logN = 0; ///< of scrypt
    bool rekeyPending = false; ///< two generations of data keys: a rekey did not end
    int secretItem = 0; ///< which of the profile's two keychain items holds the secret: 0 or 1
};

/// The unwrapped data keys. While a rekey has not ended there are two of each.
class DataKeys
{
public:
    std::span<const std::byte> key(Purpose purpose) const;
    /// The key before; empty unless a rekey is pending. Pseudonyms never change.
    std::span<const std::byte> earlier(Purpose purpose) const;

private:
    friend class KeyFile;
    std::map<Purpose, SecretBuffer> m_current, m_earlier;
};

/// What opens the profile key: either or both of the first two, or the third alone.
struct Secrets
{
    SecretBuffer passphrase = {};
    SecretBuffer keychain = {};
    SecretBuffer recovery = {}; ///< 32 bytes
};

/// The file in memory. A change is written by save(), whole and atomically.
class KeyFile
{
public:
    /// New random keys. @p secrets must have what @p facts.protection says, and the recovery
    /// secret, else SecretNeeded. Fills profile id and salt.
    static Result<KeyFile> create(const KeyFileFacts& facts, const Secrets& secrets);
    /// NotFound, NotOurs, Corrupt, NewerFormat, Io.
    static Result<KeyFile> load(const std::filesystem::path& path);
    Result<void> save(const std::filesystem::path& path) const;
    /// False when another process has written it since.
    Result<bool> isSavedAt(const std::filesystem::path& path) const;
    /// With the unwrapped keys, if it is unlocked: for a change that may fail half-way.
    KeyFile copy() const;
    KeyFile(KeyFile&&) noexcept;
    KeyFile& operator=(KeyFile&&) noexcept;
    ~KeyFile();

    const KeyFileFacts& facts() const;

    /// Must come before everything below. SecretNeeded, WrongKey; Corrupt when the secrets are
    /// right and the rest was altered.
    Result<void> unlock(const Secrets& secrets);
    const DataKeys& keys() const;

    /// Wraps the profile key anew, with a new salt and for the other of the two keychain items;
    /// data keys and recovery wrapping stay. SecretNeeded.
    Result<void> protect(Protection protection, const std::string& backEnd, int logN,
                         const Secrets& secrets);
    /// New profile key and new data keys beside the ones in force; the recovery code of before
    /// opens nothing any more, nor does the keychain's secret: the new one is for the other item.
    /// @p secrets as for create(). InvalidArgument while a rekey is pending.
    Result<void> beginRekey(const Secrets& secrets);
    /// Forgets the keys of before.
    Result<void> endRekey();

private:
    struct State;
    explicit KeyFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_file.h"

#include "core/vault/keys/key_file_format.h"
#include "core/vault/keys/small_file.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"

#include <algorithm>
#include <string_view>

namespace core::vault {
namespace {

using KeyMap = std::map<Purpose, SecretBuffer>;

KeyMap copyOf(const KeyMap& keys)
{
    KeyMap copies;
    for (const auto& [purpose, key] : keys)
        copies.emplace(purpose, SecretBuffer::copyOf(key.bytes()));
    return copies;
}

Result<SecretBuffer> randomKey()
{
    SecretBuffer key(KeyBytes);
    TRY_VOID(fillRandom(key.bytes()));
    return key;
}

Result<Wrapped> wrap(const SecretBuffer& key, std::span<const std::byte> additional,
                     const SecretBuffer& secret)
{
    Wrapped wrapped;
    TRY_VOID(fillRandom(wrapped.nonce));
    TRY_ASSIGN(Aead aead, Aead::withKey(key.bytes()));
    TRY_VOID(aead.seal(wrapped.nonce, additional, secret.bytes(), wrapped.text, wrapped.tag));
    return wrapped;
}

/// @p otherwise: what it means when it does not open.
Result<SecretBuffer> unwrap(const SecretBuffer& key, std::span<const std::byte> additional,
                            const Wrapped& wrapped, const Error& otherwise)
{
    SecretBuffer secret(KeyBytes);
    TRY_ASSIGN(Aead aead, Aead::withKey(key.bytes()));
    TRY_ASSIGN(const bool authentic,
               aead.open(wrapped.nonce, additional, wrapped.text, wrapped.tag, secret.bytes()));
    if (!authentic)
        return otherwise;
    return secret;
}

/// HKDF's info: @p label, @p mode (0: none), profile id.
std::vector<std::byte> infoOf(std::string_view label, int mode, const ProfileId& profile)
{
    const auto text = std::as_bytes(std::span(label));
    std::vector<std::byte> info(text.begin(), text.end());
    if (mode != 0)
        info.push_back(static_cast<std::byte>(mode));
    info.insert(info.end(), profile.begin(), profile.end());
    return info;
}

/// The key-encryption key of the protection that @p image names.
Result<SecretBuffer> kekOf(const KeyFileImage& image, const Secrets& secrets)
{
    const Protection& protection = image.facts.protection;
    if (protection.passphrase && secrets.passphrase.size() == 0)
        return Error {ErrorCode::SecretNeeded, "this profile needs a passphrase"};
    if (protection.keychain && secrets.keychain.size() == 0)
        return Error {ErrorCode::SecretNeeded, "this profile needs its keychain's secret"};
    // One length only, so that what is joined below can be joined in one way only.
    if (protection.keychain && secrets.keychain.size() != KeyBytes)
        return Error {ErrorCode::WrongKey, "the keychain's secret has another length"};
    SecretBuffer joined((protection.keychain ? KeyBytes : 0)
                        + (protection.passphrase ? KeyBytes : 0));
    auto out = joined.bytes().begin();
    if (protection.keychain)
        out = std::ranges::copy(secrets.keychain.bytes(), out).out;
    if (protection.passphrase) {
        TRY_ASSIGN(const SecretBuffer stretched,
                   scrypt(secrets.passphrase.bytes(), image.salt, image.facts.logN));
        std::ranges::copy(stretched.bytes(), out);
    }
    const int mode = (protection.keychain ? 1 : 0) + (protection.passphrase ? 2 : 0);
    return hkdf(joined.bytes(), image.salt, infoOf("segue kek 1", mode, image.facts.profile),
                KeyBytes);
}

Result<SecretBuffer> recoveryKeyOf(const KeyFileImage& image, const SecretBuffer& recovery)
{
    if (recovery.size() == 0)
        return Error {ErrorCode::SecretNeeded, "a recovery secret is needed"};
    return hkdf(recovery.bytes(), {}, infoOf("segue recovery 1", 0, image.facts.profile), KeyBytes);
}

/// What stands in the file about a protection.
void describe(KeyFileFacts& facts, Protection protection, const std::string& backEnd, int logN)
{
    facts.protection = protection;
    facts.backEnd = protection.keychain ? backEnd.substr(0, BackEndBytes) : std::string();
    facts.logN = protection.passphrase ? logN : 0;
}

} // namespace

std::span<const std::byte> DataKeys::key(Purpose purpose) const
{
    const auto found = m_current.find(purpose);
    return found == m_current.end() ? std::span<const std::byte>() : found->second.bytes();
}

std::span<const std::byte> DataKeys::earlier(Purpose purpose) const
{
    const auto found = m_earlier.find(purpose);
    return found == m_earlier.end() ? std::span<const std::byte>() : found->second.bytes();
}

struct KeyFile::State
{
    KeyFileImage image;
    SecretBuffer profileKey; ///< empty until it is unlocked
    DataKeys keys;

    State copy() const;
    Result<State> copyToChange() const;
    Result<void> wrapUnderKek(const Secrets& secrets);
    Result<void> wrapUnderRecovery(const Secrets& secrets);
    Result<void> wrapDataKeys();
    Result<SecretBuffer> unwrapProfileKey(const Secrets& secrets) const;
    Result<KeyMap> unwrapDataKeys(const std::map<Purpose, Wrapped>& wrapped,
                                  std::uint32_t generation, const SecretBuffer& under) const;
};

KeyFile::State KeyFile::State::copy() const
{
    State other;
    other.image = image;
    other.profileKey = SecretBuffer::copyOf(profileKey.bytes());
    other.keys.m_current = copyOf(keys.m_current);
    other.keys.m_earlier = copyOf(keys.m_earlier);
    return other;
}

/// A change is made to a copy, so that one that fails half-way leaves nothing behind.
Result<KeyFile::State> KeyFile::State::copyToChange() const
{
    if (profileKey.size() == 0)
        return Error {ErrorCode::Internal, "a key file was changed before it was unlocked"};
    return copy();
}

Result<void> KeyFile::State::wrapUnderKek(const Secrets& secrets)
{
    TRY_VOID(fillRandom(image.salt));
    TRY_ASSIGN(const SecretBuffer kek, kekOf(image, secrets));
    TRY_ASSIGN(image.underKek, wrap(kek, boundToKek(image), profileKey));
    return {};
}

Result<void> KeyFile::State::wrapUnderRecovery(const Secrets& secrets)
{
    TRY_ASSIGN(const SecretBuffer key, recoveryKeyOf(image, secrets.recovery));
    TRY_ASSIGN(image.underRecovery, wrap(key, boundToRecovery(image), profileKey));
    return {};
}

/// After everything else, for it binds everything else.
Result<void> KeyFile::State::wrapDataKeys()
{
    image.current.clear();
    image.earlier.clear();
    for (const auto& [purpose, key] : keys.m_current) {
        const auto bound = boundToDataKey(image, purpose, image.generation);
        TRY_ASSIGN(image.current[purpose], wrap(profileKey, bound, key));
    }
    for (const auto& [purpose, key] : keys.m_earlier) {
        const auto bound = boundToDataKey(image, purpose, image.generation - 1);
        TRY_ASSIGN(image.earlier[purpose], wrap(profileKey, bound, key));
    }
    return {};
}

Result<SecretBuffer> KeyFile::State::unwrapProfileKey(const Secrets& secrets) const
{
    const Error wrong {ErrorCode::WrongKey, "the profile key does not open"};
    if (secrets.recovery.size() > 0) {
        TRY_ASSIGN(const SecretBuffer key, recoveryKeyOf(image, secrets.recovery));
        return unwrap(key, boundToRecovery(image), image.underRecovery, wrong);
    }
    TRY_ASSIGN(const SecretBuffer kek, kekOf(image, secrets));
    return unwrap(kek, boundToKek(image), image.underKek, wrong);
}

Result<KeyMap> KeyFile::State::unwrapDataKeys(const std::map<Purpose, Wrapped>& wrapped,
                                              std::uint32_t generation,
                                              const SecretBuffer& under) const
{
    const Error altered {ErrorCode::Corrupt, "a data key does not belong to this key file"};
    KeyMap opened;
    for (const auto& [purpose, key] : wrapped) {
        const auto bound = boundToDataKey(image, purpose, generation);
        TRY_ASSIGN(opened[purpose], unwrap(under, bound, key, altered));
    }
    return opened;
}

KeyFile::KeyFile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

KeyFile::KeyFile(KeyFile&&) noexcept = default;
KeyFile& KeyFile::operator=(KeyFile&&) noexcept = default;
KeyFile::~KeyFile() = default;

Result<KeyFile> KeyFile::create(const KeyFileFacts& facts, const Secrets& secrets)
{
    auto state = std::make_unique<State>();
    KeyFileFacts& own = state->image.facts;
    describe(own, facts.protection, facts.backEnd, facts.logN);
    own.inventedOnly = facts.inventedOnly;
    TRY_VOID(fillRandom(own.profile));
    TRY_ASSIGN(state->profileKey, randomKey());
    for (const Purpose purpose : AllPurposes) {
        TRY_ASSIGN(state->keys.m_current[purpose], randomKey());
    }
    TRY_VOID(state->wrapUnderKek(secrets));
    TRY_VOID(state->wrapUnderRecovery(secrets));
    TRY_VOID(state->wrapDataKeys());
    return KeyFile(std::move(state));
}

Result<KeyFile> KeyFile::load(const std::filesystem::path& path)
{
    TRY_ASSIGN(const auto bytes, readSmallFile(path, LargestKeyFile));
    TRY_ASSIGN(KeyFileImage image, decodeKeyFile(bytes));
    auto state = std::make_unique<State>();
    state->image = std::move(image);
    return KeyFile(std::move(state));
}

Result<void> KeyFile::save(const std::filesystem::path& path) const
{
    return replaceFile(path, encodeKeyFile(m_state->image));
}

Result<bool> KeyFile::isSavedAt(const std::filesystem::path& path) const
{
    TRY_ASSIGN(const auto bytes, readSmallFile(path, LargestKeyFile));
    return bytes == encodeKeyFile(m_state->image);
}

KeyFile KeyFile::copy() const
{
    return KeyFile(std::make_unique<State>(m_state->copy()));
}

const KeyFileFacts& KeyFile::facts() const
{
    return m_state->image.facts;
}

const DataKeys& KeyFile::keys() const
{
    return m_state->keys;
}

Result<void> KeyFile::unlock(const Secrets& secrets)
{
    State& state = *m_state;
    const KeyFileImage& image = state.image;
    TRY_ASSIGN(SecretBuffer profileKey, state.unwrapProfileKey(secrets));
    TRY_ASSIGN(KeyMap current, state.unwrapDataKeys(image.current, image.generation, profileKey));
    TRY_ASSIGN(KeyMap earlier,
               state.unwrapDataKeys(image.earlier, image.generation - 1, profileKey));
    state.profileKey = std::move(profileKey);
    state.keys.m_current = std::move(current);
    state.keys.m_earlier = std::move(earlier);
    return {};
}

Result<void> KeyFile::protect(Protection protection, const std::string& backEnd, int logN,
                              const Secrets& secrets)
{
    TRY_ASSIGN(State next, m_state->copyToChange());
    describe(next.image.facts, protection, backEnd, logN);
    next.image.facts.secretItem = 1 - next.image.facts.secretItem;
    TRY_VOID(next.wrapUnderKek(secrets));
    TRY_VOID(next.wrapDataKeys());
    *m_state = std::move(next);
    return {};
}

Result<void> KeyFile::beginRekey(const Secrets& secrets)
{
    if (facts().rekeyPending)
        return Error {ErrorCode::InvalidArgument, "a rekey is pending"};
    TRY_ASSIGN(State next, m_state->copyToChange());
    ++next.image.generation;
    next.image.facts.rekeyPending = true;
    next.image.facts.secretItem = 1 - next.image.facts.secretItem;
    TRY_ASSIGN(next.profileKey, randomKey());
    for (auto& [purpose, key] : next.keys.m_current) {
        if (changesWithRekey(purpose)) {
            next.keys.m_earlier[purpose] = std::move(key);
            TRY_ASSIGN(key, randomKey());
        }
    }
    TRY_VOID(next.wrapUnderKek(secrets));
    TRY_VOID(next.wrapUnderRecovery(secrets));
    TRY_VOID(next.wrapDataKeys());
    *m_state = std::move(next);
    return {};
}

Result<void> KeyFile::endRekey()
{
    TRY_ASSIGN(State next, m_state->copyToChange());
    next.image.facts.rekeyPending = false;
    next.keys.m_earlier.clear();
    TRY_VOID(next.wrapDataKeys());
    *m_state = std::move(next);
    return {};
}

} // namespace core::vault

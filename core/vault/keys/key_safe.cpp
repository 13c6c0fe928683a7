// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_safe.h"

#include "core/vault/keys/high_water_format.h"
#include "core/vault/keys/passphrase_rule.h"
#include "core/vault/keys/recovery_code.h"
#include "core/vault/keys/small_file.h"
#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace core::vault {
namespace {

constexpr std::string_view PublishedPassphrase = "five invented students cross the bridge";

constexpr int CostBesideKeychain = 17; // 128 MiB, about 0.8 s
constexpr int CostAlone = 18;
constexpr int CostOfPublished = 10; // what everybody knows needs no stretching

/// "<profile id>/<what>".
std::string itemName(const ProfileId& profile, std::string_view what)
{
    return toHex(profile) + '/' + std::string(what);
}

/// There are two items, taken in turn: a new secret is written beside the one in force, and the key
/// file, replaced in one step, names the one it needs. So the file that is there always finds its
/// secret, whatever was interrupted.
std::string secretItem(const KeyFileFacts& facts)
{
    return itemName(facts.profile, facts.secretItem == 0 ? "secret" : "secret.2");
}

std::string markItem(const KeyFileFacts& facts)
{
    return itemName(facts.profile, "mark");
}

/// For items that open nothing any more: the change that made them so has happened, and a keychain
/// that does not answer cannot undo it.
void removeIfPossible(Keychain& keychain, const std::string& item)
{
    static_cast<void>(keychain.remove(item));
}

Result<Keychain*> present(const std::shared_ptr<Keychain>& keychain)
{
    if (!keychain)
        return Error {ErrorCode::KeychainAbsent, "no keychain"};
    return keychain.get();
}

/// The keychain's half of the key; nothing when the protection uses none.
Result<SecretBuffer> newKeychainSecret(Protection protection)
{
    SecretBuffer secret(protection.keychain ? KeyBytes : 0);
    TRY_VOID(fillRandom(secret.bytes()));
    return secret;
}

Result<SecretBuffer> readKeychainSecret(const KeyFileFacts& facts,
                                        const std::shared_ptr<Keychain>& keychain)
{
    TRY_ASSIGN(Keychain* const service, present(keychain));
    auto secret = service->read(secretItem(facts));
    if (!secret && secret.error().code == ErrorCode::NotFound)
        return Error {ErrorCode::KeychainChanged, "the keychain has no secret of this profile"};
    return secret;
}

Result<void> checkWanted(Protection protection, const SecretBuffer& passphrase)
{
    if (!protection.keychain && !protection.passphrase)
        return Error {ErrorCode::InvalidArgument, "a profile needs some protection"};
    if (!isStrongEnough(passphrase.bytes(), protection))
        return Error {ErrorCode::WeakPassphrase, "a passphrase that is too short"};
    return {};
}

int costOf(Protection protection)
{
    return protection.keychain ? CostBesideKeychain : CostAlone;
}

} // namespace

std::string_view KeySafe::publishedPassphrase()
{
    return PublishedPassphrase;
}

KeySafe::KeySafe(std::filesystem::path path, KeyFile file, std::shared_ptr<Keychain> keychain)
    : m_path(std::move(path))
    , m_file(std::move(file))
    , m_keychain(std::move(keychain))
{
}

Result<KeyFileFacts> KeySafe::facts(const std::filesystem::path& keyFile)
{
    TRY_ASSIGN(const KeyFile file, KeyFile::load(keyFile));
    return file.facts();
}

const KeyFileFacts& KeySafe::facts() const
{
    return m_file.facts();
}

const DataKeys& KeySafe::keys() const
{
    return m_file.keys();
}

Result<KeySafe::Created> KeySafe::create(const std::filesystem::path& keyFile, NewSafe wanted,
                                         std::shared_ptr<Keychain> keychain)
{
    KeyFileFacts facts;
    facts.inventedOnly = wanted.inventedOnly;
    facts.protection = wanted.protection;
    facts.logN = costOf(wanted.protection);
    if (wanted.inventedOnly) {
        facts.protection = {false, true};
        facts.logN = CostOfPublished;
        wanted.passphrase = SecretBuffer::copyOf(std::as_bytes(std::span(PublishedPassphrase)));
    }
    TRY_VOID(checkWanted(facts.protection, wanted.passphrase));
    if (std::error_code ignored; std::filesystem::exists(keyFile, ignored))
        return Error {ErrorCode::InvalidArgument, "there is a key file already"};
    Secrets secrets;
    secrets.passphrase = std::move(wanted.passphrase);
    TRY_ASSIGN(secrets.keychain, newKeychainSecret(facts.protection));
    TRY_ASSIGN(secrets.recovery, newRecoverySecret());
    if (facts.protection.keychain) {
        TRY_ASSIGN(Keychain* const service, present(keychain));
        facts.backEnd = service->backEnd();
    }
    TRY_ASSIGN(KeyFile file, KeyFile::create(facts, secrets));
    if (facts.protection.keychain)
        TRY_VOID(keychain->write(secretItem(file.facts()), secrets.keychain.bytes()));
    if (auto saved = file.save(keyFile); !saved) {
        if (facts.protection.keychain)
            removeIfPossible(*keychain, secretItem(file.facts()));
        return saved.error();
    }
    return Created {KeySafe(keyFile, std::move(file), std::move(keychain)),
                    recoveryWords(secrets.recovery.bytes())};
}

Result<KeySafe> KeySafe::unlock(const std::filesystem::path& keyFile, const Proof& proof,
                                std::shared_ptr<Keychain> keychain)
{
    TRY_ASSIGN(KeyFile file, KeyFile::load(keyFile));
    const Protection protection = file.facts().protection;
    Secrets secrets;
    if (proof.recovery.size() > 0) {
        secrets.recovery = SecretBuffer::copyOf(proof.recovery.bytes());
    } else {
        // Before the keychain, which may ask the person something.
        if (protection.passphrase && proof.passphrase.size() == 0)
            return Error {ErrorCode::SecretNeeded, "this profile needs a passphrase"};
        secrets.passphrase = SecretBuffer::copyOf(proof.passphrase.bytes());
        if (protection.keychain) {
            TRY_ASSIGN(secrets.keychain, readKeychainSecret(file.facts(), keychain));
        }
    }
    TRY_VOID(file.unlock(secrets));
    return KeySafe(keyFile, std::move(file), std::move(keychain));
}

Result<void> KeySafe::protect(Protection protection, const SecretBuffer& passphrase)
{
    if (facts().inventedOnly)
        return Error {ErrorCode::Denied, "a demo profile keeps its published passphrase"};
    TRY_VOID(checkWanted(protection, passphrase));
    Secrets secrets;
    secrets.passphrase = SecretBuffer::copyOf(passphrase.bytes());
    TRY_ASSIGN(secrets.keychain, newKeychainSecret(protection));
    std::string backEnd;
    if (protection.keychain) {
        TRY_ASSIGN(Keychain* const service, present(m_keychain));
        backEnd = service->backEnd();
        // First: a mark of before would refuse a profile that was taken over from elsewhere.
        TRY_VOID(service->remove(markItem(facts())));
    }
    const bool leavesKeychain = facts().protection.keychain && !protection.keychain;
    KeyFile next = m_file.copy();
    TRY_VOID(next.protect(protection, backEnd, costOf(protection), secrets));
    TRY_VOID(replace(std::move(next), secrets.keychain));
    if (leavesKeychain && m_keychain)
        removeIfPossible(*m_keychain, markItem(facts()));
    return {};
}

Result<SecretBuffer> KeySafe::beginRekey(const Proof& proof)
{
    // A mistyped passphrase would become the new one: what lies on disk must open with it first.
    const Proof typed {SecretBuffer::copyOf(proof.passphrase.bytes()), {}};
    TRY_VOID(unlock(m_path, typed, m_keychain));
    Secrets secrets;
    secrets.passphrase = SecretBuffer::copyOf(proof.passphrase.bytes());
    TRY_ASSIGN(secrets.keychain, newKeychainSecret(facts().protection));
    TRY_ASSIGN(secrets.recovery, newRecoverySecret());
    KeyFile next = m_file.copy();
    TRY_VOID(next.beginRekey(secrets));
    TRY_VOID(replace(std::move(next), secrets.keychain));
    return recoveryWords(secrets.recovery.bytes());
}

Result<void> KeySafe::endRekey()
{
    KeyFile next = m_file.copy();
    TRY_VOID(next.endRekey());
    return replace(std::move(next), SecretBuffer());
}

/// Puts @p next in the place of the file, and @p newSecret into the keychain before, unless empty.
/// When it fails, the keychain holds the secrets of both, and the file is one of them.
Result<void> KeySafe::replace(KeyFile next, const SecretBuffer& newSecret)
{
    TRY_ASSIGN(const FolderLock lock, FolderLock::take(m_path));
    TRY_ASSIGN(const bool current, m_file.isSavedAt(m_path));
    if (!current)
        return Error {ErrorCode::Busy, "another process has changed the keys"};
    if (newSecret.size() > 0)
        TRY_VOID(m_keychain->write(secretItem(next.facts()), newSecret.bytes()));
    TRY_VOID(next.save(m_path));
    const KeyFileFacts before = facts();
    m_file = std::move(next);
    if (before.protection.keychain && m_keychain
        && (!facts().protection.keychain || secretItem(before) != secretItem(facts())))
        removeIfPossible(*m_keychain, secretItem(before));
    return {};
}

Result<std::optional<HighWater>> KeySafe::highWater() const
{
    if (!facts().protection.keychain)
        return std::optional<HighWater>();
    TRY_ASSIGN(Keychain* const service, present(m_keychain));
    const auto item = service->read(markItem(facts()));
    if (!item && item.error().code == ErrorCode::NotFound)
        return std::optional<HighWater>();
    if (!item)
        return item.error();
    auto mark = decodeHighWater(item.value().bytes());
    if (!mark)
        return Error {ErrorCode::KeychainChanged, "the keychain's mark of this profile is no mark"};
    return mark;
}

Result<void> KeySafe::setHighWater(const HighWater& mark)
{
    if (!facts().protection.keychain)
        return {};
    TRY_ASSIGN(Keychain* const service, present(m_keychain));
    return service->write(markItem(facts()), encodeHighWater(mark));
}

Result<void> KeySafe::destroy(const std::filesystem::path& keyFile,
                              const std::shared_ptr<Keychain>& keychain)
{
    const auto file = KeyFile::load(keyFile);
    if (!file && file.error().code == ErrorCode::NotFound)
        return file.error();
    // The wrapped keys first: without them the keychain's secret opens nothing.
    TRY_VOID(destroyFile(keyFile));
    if (!file || !file.value().facts().protection.keychain || !keychain)
        return {};
    KeyFileFacts facts = file.value().facts();
    const std::string inForce = secretItem(facts);
    facts.secretItem = 1 - facts.secretItem;
    for (const std::string& item : {inForce, secretItem(facts), markItem(facts)}) {
        if (!keychain->remove(item))
            break; // nor would it remove the others
    }
    return {};
}

} // namespace core::vault

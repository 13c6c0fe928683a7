// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Profile signs, whose signature it knows, and the policies that were put in force.
#include "core/cache/profile.h"
#include "core/cache/profile_state.h"
#include "core/vault/keys/signing_key.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

namespace core::cache {

namespace {

constexpr const char* SignedKind = "policy";

Bytes blobOf(std::span<const std::byte> bytes)
{
    Bytes blob(bytes.size());
    std::ranges::transform(bytes, blob.begin(),
                           [](std::byte one) { return static_cast<Bytes::value_type>(one); });
    return blob;
}

Result<std::optional<vault::StoredSigningKey>> readKey(const Connection& profile)
{
    TRY_ASSIGN(auto select, profile.prepare("SELECT public_key, wrapped FROM signing_key"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return std::optional<vault::StoredSigningKey>();
    const auto toByte = [](auto one) { return static_cast<std::byte>(one); };
    const Bytes publicKey = select.blob(0), wrapped = select.blob(1);
    vault::StoredSigningKey key;
    if (publicKey.size() != key.publicKey.size())
        return Error {ErrorCode::Corrupt, "the profile's public key has another length"};
    std::ranges::transform(publicKey, key.publicKey.begin(), toByte);
    key.wrapped.resize(wrapped.size());
    std::ranges::transform(wrapped, key.wrapped.begin(), toByte);
    return std::optional(std::move(key));
}

} // namespace

Result<vault::StoredSigningKey> Profile::State::signingKey() const
{
    TRY_ASSIGN(const auto* profile, connection());
    TRY_ASSIGN(auto known, readKey(*profile));
    if (!known) { // a profile from before there was one; another program may be as far as this
        TRY_ASSIGN(const auto fresh, vault::makeSigningKey(safe.keys(), safe.facts().profile));
        TRY_ASSIGN(auto insert,
                   profile->prepare("INSERT OR IGNORE INTO signing_key VALUES (1, ?, ?)"));
        TRY_VOID(insert.run({Value {blobOf(fresh.publicKey)}, Value {blobOf(fresh.wrapped)}}));
        TRY_ASSIGN(known, readKey(*profile));
    }
    if (!known)
        return Error {ErrorCode::Internal, "the signing key was not kept"};
    return std::move(*known);
}

Result<std::string> Profile::publicKey() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto key, m_state->signingKey());
    return vault::toHex(key.publicKey);
}

Result<std::string> Profile::signPolicy(const std::string& text) const
{
    const std::shared_lock unchanged(m_state->keysMutex);
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto key, m_state->signingKey());
    return vault::signText(key, m_state->safe.keys(), m_state->safe.facts().profile, SignedKind,
                           text);
}

Result<std::string> Profile::verifyPolicy(const std::string& signedText) const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto key, m_state->signingKey());
    return vault::verifyText(signedText, key.publicKey, SignedKind);
}

Result<std::int64_t> Profile::policyCount() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state->connection());
    TRY_ASSIGN(auto select, profile->prepare("SELECT count(*) FROM policy"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.integer(0) : 0;
}

Result<std::vector<std::string>> Profile::policies() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state->connection());
    TRY_ASSIGN(auto select, profile->prepare("SELECT signed FROM policy ORDER BY sequence"));
    TRY_VOID(select.run());
    std::vector<std::string> texts;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return texts;
        texts.push_back(select.text(0));
    }
}

Result<void> Profile::appendPolicy(std::int64_t after, const std::string& signedText,
                                   const Clock& clock)
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state->connection());
    // The place in the list is the key: of two programs that follow the same policy one is first.
    TRY_ASSIGN(auto insert, profile->prepare("INSERT OR IGNORE INTO policy VALUES (?, ?, ?)"));
    TRY_VOID(insert.run({Value {after + 1}, Value {signedText}, Value {clock.nowMs()}}));
    TRY_ASSIGN(auto select, profile->prepare("SELECT signed FROM policy WHERE sequence = ?"));
    TRY_VOID(select.run({Value {after + 1}}));
    TRY_ASSIGN(const bool found, select.next());
    if (!found || select.text(0) != signedText)
        return Error {ErrorCode::Busy, "another policy was put in force meanwhile"};
    return {};
}

} // namespace core::cache

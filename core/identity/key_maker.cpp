// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/key_maker.h"

#include "core/identity/normalise.h"

#include <algorithm>
#include <utility>

namespace core::identity {
namespace {

/// Each kind of key is hashed under its own name, so that the same digits as a local id and as an
/// SSN give unrelated keys. An empty text makes no key.
MatchKey keyOf(const vault::Hmac& hmac, std::string_view kind, std::string_view text)
{
    MatchKey key {};
    if (text.empty())
        return key;
    WipedString message;
    message.reserve(kind.size() + 1 + text.size());
    message.append(kind).append(1, '\0').append(text);
    const vault::Digest digest = hmac.of(message);
    std::copy_n(digest.begin(), key.size(), key.begin());
    return key;
}

} // namespace

KeyMaker::KeyMaker(vault::Hmac hmac, bool acceptInventedSsn)
    : m_hmac(std::move(hmac))
    , m_acceptInventedSsn(acceptInventedSsn)
{
}

Result<KeyMaker> KeyMaker::withKey(const SecretBuffer& linkageKey, bool acceptInventedSsn)
{
    TRY_ASSIGN(auto hmac, vault::Hmac::withKey(linkageKey.bytes()));
    return KeyMaker(std::move(hmac), acceptInventedSsn);
}

MatchKeys KeyMaker::makeKeys(const Identifiers& identifiers) const
{
    WipedString local;
    if (!identifiers.localId.empty())
        local.append(identifiers.nameSpace).append(1, '\0').append(identifiers.localId);
    return {keyOf(m_hmac, "segue local 1", local),
            keyOf(m_hmac, "segue statewide 1", usableStatewideId(identifiers.statewideId)),
            keyOf(m_hmac, "segue ssn 1", usableSsn(identifiers.ssn, m_acceptInventedSsn)),
            keyOf(m_hmac, "segue derived 1",
                  derivedKeyText(identifiers.firstName, identifiers.lastName, identifiers.gender,
                                 identifiers.birthDate))};
}

} // namespace core::identity

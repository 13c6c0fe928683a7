// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns identifiers into keyed pseudonyms and forgets them. No identifier leaves this folder: what
// comes out is an HMAC under the profile's linkage key, or nothing where the identifier is
// unusable.
#pragma once

#include "core/identity/match_keys.h"
#include "core/vault/primitives/hmac.h"

#include <string_view>

namespace core::identity {

/// Views into the reader's own buffer, valid for one call.
struct Identifiers
{
    std::string_view nameSpace = {};
    std::string_view localId = {};
    std::string_view statewideId = {};
    std::string_view ssn = {};
    std::string_view firstName = {};
    std::string_view lastName = {};
    std::string_view gender = {};
    std::string_view birthDate = {}; ///< YYYYMMDD, or empty; a day of 99 makes no derived key
};

class KeyMaker
{
public:
    /// @p acceptInventedSsn: numbers of area 9xx, never issued, may match (invented data only).
    static Result<KeyMaker> withKey(const SecretBuffer& linkageKey, bool acceptInventedSsn);

    /// The four keys; each absent where an identifier is blank, a placeholder or
    /// incomplete (names need letters, the derived key needs names, gender and a whole date).
    MatchKeys makeKeys(const Identifiers& identifiers) const;

private:
    KeyMaker(vault::Hmac hmac, bool acceptInventedSsn);

    vault::Hmac m_hmac;
    bool m_acceptInventedSsn;
};

} // namespace core::identity

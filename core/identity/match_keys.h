// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keyed pseudonyms of one student as one source knows them: what linkage compares.
#pragma once

#include <array>
#include <cstdint>

namespace core::identity {

/// A keyed hash; all zero means absent.
using MatchKey = std::array<std::uint8_t, 16>;

struct MatchKeys
{
    MatchKey local {}; ///< over (name space, local id)
    MatchKey statewide {};
    MatchKey ssn {}; ///< absent for placeholders and never-issued numbers, unless invented
    MatchKey nameBirthGender {}; ///< the derived key: FN3 + LN3 + G + birth date
};

} // namespace core::identity

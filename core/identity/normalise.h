// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings identifiers of different sources to one form before they are hashed, and tells those that
// identify nobody. For KeyMaker only: what these return is an identifier and stays in this folder.
#pragma once

#include "core/base/wiped_memory.h"

#include <string_view>

namespace core::identity {

/// The letters of a UTF-8 name, accents folded and in upper case; apostrophes, hyphens, blanks, `$`
/// and everything else that is no letter dropped. "D'Ávila-Núñez" gives "DAVILANUNEZ".
WipedString foldedName(std::string_view name);

/// The first three letters of a folded name, fewer if it has fewer; empty for a placeholder (NFN,
/// NLN, XXX, YYY).
WipedString firstLetters(std::string_view name);

/// Nine digits without dashes and blanks, or empty when it is no number that was issued to one
/// person: area 000, 666 or 9xx, group 00, serial 0000, one digit repeated, numbers known from
/// advertisements. @p acceptInvented keeps area 9xx, which is never issued.
WipedString usableSsn(std::string_view ssn, bool acceptInvented);

/// Letters and digits in upper case; empty when all are the same character.
WipedString usableStatewideId(std::string_view id);

/// "M", "F", "X", or empty.
std::string_view usableGender(std::string_view gender);

/// @p date (YYYYMMDD) if it is a whole day of a plausible year, else empty.
std::string_view usableBirthDate(std::string_view date);

/// What the derived key is made of (first three letters of both names, gender, birth date, each
/// ended by a unit separator), or empty where a part is missing. Apart from the separators, case
/// and accents this is the text of the inter-segment key (data-formats 5.1).
WipedString derivedKeyText(std::string_view firstName, std::string_view lastName,
                           std::string_view gender, std::string_view birthDate);

} // namespace core::identity

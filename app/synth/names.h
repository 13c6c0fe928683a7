// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of students, made of syllables: the first three letters are plain, what follows may carry
// accents, hyphens and compounds.
#pragma once

#include <cstdint>
#include <string>

namespace app::synth {

class Chance;

/// Written out by the functions below; the prefix is what the derived linkage key sees.
struct Name
{
    std::uint16_t prefix = 0; ///< of namePrefixCount
    std::uint8_t ending = 0;
    std::uint8_t second = 0; ///< of last names: 0 none, else a hyphenated second name
};

inline constexpr std::uint32_t namePrefixCount = 15 * 5 * 12;

Name makeFirstName(Chance& chance);
Name makeLastName(Chance& chance);

/// A last name whose first three letters makeLastName never gives: after a change of name.
Name makeOtherLastName(Chance& chance);

std::string firstNameText(Name name); ///< UTF-8
std::string lastNameText(Name name); ///< UTF-8
std::string partialNameText(Name name); ///< three upper-case letters

} // namespace app::synth

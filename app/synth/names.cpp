// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/names.h"

#include "app/synth/chance.h"

#include <array>
#include <string_view>

namespace app::synth {
namespace {

constexpr std::string_view Onsets = "BCDFGHJLMNPRSTV";
constexpr std::string_view OtherOnsets = "WYZ"; ///< only after a change of name
constexpr std::string_view Vowels = "aeiou";
constexpr std::string_view Codas = "bdglmnrstvcz";
static_assert(Onsets.size() * Vowels.size() * Codas.size() == namePrefixCount);

constexpr std::string_view FirstEndings[]
    = {"a", "o", "ita", "el", "ía", "ián", "én", "elle", "ora", "ino", "é", "is"};
constexpr std::string_view LastEndings[]
    = {"ez", "res", "ado", "ón", "ell", "ía", "ano", "er", "iño", "ista", "áles", "o"};
constexpr std::string_view SecondNames[] = {"", "-Ruiz", "-Peña", "-Solís", " Vega", "-Marsh"};

std::string prefixText(std::uint32_t prefix)
{
    const std::size_t code = prefix;
    const std::string_view onsets = code < namePrefixCount ? Onsets : OtherOnsets;
    const std::size_t rest = code % namePrefixCount;
    const std::size_t coda = rest % Codas.size();
    const std::size_t vowel = rest / Codas.size() % Vowels.size();
    const std::size_t onset = rest / Codas.size() / Vowels.size() % onsets.size();
    return {onsets[onset], Vowels[vowel], Codas[coda]};
}

} // namespace

Name makeFirstName(Chance& chance)
{
    return {static_cast<std::uint16_t>(chance.below(namePrefixCount)),
            static_cast<std::uint8_t>(chance.below(std::size(FirstEndings))), 0};
}

Name makeLastName(Chance& chance)
{
    const auto prefix = static_cast<std::uint16_t>(chance.below(namePrefixCount));
    const auto ending = static_cast<std::uint8_t>(chance.below(std::size(LastEndings)));
    const std::uint32_t second
        = chance.happens(9, 100) ? 1 + chance.below(std::size(SecondNames) - 1) : 0;
    return {prefix, ending, static_cast<std::uint8_t>(second)};
}

Name makeOtherLastName(Chance& chance)
{
    Name name = makeLastName(chance);
    name.prefix = static_cast<std::uint16_t>(name.prefix + namePrefixCount);
    return name;
}

std::string firstNameText(Name name)
{
    return prefixText(name.prefix).append(FirstEndings[name.ending]);
}

std::string lastNameText(Name name)
{
    return prefixText(name.prefix)
        .append(LastEndings[name.ending])
        .append(SecondNames[name.second]);
}

std::string partialNameText(Name name)
{
    std::string text = prefixText(name.prefix);
    for (char& letter : text)
        letter = static_cast<char>(letter >= 'a' ? letter - 'a' + 'A' : letter);
    return text;
}

} // namespace app::synth

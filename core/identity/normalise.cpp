// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/normalise.h"

#include "core/base/day.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core::identity {
namespace {

constexpr char Separator = '\x1f';
constexpr std::size_t DerivedLetters = 3;
constexpr int OldestBirthYear = 1901; ///< 1900-01-01 is what systems write for "unknown"

// One character per code point: its base letter, '-' for none, a digit for a pair of letters. From
// the canonical decompositions of Unicode 14, and for letters without one their usual spelling.
constexpr std::array<std::string_view, 6> Pairs {"", "AE", "TH", "SS", "IJ", "OE"};
constexpr char32_t LatinBegin = 0xC0;
constexpr char32_t LatinAdditionalBegin = 0x1E00;
// clang-format off
constexpr std::string_view Latin =
    "AAAAAA1CEEEEIIIIDNOOOOO-OUUUUY23AAAAAA1CEEEEIIIIDNOOOOO-OUUUUY2Y" // U+00C0
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII44JJKKKLLLLLLL" // U+0100
    "LLLNNNNNNNNNOOOOOO55RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS" // U+0140
    "--------------------------------OO-------------UU---------------" // U+0180
    "-------------AAIIOOUUUUUUUUUU-AAAA11--GGKKOOOO--J---GG--NNAA11OO" // U+01C0
    "AAAAEEEEIIIIOOOORRRRUUUUSSTT--HH------AAEEOOOOOOOOYY------------" // U+0200
    "----------------"; // U+0240
constexpr std::string_view LatinAdditional =
    "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMM" // U+1E00
    "MMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVV" // U+1E40
    "WWWWWWWWWWXXXXYYZZZZZZHTWY-S--3-AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEE" // U+1E80
    "EEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY------"; // U+1EC0
// clang-format on

struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 1; ///< in bytes
};

/// The code point at the start of @p text; a malformed byte counts as one of value 0.
CodePoint decode(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (length == 1 || length > text.size())
        return {};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xC0U) != 0x80U)
            return {};
        value = (value << 6U) | (byte(at) & 0x3FU);
    }
    return {value, length};
}

void appendBase(WipedString& out, char base)
{
    if (base >= 'A' && base <= 'Z')
        out.append(1, base);
    else if (base >= '1' && base <= '5')
        out.append(Pairs[static_cast<std::size_t>(base - '0')]);
}

/// Letters of other scripts are kept as they are: they still tell people apart.
bool isOtherLetter(char32_t point)
{
    return point >= 0x370 && !(point >= 0x2000 && point < 0x2C00)
        && !(point >= 0x3000 && point < 0x3040) && !(point >= 0xE000 && point < 0xF900)
        && !(point >= 0xFE00 && point < 0xFE70) && point < 0xFF00;
}

void appendFolded(WipedString& out, CodePoint point, std::string_view bytes)
{
    if (point.value >= 'a' && point.value <= 'z')
        out.append(1, static_cast<char>(point.value - 'a' + 'A'));
    else if (point.value < 0x80)
        appendBase(out, static_cast<char>(point.value >= 'A' ? point.value : 0));
    else if (point.value >= LatinBegin && point.value < LatinBegin + Latin.size())
        appendBase(out, Latin[point.value - LatinBegin]);
    else if (point.value >= LatinAdditionalBegin
             && point.value < LatinAdditionalBegin + LatinAdditional.size())
        appendBase(out, LatinAdditional[point.value - LatinAdditionalBegin]);
    else if (isOtherLetter(point.value))
        out.append(bytes);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOneCharacterRepeated(std::string_view text)
{
    return text.find_first_not_of(text.front()) == std::string_view::npos;
}

int number(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

WipedString foldedName(std::string_view name)
{
    WipedString folded;
    while (!name.empty()) {
        const CodePoint point = decode(name);
        appendFolded(folded, point, name.substr(0, point.length));
        name.remove_prefix(point.length);
    }
    return folded;
}

WipedString firstLetters(std::string_view name)
{
    WipedString folded = foldedName(name);
    const std::string_view view = folded;
    if (view == "NFN" || view == "NLN")
        return {};
    if (view.size() >= 3 && (view[0] == 'X' || view[0] == 'Y') && isOneCharacterRepeated(view))
        return {};
    std::size_t end = 0;
    for (std::size_t letters = 0; end < view.size() && letters < DerivedLetters; ++letters)
        end += decode(view.substr(end)).length;
    folded.resize(end);
    return folded;
}

WipedString usableSsn(std::string_view ssn, bool acceptInvented)
{
    // Woolworth's wallet card, the Social Security Board's pamphlet, the obvious one.
    constexpr std::array<std::string_view, 3> Dummies {"078051120", "219099999", "123456789"};
    WipedString digits;
    for (const char c : ssn) {
        if (isDigit(c))
            digits.append(1, c);
        else if (c != '-' && c != ' ')
            return {};
    }
    const std::string_view view = digits;
    if (view.size() != 9 || isOneCharacterRepeated(view))
        return {};
    const std::string_view area = view.substr(0, 3);
    if (area == "000" || area == "666" || (area[0] == '9' && !acceptInvented)
        || view.substr(3, 2) == "00" || view.substr(5) == "0000"
        || std::find(Dummies.begin(), Dummies.end(), view) != Dummies.end())
        return {};
    return digits;
}

WipedString usableStatewideId(std::string_view id)
{
    WipedString usable;
    for (const char c : id) {
        if (c >= 'a' && c <= 'z')
            usable.append(1, static_cast<char>(c - 'a' + 'A'));
        else if (isDigit(c) || (c >= 'A' && c <= 'Z'))
            usable.append(1, c);
    }
    if (usable.empty() || isOneCharacterRepeated(usable))
        return {};
    return usable;
}

std::string_view usableGender(std::string_view gender)
{
    constexpr std::string_view Genders = "MFX";
    if (gender.size() != 1)
        return {};
    const char upper = gender[0] >= 'a' ? static_cast<char>(gender[0] - 'a' + 'A') : gender[0];
    const std::size_t at = Genders.find(upper);
    return at == std::string_view::npos ? std::string_view() : Genders.substr(at, 1);
}

std::string_view usableBirthDate(std::string_view date)
{
    if (date.size() != 8 || !std::all_of(date.begin(), date.end(), isDigit))
        return {};
    const CivilDate civil {number(date.substr(0, 4)), number(date.substr(4, 2)),
                           number(date.substr(6, 2))};
    return civil.year >= OldestBirthYear && isValid(civil) ? date : std::string_view();
}

WipedString derivedKeyText(std::string_view firstName, std::string_view lastName,
                           std::string_view gender, std::string_view birthDate)
{
    const WipedString first = firstLetters(firstName);
    const WipedString last = firstLetters(lastName);
    const std::string_view sex = usableGender(gender);
    const std::string_view born = usableBirthDate(birthDate);
    if (first.empty() || last.empty() || sex.empty() || born.empty())
        return {};
    // Separators keep "AL" + "BERT" apart from "ALB" + "ERT".
    WipedString text;
    for (const std::string_view part :
         {std::string_view(first), std::string_view(last), sex, born}) {
        text.append(part).append(1, Separator);
    }
    return text;
}

} // namespace core::identity

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/passphrase_rule.h"

#include <algorithm>

namespace core::vault {
namespace {

constexpr std::ptrdiff_t CharactersBesideKeychain = 8;
constexpr std::ptrdiff_t CharactersAlone = 20;
constexpr int WordsAlone = 5;

/// Every character of UTF-8 has one byte that is not a continuation.
std::ptrdiff_t characters(std::span<const std::byte> text)
{
    return std::ranges::count_if(
        text, [](std::byte byte) { return (byte & std::byte {0xC0}) != std::byte {0x80}; });
}

bool isBlank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A character beyond ASCII counts as a letter.
bool isWordCharacter(unsigned char c)
{
    const unsigned char lower = c | 0x20U;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

int words(std::span<const std::byte> text)
{
    int count = 0;
    bool counted = false;
    for (const std::byte byte : text) {
        const auto c = std::to_integer<unsigned char>(byte);
        if (isBlank(c)) {
            counted = false;
        } else if (!counted && isWordCharacter(c)) {
            counted = true;
            ++count;
        }
    }
    return count;
}

} // namespace

bool isStrongEnough(std::span<const std::byte> passphrase, Protection protection)
{
    if (!protection.passphrase)
        return true;
    if (protection.keychain)
        return characters(passphrase) >= CharactersBesideKeychain;
    return words(passphrase) >= WordsAlone || characters(passphrase) >= CharactersAlone;
}

} // namespace core::vault

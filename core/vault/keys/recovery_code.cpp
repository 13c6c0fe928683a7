// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/recovery_code.h"

#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace core::vault {
namespace {

// 16 bits a word: consonant 4, vowel 2, consonant 4, vowel 2, consonant 4. "Proquints" (Wilkerson,
// 2009) are made the same way.
constexpr std::string_view Consonants = "bdfghjklmnprstvz";
constexpr std::string_view Vowels = "aiou";
constexpr std::size_t LettersOfWord = 5;
constexpr std::size_t SecretWords = KeyBytes / 2;
constexpr std::size_t AllWords = SecretWords + 1;
/// Far more than any code with blanks and line breaks between its letters.
constexpr std::size_t LongestInput = 1024;

unsigned octet(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<unsigned>(bytes[at]);
}

/// Begins as the digest of the secret does.
unsigned checkWord(std::span<const std::byte> secret)
{
    const Digest digest = sha256({reinterpret_cast<const char*>(secret.data()), secret.size()});
    return static_cast<unsigned>(digest[0]) << 8U | digest[1];
}

void spell(unsigned bits, std::span<std::byte> letters)
{
    constexpr std::array<unsigned, LettersOfWord> Shifts {12, 10, 6, 4, 0};
    for (std::size_t i = 0; i < LettersOfWord; ++i) {
        const std::string_view alphabet = i % 2 == 0 ? Consonants : Vowels;
        const std::size_t letter = (bits >> Shifts[i]) & (alphabet.size() - 1);
        letters[i] = static_cast<std::byte>(alphabet[letter]);
    }
}

std::optional<unsigned> readWord(std::span<const std::byte> letters)
{
    unsigned bits = 0;
    for (std::size_t i = 0; i < LettersOfWord; ++i) {
        const std::string_view alphabet = i % 2 == 0 ? Consonants : Vowels;
        const std::size_t letter = alphabet.find(static_cast<char>(letters[i]));
        if (letter == std::string_view::npos)
            return std::nullopt;
        bits = bits * static_cast<unsigned>(alphabet.size()) + static_cast<unsigned>(letter);
    }
    return bits;
}

/// @p word counts from 1; 0 when none is to blame.
Error notACode(std::size_t word, const char* why)
{
    return {ErrorCode::InvalidArgument, why, {}, {0, static_cast<int>(word)}};
}

/// No word has a digit: a code may be typed with the numbers it was printed with.
bool isBetweenWords(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '\n' || c == '\r' || c == '\t'
        || (c >= '0' && c <= '9');
}

/// Copies the letters of the words without what stands between, in lower case. The word's number
/// in an error is that of the words as they are written.
Result<SecretBuffer> lettersOf(std::span<const std::byte> words)
{
    SecretBuffer letters(AllWords * LettersOfWord);
    std::size_t count = 0;
    std::size_t inWord = 0;
    for (const std::byte byte : words) {
        const char c = static_cast<char>(byte);
        if (isBetweenWords(c)) {
            if (inWord % LettersOfWord != 0)
                return notACode(count / LettersOfWord + 1, "a word of another length");
            inWord = 0;
            continue;
        }
        if (inWord == LettersOfWord)
            return notACode(count / LettersOfWord, "a word of another length");
        if (count == letters.size())
            return notACode(0, "too many words");
        letters.bytes()[count++]
            = static_cast<std::byte>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        ++inWord;
    }
    if (count % LettersOfWord != 0)
        return notACode(count / LettersOfWord + 1, "a word of another length");
    if (count != letters.size())
        return notACode(0, "too few words");
    return letters;
}

} // namespace

Result<SecretBuffer> newRecoverySecret()
{
    SecretBuffer secret(KeyBytes);
    TRY_VOID(fillRandom(secret.bytes()));
    return secret;
}

SecretBuffer recoveryWords(std::span<const std::byte> secret)
{
    SecretBuffer words(AllWords * (LettersOfWord + 1) - 1);
    std::ranges::fill(words.bytes(), static_cast<std::byte>(' '));
    for (std::size_t i = 0; i < AllWords; ++i) {
        const unsigned bits = i < SecretWords
            ? octet(secret, 2 * i) << 8U | octet(secret, 2 * i + 1)
            : checkWord(secret);
        spell(bits, words.bytes().subspan(i * (LettersOfWord + 1), LettersOfWord));
    }
    return words;
}

Result<SecretBuffer> parseRecoveryWords(std::span<const std::byte> words)
{
    if (words.size() > LongestInput)
        return notACode(0, "too long");
    TRY_ASSIGN(const SecretBuffer letters, lettersOf(words));
    SecretBuffer secret(KeyBytes);
    for (std::size_t i = 0; i < AllWords; ++i) {
        const auto bits = readWord(letters.bytes().subspan(i * LettersOfWord, LettersOfWord));
        if (!bits)
            return notACode(i + 1, "a word with a letter that no word has there");
        if (i == SecretWords && *bits != checkWord(secret.bytes()))
            return notACode(0, "the last word does not fit the others");
        if (i < SecretWords) {
            secret.bytes()[2 * i] = static_cast<std::byte>(*bits >> 8U);
            secret.bytes()[2 * i + 1] = static_cast<std::byte>(*bits & 0xFFU);
        }
    }
    return secret;
}

} // namespace core::vault

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the text of a question into words, quoted strings and signs, each with its place. Reads any
// bytes in one pass; what is no token is an error with its place.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

enum class TokenKind
{
    Word, ///< letters, digits and _ + - . / & * ' and anything beyond ASCII
    Quoted, ///< text holds the unescaped content
    Sign, ///< ( ) , = != < <= > >=
    TitleText, ///< the rest of a line that began with the word title
    End
};

struct Token
{
    TokenKind kind = TokenKind::End;
    std::string text;
    Position position;
    bool beginsLine = false;
};

/// InvalidInput with position. The last token is always End.
Result<std::vector<Token>> tokenize(std::string_view text);

/// Whether @p text, written bare, is read back as one word.
bool isBareWord(std::string_view text);

/// Equal but for the case of ASCII letters.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace core::cohort

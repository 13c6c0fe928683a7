// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/lexer.h"

#include <algorithm>

namespace core::cohort {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordByte(char c)
{
    constexpr std::string_view Extra = "_+-./&*'";
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (lower(c) >= 'a' && lower(c) <= 'z')
        || Extra.find(c) != std::string_view::npos;
}

/// Walks over the text and keeps the place; columns count characters, not bytes.
class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_at = 3;
    }

    Result<std::vector<Token>> run()
    {
        while (skipBlank(), m_at < m_text.size()) {
            m_token = Token {TokenKind::End, {}, {m_line, m_column}, m_beginsLine};
            m_beginsLine = false;
            if (auto read = readToken(); !read)
                return read.error();
            m_tokens.push_back(std::move(m_token));
        }
        m_tokens.push_back(Token {TokenKind::End, {}, {m_line, m_column}, true});
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void advance()
    {
        const auto byte = static_cast<unsigned char>(m_text[m_at++]);
        if (byte == '\n') {
            ++m_line;
            m_column = 1;
            m_beginsLine = true;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++m_column;
        }
    }

    void skipBlank()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '#') {
                while (m_at < m_text.size() && m_text[m_at] != '\n')
                    advance();
            } else if (std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) {
                advance();
            } else {
                return;
            }
        }
    }

    Result<void> readToken()
    {
        if (peek() == '"')
            return readQuoted();
        if (isWordByte(peek())) {
            m_token.kind = TokenKind::Word;
            while (m_at < m_text.size() && isWordByte(m_text[m_at])) {
                m_token.text += m_text[m_at];
                advance();
            }
            if (m_token.beginsLine && equalsIgnoringCase(m_token.text, "title"))
                return readTitle();
            return {};
        }
        return readSign();
    }

    Result<void> readSign()
    {
        constexpr std::string_view Single = "(),=<>";
        const bool isPair = (peek() == '!' || peek() == '<' || peek() == '>') && peek(1) == '=';
        if (!isPair && (peek() == '\0' || Single.find(peek()) == std::string_view::npos))
            return Error {ErrorCode::InvalidInput,
                          "unexpected character",
                          {},
                          m_token.position,
                          "put names with special characters in double quotes"};
        m_token.kind = TokenKind::Sign;
        for (int left = isPair ? 2 : 1; left > 0; --left) {
            m_token.text += peek();
            advance();
        }
        return {};
    }

    Result<void> readQuoted()
    {
        m_token.kind = TokenKind::Quoted;
        advance();
        while (m_at < m_text.size() && peek() != '"' && peek() != '\n') {
            if (peek() == '\\' && m_at + 1 < m_text.size() && peek(1) != '\n') {
                advance();
                m_token.text += peek() == 'n' ? '\n' : peek();
            } else {
                m_token.text += peek();
            }
            advance();
        }
        if (peek() != '"' || m_at >= m_text.size())
            return Error {ErrorCode::InvalidInput,
                          "a quoted text does not end on its line",
                          {},
                          m_token.position,
                          "\""};
        advance();
        return {};
    }

    Result<void> readTitle()
    {
        while (peek() == ' ' || peek() == '\t')
            advance();
        const Position position = {m_line, m_column};
        m_token.text.clear();
        if (peek() == '"') {
            TRY_VOID(readQuoted());
        } else {
            while (m_at < m_text.size() && peek() != '\n' && peek() != '#') {
                m_token.text += peek();
                advance();
            }
            const std::size_t last = m_token.text.find_last_not_of(" \t\r");
            m_token.text.resize(last == std::string::npos ? 0 : last + 1);
        }
        m_token.kind = TokenKind::TitleText;
        if (m_token.text.empty())
            return Error {ErrorCode::InvalidInput, "expected a title", {}, position, {}};
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_column = 1;
    bool m_beginsLine = true;
    Token m_token;
    std::vector<Token> m_tokens;
};

} // namespace

Result<std::vector<Token>> tokenize(std::string_view text)
{
    return Lexer(text).run();
}

bool isBareWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isWordByte)
        && !text.starts_with("\xEF\xBB\xBF");
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace core::cohort

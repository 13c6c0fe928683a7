// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/strict_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core::disclosure {

namespace {

constexpr std::size_t MostDigits = 18; // fits 64 bits

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

/// Bytes of the UTF-8 character at the front of @p text; 0 where it is none.
std::size_t characterBytes(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t size = first >= 0xC2 && first <= 0xDF ? 2
        : first >= 0xE0 && first <= 0xEF                    ? 3
        : first >= 0xF0 && first <= 0xF4                    ? 4
                                                            : 0;
    if (size == 0 || text.size() < size)
        return 0;
    for (std::size_t i = 1; i < size; ++i)
        if (!isContinuation(byte(i)))
            return 0;
    const bool isOverlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool isSurrogate = first == 0xED && byte(1) > 0x9F;
    const bool isBeyond = first == 0xF4 && byte(1) > 0x8F;
    return isOverlong || isSurrogate || isBeyond ? 0 : size;
}

/// Does this character steer a terminal, or turn the direction of writing so that people read
/// something else than what is obeyed?
bool isSteering(std::string_view character)
{
    struct Range
    {
        std::string_view first, last;
    };
    // UTF-8 keeps the order of the code points: U+0000-001F, 007F-009F, 202A-202E, 2066-2069.
    constexpr std::array<Range, 4> ranges {{{"", "\x1F"},
                                            {"\x7F", "\xC2\x9F"},
                                            {"\xE2\x80\xAA", "\xE2\x80\xAE"},
                                            {"\xE2\x81\xA6", "\xE2\x81\xA9"}}};
    return std::any_of(ranges.begin(), ranges.end(), [character](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

void appendCharacter(std::string& out, std::uint32_t point)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
        return;
    }
    if (point < 0x800) {
        put(0xC0U | point >> 6U);
    } else {
        if (point < 0x10000) {
            put(0xE0U | point >> 12U);
        } else {
            put(0xF0U | point >> 18U);
            put(0x80U | (point >> 12U & 0x3FU));
        }
        put(0x80U | (point >> 6U & 0x3FU));
    }
    put(0x80U | (point & 0x3FU));
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    Result<JsonValue> parse()
    {
        if (m_text.size() > LargestJson)
            return fault("too-long");
        TRY_ASSIGN(JsonValue value, parseValue(0));
        skipSpace();
        if (m_at != m_text.size())
            return fault("syntax");
        return value;
    }

private:
    Error fault(const char* reason, const std::string& place = {}) const
    {
        const auto before = m_text.substr(0, m_at);
        const auto lastBreak = before.rfind('\n');
        const auto lineStart = lastBreak == std::string_view::npos ? 0 : lastBreak + 1;
        return {.code = ErrorCode::PolicyInvalid,
                .detail = reason,
                .place = place,
                .position = {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                             static_cast<int>(m_at - lineStart) + 1}};
    }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    bool take(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    bool takeSign(char sign)
    {
        skipSpace();
        return take({&sign, 1});
    }

    Result<JsonValue> parseValue(int depth)
    {
        if (depth > DeepestJson)
            return fault("too-deep");
        skipSpace();
        if (take("{"))
            return parseObject(depth);
        if (take("["))
            return parseList(depth);
        if (m_text.substr(m_at, 1) == "\"") {
            TRY_ASSIGN(std::string text, parseText());
            return JsonValue {std::move(text)};
        }
        if (take("true"))
            return JsonValue {true};
        if (take("false"))
            return JsonValue {false};
        return parseNumber();
    }

    Result<JsonValue> parseObject(int depth)
    {
        JsonValue::Object members;
        bool isOver = takeSign('}');
        while (!isOver) {
            skipSpace();
            TRY_ASSIGN(std::string key, parseText());
            const auto place
                = std::lower_bound(members.begin(), members.end(), key,
                                   [](const JsonMember& member, const std::string& name) {
                                       return member.key < name;
                                   });
            if (place != members.end() && place->key == key)
                return fault("duplicate", key);
            if (!takeSign(':'))
                return fault("syntax");
            const auto index = place - members.begin();
            TRY_ASSIGN(JsonValue value, parseValue(depth + 1));
            members.insert(members.begin() + index, {std::move(key), std::move(value)});
            isOver = takeSign('}');
            if (!isOver && !takeSign(','))
                return fault("syntax");
        }
        return JsonValue {std::move(members)};
    }

    Result<JsonValue> parseList(int depth)
    {
        JsonValue::List values;
        bool isOver = takeSign(']');
        while (!isOver) {
            TRY_ASSIGN(JsonValue value, parseValue(depth + 1));
            values.push_back(std::move(value));
            isOver = takeSign(']');
            if (!isOver && !takeSign(','))
                return fault("syntax");
        }
        return JsonValue {std::move(values)};
    }

    Result<JsonValue> parseNumber()
    {
        const std::size_t start = m_at;
        take("-");
        const std::size_t digits = m_at;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            ++m_at;
        const std::size_t count = m_at - digits;
        const bool isMinusZero = digits != start && m_text[digits] == '0';
        if (count == 0 || count > MostDigits || (count > 1 && m_text[digits] == '0') || isMinusZero)
            return fault("syntax");
        if (m_at < m_text.size()
            && std::string_view(".eE").find(m_text[m_at]) != std::string_view::npos)
            return fault("not-whole");
        std::int64_t number = 0;
        std::from_chars(m_text.data() + start, m_text.data() + m_at, number);
        return JsonValue {number};
    }

    Result<std::string> parseText()
    {
        if (!take("\""))
            return fault("syntax");
        std::string out;
        while (!take("\"")) {
            if (m_at == m_text.size())
                return fault("syntax");
            if (take("\\")) {
                TRY_VOID(parseEscape(out));
                continue;
            }
            const std::size_t size = characterBytes(m_text.substr(m_at));
            if (size == 0 || isSteering(m_text.substr(m_at, size)))
                return fault("syntax");
            out += m_text.substr(m_at, size);
            m_at += size;
        }
        return out;
    }

    /// After the backslash.
    Result<void> parseEscape(std::string& out)
    {
        for (const char plain : {'"', '\\', '/'}) {
            if (take({&plain, 1})) {
                out += plain;
                return {};
            }
        }
        std::uint32_t point = 0;
        if (!takeUnit(point))
            return fault("syntax");
        if (point >= 0xD800 && point <= 0xDBFF) { // the first half of a pair
            std::uint32_t second = 0;
            if (!take("\\") || !takeUnit(second) || second < 0xDC00 || second > 0xDFFF)
                return fault("syntax");
            point = 0x10000 + ((point - 0xD800) << 10U) + (second - 0xDC00);
        } else if (point >= 0xDC00 && point <= 0xDFFF) {
            return fault("syntax");
        }
        std::string character;
        appendCharacter(character, point);
        if (isSteering(character))
            return fault("syntax");
        out += character;
        return {};
    }

    bool takeUnit(std::uint32_t& unit)
    {
        if (!take("u"))
            return false;
        const std::string_view digits = m_text.substr(m_at, 4);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() != 4 || read.ptr != digits.data() + 4)
            return false;
        m_at += 4;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

class Writer
{
public:
    enum Style
    {
        Canonical,
        Indented
    };

    explicit Writer(Style style)
        : m_style(style)
    {
    }

    std::string write(const JsonValue& value)
    {
        add(value);
        return std::move(m_out);
    }

private:
    void add(const JsonValue& value)
    {
        if (const auto* flag = value.as<bool>())
            m_out += *flag ? "true" : "false";
        else if (const auto* number = value.as<std::int64_t>())
            m_out += std::to_string(*number);
        else if (const auto* text = value.as<std::string>())
            addText(*text);
        else if (const auto* list = value.as<JsonValue::List>())
            addAll(*list, '[', ']', [this](const JsonValue& item) { add(item); });
        else if (const auto* object = value.as<JsonValue::Object>())
            addAll(*object, '{', '}', [this](const JsonMember& member) {
                addText(member.key);
                m_out += m_style == Indented ? ": " : ":";
                add(member.value);
            });
    }

    template<typename Items, typename Add>
    void addAll(const Items& items, char open, char close, Add addItem)
    {
        m_out += open;
        ++m_depth;
        bool isFirst = true;
        for (const auto& item : items) {
            if (!isFirst)
                m_out += ',';
            isFirst = false;
            newLine();
            addItem(item);
        }
        --m_depth;
        if (!items.empty())
            newLine();
        m_out += close;
    }

    void newLine()
    {
        if (m_style == Indented)
            m_out += '\n' + std::string(2 * m_depth, ' ');
    }

    void addText(const std::string& text)
    {
        m_out += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\')
                m_out += '\\';
            m_out += c;
        }
        m_out += '"';
    }

    Style m_style;
    std::size_t m_depth = 0;
    std::string m_out;
};

} // namespace

const JsonValue* JsonValue::member(std::string_view key) const
{
    const auto* object = as<Object>();
    if (object == nullptr)
        return nullptr;
    const auto found = std::find_if(object->begin(), object->end(),
                                    [key](const JsonMember& one) { return one.key == key; });
    return found == object->end() ? nullptr : &found->value;
}

Result<JsonValue> parseStrictJson(std::string_view text)
{
    return Parser(text).parse();
}

std::string canonicalJson(const JsonValue& value)
{
    return Writer(Writer::Canonical).write(value);
}

std::string indentedJson(const JsonValue& value)
{
    return Writer(Writer::Indented).write(value);
}

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/pattern_parser.h"

namespace core::intake {
namespace {

constexpr std::uint32_t Unbounded = 0xFFFF'FFFF;
constexpr std::uint32_t MostRepeats = 1000;
constexpr std::size_t LongestProgram = 10'000;
constexpr int DeepestGroup = 50;

ByteSet range(unsigned char from, unsigned char to)
{
    ByteSet set;
    for (unsigned value = from; value <= to; ++value)
        set.set(value);
    return set;
}

ByteSet one(char c)
{
    return ByteSet().set(static_cast<unsigned char>(c));
}

ByteSet withBothCases(ByteSet set)
{
    for (unsigned upper = 'A'; upper <= 'Z'; ++upper) {
        const bool either = set.test(upper) || set.test(upper + 32);
        set.set(upper, either).set(upper + 32, either);
    }
    return set;
}

} // namespace

PatternParser::PatternParser(std::string_view text, LetterCase letterCase)
    : m_text(text)
    , m_letterCase(letterCase)
{
}

Result<Pattern> PatternParser::parse()
{
    // The whole value is matched, so anchors at the ends say nothing new.
    if (m_text.starts_with('^'))
        m_text.remove_prefix(1);
    if (m_text.ends_with('$') && !m_text.ends_with("\\$"))
        m_text.remove_suffix(1);
    m_pattern.m_program = alternatives();
    if (!atEnd())
        fail("unexpected )");
    m_pattern.m_program.push_back({Pattern::Op::Match, 0, 0});
    m_pattern.m_isRuns = m_isRuns;
    if (!m_failure.empty())
        return Error {ErrorCode::InvalidInput,
                      m_failure,
                      std::string(m_text),
                      {1, static_cast<int>(m_at) + 1}};
    return std::move(m_pattern);
}

void PatternParser::fail(std::string_view why)
{
    if (m_failure.empty())
        m_failure = why;
    m_at = m_text.size();
}

bool PatternParser::take(std::string_view expected)
{
    if (!m_text.substr(m_at).starts_with(expected))
        return false;
    m_at += expected.size();
    return true;
}

PatternParser::Program PatternParser::alternatives()
{
    Program first = sequence();
    while (take("|")) {
        m_isRuns = false;
        const Program second = sequence();
        // Split to either; the first jumps over the second.
        Program both;
        const auto firstSize = static_cast<std::uint32_t>(first.size());
        const auto secondSize = static_cast<std::uint32_t>(second.size());
        both.push_back({Pattern::Op::Split, 1, firstSize + 2});
        both.insert(both.end(), first.begin(), first.end());
        both.push_back({Pattern::Op::Jump, secondSize + 1, 0});
        both.insert(both.end(), second.begin(), second.end());
        first = std::move(both);
    }
    return first;
}

PatternParser::Program PatternParser::sequence()
{
    Program all;
    while (!atEnd() && peek() != '|' && peek() != ')') {
        const Program body = atom();
        const Count count = quantifier().value_or(Count {});
        noteRun(body, count);
        const Program part = repeated(body, count);
        all.insert(all.end(), part.begin(), part.end());
        if (all.size() > LongestProgram)
            fail("too long");
    }
    return all;
}

/// A pattern is a plain list of runs as long as each part is one byte set outside a group and no
/// set shares a byte with the next: then greedy matching needs no second thought.
void PatternParser::noteRun(const Program& body, Count count)
{
    if (body.size() != 1 || body[0].op != Pattern::Op::Bytes || m_depth > 0) {
        m_isRuns = false;
        return;
    }
    auto& runs = m_pattern.m_runs;
    const ByteSet& set = m_pattern.m_sets[body[0].a];
    if (!runs.empty() && runs.back().least != runs.back().most
        && (m_pattern.m_sets[runs.back().set] & set).any())
        m_isRuns = false;
    // An optional run between two others would let those touch.
    if (count.least == 0)
        m_isRuns = m_isRuns && runs.empty() && m_at >= m_text.size();
    runs.push_back({body[0].a, count.least, count.most});
}

PatternParser::Program PatternParser::atom()
{
    switch (const char c = peek(); c) {
    case '(':
        ++m_at;
        return group();
    case '[':
        ++m_at;
        return bytes(byteClass());
    case '\\':
        ++m_at;
        return bytes(escape());
    case '.':
        ++m_at;
        return bytes(~ByteSet());
    case '*':
    case '+':
    case '?':
    case '{':
    case '^':
    case '$':
        fail("nothing to repeat, or an anchor inside");
        return {};
    default:
        ++m_at;
        return bytes(one(c));
    }
}

PatternParser::Program PatternParser::group()
{
    std::optional<std::uint32_t> slot;
    if (take("?<")) {
        const std::size_t end = m_text.find('>', m_at);
        if (end == std::string_view::npos || end == m_at) {
            fail("a group's name has no end");
            return {};
        }
        slot = static_cast<std::uint32_t>(m_pattern.m_groupNames.size() * 2);
        m_pattern.m_groupNames.emplace_back(m_text.substr(m_at, end - m_at));
        m_at = end + 1;
    } else if (!take("?:") && !atEnd() && peek() == '?') {
        fail("this kind of group is not supported");
        return {};
    }
    if (++m_depth > DeepestGroup) {
        fail("groups too deep");
        return {};
    }
    Program body = alternatives();
    --m_depth;
    if (!take(")"))
        fail("a group is not closed");
    if (slot) {
        body.insert(body.begin(), {Pattern::Op::Save, *slot, 0});
        body.push_back({Pattern::Op::Save, *slot + 1, 0});
    }
    return body;
}

PatternParser::Program PatternParser::bytes(ByteSet set)
{
    m_pattern.m_sets.push_back(m_letterCase == LetterCase::Ignored ? withBothCases(set) : set);
    return {{Pattern::Op::Bytes, static_cast<std::uint32_t>(m_pattern.m_sets.size() - 1), 0}};
}

ByteSet PatternParser::escape()
{
    if (atEnd()) {
        fail("a \\ at the end");
        return {};
    }
    const ByteSet word = range('a', 'z') | range('A', 'Z') | range('0', '9') | one('_');
    const ByteSet space = one(' ') | range('\t', '\r');
    switch (const char c = m_text[m_at++]; c) {
    case 'd':
        return range('0', '9');
    case 'D':
        return ~range('0', '9');
    case 'w':
        return word;
    case 'W':
        return ~word;
    case 's':
        return space;
    case 'S':
        return ~space;
    case 't':
        return one('\t');
    default:
        if (word.test(static_cast<unsigned char>(c)))
            fail("unknown escape");
        return one(c);
    }
}

ByteSet PatternParser::byteClass()
{
    const bool negated = take("^");
    ByteSet set;
    while (!atEnd() && peek() != ']') {
        const char first = m_text[m_at++];
        if (first == '\\') {
            set |= escape();
            continue;
        }
        if (m_at + 1 < m_text.size() && peek() == '-' && m_text[m_at + 1] != ']') {
            const char last = m_text[m_at + 1];
            if (last == '\\'
                || static_cast<unsigned char>(last) < static_cast<unsigned char>(first))
                fail("a range runs backwards");
            set |= range(static_cast<unsigned char>(first), static_cast<unsigned char>(last));
            m_at = std::min(m_at + 2, m_text.size());
        } else {
            set |= one(first);
        }
    }
    if (!take("]"))
        fail("a class is not closed");
    return negated ? ~set : set;
}

std::optional<std::uint32_t> PatternParser::number()
{
    const std::size_t begin = m_at;
    std::uint32_t value = 0;
    while (!atEnd() && peek() >= '0' && peek() <= '9' && value <= MostRepeats)
        value = value * 10 + static_cast<std::uint32_t>(m_text[m_at++] - '0');
    if (m_at == begin)
        return std::nullopt;
    if (value > MostRepeats)
        fail("repeated too often");
    return value;
}

std::optional<PatternParser::Count> PatternParser::quantifier()
{
    if (take("*"))
        return Count {0, Unbounded};
    if (take("+"))
        return Count {1, Unbounded};
    if (take("?"))
        return Count {0, 1};
    if (!take("{"))
        return std::nullopt;
    const std::optional<std::uint32_t> least = number();
    std::optional<std::uint32_t> most = least;
    if (take(",")) {
        most = number();
        if (!most)
            most = Unbounded;
    }
    if (!least || !take("}") || *most < *least) {
        fail("a {count} is malformed");
        return std::nullopt;
    }
    return Count {*least, *most};
}

PatternParser::Program PatternParser::repeated(const Program& body, Count count)
{
    Program all;
    const auto size = static_cast<std::uint32_t>(body.size());
    const std::uint32_t copies = count.most == Unbounded ? count.least : count.most;
    if (static_cast<std::size_t>(size) * copies > LongestProgram) {
        fail("too long");
        return all;
    }
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
        if (copy >= count.least)
            all.push_back({Pattern::Op::Split, 1, size + 1});
        all.insert(all.end(), body.begin(), body.end());
    }
    if (count.most == Unbounded) {
        all.push_back({Pattern::Op::Split, 1, size + 2});
        all.insert(all.end(), body.begin(), body.end());
        all.push_back({Pattern::Op::Jump, 0U - (size + 1), 0});
    }
    return all;
}

Result<ByteSet> parseByteSet(std::string_view body)
{
    std::string text(body);
    if (!text.starts_with('['))
        text = "[" + text + "]";
    TRY_ASSIGN(const Pattern pattern, Pattern::compile(text));
    ByteSet set;
    for (unsigned value = 0; value < 256; ++value) {
        const char c = static_cast<char>(value);
        set.set(value, pattern.matches({&c, 1}));
    }
    return set;
}

} // namespace core::intake

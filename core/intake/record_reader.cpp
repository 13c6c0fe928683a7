// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/record_reader.h"

#include <algorithm>

namespace core::intake {
namespace {

constexpr std::string_view Blanks = " \t\x1a"; // Ctrl-Z ended files of DOS

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(Blanks) == std::string_view::npos;
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

RecordReader::RecordReader(ByteSource& source, RecordFormat format)
    : m_source(source)
    , m_format(std::move(format))
{
    m_stops[static_cast<unsigned char>('\n')] = true;
    m_stops[static_cast<unsigned char>('\r')] = true;
    if (!m_format.isFixed())
        m_stops[static_cast<unsigned char>(m_format.delimiter)] = true;
}

std::string_view RecordReader::view(std::size_t from, std::size_t to) const
{
    return std::string_view(m_buffer).substr(from, to - from);
}

Result<void> RecordReader::refill()
{
    m_buffer.removeFront(m_begin);
    m_begin = 0;
    TRY_ASSIGN(const bool hasMore, m_source.append(m_buffer));
    m_isAtEnd = !hasMore;
    return {};
}

Result<RecordState> RecordReader::next()
{
    m_begin = m_next;
    while (cut() == Cut::NeedsMore) {
        if (m_buffer.size() - m_begin > LongestRecord)
            return m_isInQuote ? RecordState::UnclosedQuote : RecordState::TooLong;
        TRY_VOID(refill());
    }
    if (m_next - m_begin > LongestRecord + 2)
        return RecordState::TooLong;
    return m_state;
}

RecordReader::Cut RecordReader::cut()
{
    m_fields.clear();
    m_unquotedUsed = 0;
    m_innerLines = 0;
    m_isLineDone = false;
    m_isInQuote = false;
    m_endsWithoutLineEnd = false;
    m_state = RecordState::Row;
    m_line = m_nextLine;
    if (m_begin == m_buffer.size()) {
        m_state = RecordState::End;
        m_next = m_begin;
        return m_isAtEnd ? Cut::Done : Cut::NeedsMore;
    }
    const Cut done = m_format.isFixed() ? cutFixed() : cutDelimited();
    if (done == Cut::NeedsMore)
        return done;
    m_nextLine = m_line + m_innerLines + 1;
    if (!m_format.isFixed() && m_fields.size() == 1 && isBlank(m_fields[0])
        && m_state == RecordState::Row)
        m_state = RecordState::Blank;
    return Cut::Done;
}

RecordReader::Cut RecordReader::cutDelimited()
{
    for (std::size_t at = m_begin;;) {
        const bool isQuoted = at < m_buffer.size() && m_buffer[at] == '"';
        if ((isQuoted ? cutQuotedField(at) : cutPlainField(at)) == Cut::NeedsMore)
            return Cut::NeedsMore;
        if (m_isLineDone)
            return Cut::Done;
        if (m_buffer[at] != m_format.delimiter)
            return takeLineEnd(at);
        ++at;
    }
}

/// A field up to the delimiter or line end that @p at is left on.
RecordReader::Cut RecordReader::cutPlainField(std::size_t& at)
{
    const std::size_t from = at;
    while (at < m_buffer.size() && !m_stops[static_cast<unsigned char>(m_buffer[at])])
        ++at;
    if (at == m_buffer.size() && !m_isAtEnd)
        return Cut::NeedsMore;
    m_fields.push_back(view(from, at));
    if (at == m_buffer.size())
        endOfText(at);
    return Cut::Done;
}

RecordReader::Cut RecordReader::cutQuotedField(std::size_t& at)
{
    m_isInQuote = true;
    const std::size_t from = at + 1;
    WipedString* undone = nullptr;
    std::size_t partFrom = from;
    for (at = from;; ++at) {
        at = std::min(std::string_view(m_buffer).find('"', at), m_buffer.size());
        if (at + 1 >= m_buffer.size() && !m_isAtEnd)
            return Cut::NeedsMore;
        if (at + 1 >= m_buffer.size() || m_buffer[at + 1] != '"')
            break;
        if (!undone) {
            if (m_unquotedUsed == m_unquoted.size())
                m_unquoted.emplace_back();
            undone = &m_unquoted[m_unquotedUsed++];
            undone->clear();
        }
        ++at; // the first quote of the pair is kept
        undone->append(view(partFrom, at));
        partFrom = at + 1;
    }
    const std::string_view raw = view(from, at);
    m_innerLines += std::max(std::count(raw.begin(), raw.end(), '\n'),
                             std::count(raw.begin(), raw.end(), '\r'));
    if (at >= m_buffer.size()) {
        m_state = raw.find_first_of("\r\n") == std::string_view::npos ? RecordState::CutInQuote
                                                                      : RecordState::UnclosedQuote;
        endOfText(at);
        return Cut::Done;
    }
    m_isInQuote = false;
    if (undone)
        undone->append(view(partFrom, at));
    m_fields.push_back(undone ? std::string_view(*undone) : raw);
    ++at;
    const std::size_t behind = at;
    while (at < m_buffer.size() && !m_stops[static_cast<unsigned char>(m_buffer[at])])
        ++at;
    if (at == m_buffer.size() && !m_isAtEnd)
        return Cut::NeedsMore;
    if (!isBlank(view(behind, at)))
        m_state = RecordState::TextAfterQuote;
    if (at == m_buffer.size())
        endOfText(at);
    return Cut::Done;
}

RecordReader::Cut RecordReader::takeLineEnd(std::size_t at)
{
    if (m_buffer[at] == '\r' && at + 1 == m_buffer.size() && !m_isAtEnd)
        return Cut::NeedsMore; // a line feed may follow
    const bool isPair
        = m_buffer[at] == '\r' && at + 1 < m_buffer.size() && m_buffer[at + 1] == '\n';
    m_next = at + (isPair ? 2 : 1);
    m_isLineDone = true;
    return Cut::Done;
}

void RecordReader::endOfText(std::size_t at)
{
    m_next = at;
    m_isLineDone = true;
    m_endsWithoutLineEnd = true;
}

RecordReader::Cut RecordReader::cutFixed()
{
    std::size_t at = m_begin;
    if (m_format.isInBlocks) {
        at = m_begin + m_format.recordLength;
        if (at > m_buffer.size() && !m_isAtEnd)
            return Cut::NeedsMore;
        at = std::min(at, m_buffer.size());
        m_next = at;
    } else {
        while (at < m_buffer.size() && !m_stops[static_cast<unsigned char>(m_buffer[at])])
            ++at;
        if (at == m_buffer.size() && !m_isAtEnd)
            return Cut::NeedsMore;
        if (at == m_buffer.size())
            endOfText(at);
        else if (takeLineEnd(at) == Cut::NeedsMore)
            return Cut::NeedsMore;
    }
    sliceFixed(view(m_begin, at));
    return Cut::Done;
}

void RecordReader::sliceFixed(std::string_view record)
{
    const std::size_t due = m_format.recordLength;
    if (isBlank(record)) {
        m_state = RecordState::Blank;
        return;
    }
    m_starts.clear();
    if (record.size() != due || m_format.countsCharacters) {
        for (std::size_t at = 0; at < record.size(); ++at)
            if (!isContinuation(record[at]))
                m_starts.push_back(at);
        const std::size_t length = m_starts.size();
        m_starts.push_back(record.size());
        if (length < due || !isBlank(record.substr(m_starts[due]))) {
            m_state = RecordState::BadLength;
            return;
        }
    }
    for (const auto& [from, to] : m_format.ranges) {
        const std::size_t begin = m_starts.empty() ? from - 1 : m_starts[from - 1];
        const std::size_t end = m_starts.empty() ? to : m_starts[to];
        m_fields.push_back(record.substr(begin, end - begin));
    }
}

} // namespace core::intake

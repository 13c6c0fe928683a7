// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a text into records and their fields, delimited or of fixed width. Lines end with LF, CRLF
// or CR; a quoted field may hold delimiters, line ends and doubled quotes. Fields are views that
// last until the next record; nothing is allocated per record.
#pragma once

#include "core/intake/byte_source.h"

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace core::intake {

/// No record may be longer: 1 MiB, in bytes of UTF-8.
constexpr std::size_t LongestRecord = std::size_t {1} << 20U;

struct RecordFormat
{
    char delimiter = ','; ///< of a delimited file
    /// Fixed width: record length, and each field's first and last position, 1-based. Empty for a
    /// delimited file.
    std::size_t recordLength = 0;
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    bool isInBlocks = false; ///< fixed width without line ends
    bool countsCharacters = false; ///< a position is a character, not a byte of UTF-8

    bool isFixed() const { return recordLength > 0; }
};

enum class RecordState
{
    Row,
    Blank, ///< an empty line
    BadLength, ///< fixed width: too short or too long
    TextAfterQuote, ///< a quoted field goes on after its closing quote
    CutInQuote, ///< the text ends within a quoted field of its last line
    UnclosedQuote, ///< a quoted field has no end; nothing after it can be read
    TooLong, ///< LongestRecord is passed; nothing after it can be read
    End
};

class RecordReader
{
public:
    RecordReader(ByteSource& source, RecordFormat format);

    /// Moves to the next record. An error only when the source fails.
    Result<RecordState> next();

    const std::vector<std::string_view>& fields() const { return m_fields; }

    /// Line the record begins in, from 1 (blocks count as lines).
    std::int64_t line() const { return m_line; }

    /// The text ended without a line end after this record.
    bool endsWithoutLineEnd() const { return m_endsWithoutLineEnd; }

private:
    enum class Cut
    {
        Done,
        NeedsMore
    };

    Result<void> refill();
    Cut cut();
    Cut cutDelimited();
    Cut cutFixed();
    Cut cutPlainField(std::size_t& at);
    Cut cutQuotedField(std::size_t& at);
    /// Takes a line end at @p at; Done with m_next behind it.
    Cut takeLineEnd(std::size_t at);
    void endOfText(std::size_t at);
    void sliceFixed(std::string_view record);
    std::string_view view(std::size_t from, std::size_t to) const;

    ByteSource& m_source;
    RecordFormat m_format;
    std::array<bool, 256> m_stops {}; ///< bytes that end a plain field
    WipedString m_buffer;
    std::size_t m_begin = 0; ///< of the record being cut
    std::size_t m_next = 0; ///< of the one after it
    bool m_isAtEnd = false; ///< the source has no more
    RecordState m_state = RecordState::Row;
    bool m_isLineDone = false;
    bool m_isInQuote = false;
    bool m_endsWithoutLineEnd = false;
    std::int64_t m_line = 0;
    std::int64_t m_nextLine = 1;
    std::int64_t m_innerLines = 0; ///< line ends within quotes
    std::vector<std::string_view> m_fields;
    std::vector<std::size_t> m_starts; ///< byte offsets of characters, for sliceFixed
    std::deque<WipedString> m_unquoted; ///< fields whose doubled quotes were undone
    std::size_t m_unquotedUsed = 0;
};

} // namespace core::intake

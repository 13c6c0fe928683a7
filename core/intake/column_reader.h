// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Applies a column's rules to its values: trimmed, missing or not, repaired, checked, translated.
// Control characters are dropped from all. Answers for texts seen before are kept, so that codes
// cost one look-up each.
#pragma once

#include "core/dictionary/layout.h"
#include "core/intake/pattern.h"
#include "core/intake/text_index.h"

#include <deque>
#include <optional>

namespace core::intake {

/// What happened to a value; several may have.
enum ValueEvent : std::uint8_t
{
    ValueDroppedCharacters = 1,
    ValueUpperCased = 2,
    ValueZerosAdded = 4,
    ValueFilled = 8, ///< a blank that the map gives a code
    ValueBad = 16, ///< blank now, because the rules do not accept it
    ValueUnknownCode = 32
};

struct ValueOutcome
{
    std::string_view value; ///< empty = missing
    std::uint8_t events = 0; ///< of ValueEvent
    const dictionary::CodeEntry* entry = nullptr; ///< of a code that is in the column's list
};

class ColumnReader
{
public:
    /// InvalidInput, place = the column's name, when its pattern or character class is malformed or
    /// its code list unknown. @p column and @p dictionary must outlive the reader.
    static Result<ColumnReader> compile(const dictionary::Column& column,
                                        const dictionary::Dictionary& dictionary);

    /// The outcome's value lasts until the next call, and as long as @p raw.
    ValueOutcome read(std::string_view raw);

private:
    explicit ColumnReader(const dictionary::Column& column)
        : m_column(&column)
    {
    }

    ValueOutcome apply(std::string_view value);
    std::string_view keepOnly(std::string_view value, std::uint8_t& events);
    std::string_view upper(std::string_view value, std::uint8_t& events);
    std::string_view pad(std::string_view value, std::uint8_t& events);
    std::string_view mapped(std::string_view value) const;
    std::optional<std::string_view> withPoint(std::string_view digits);
    bool isMissing(std::string_view value) const;
    void remember(std::string_view raw, const ValueOutcome& outcome);

    const dictionary::Column* m_column;
    std::optional<Pattern> m_pattern;
    std::optional<ByteSet> m_kept;
    const dictionary::CodeList* m_codeList = nullptr;
    bool m_hasRules = false; ///< something beside trimming and missing texts
    WipedString m_scratch;
    WipedString m_spare;

    bool m_remembers = true;
    TextIndex m_seen;
    std::uint32_t m_last = 0; ///< the text that was read last
    std::vector<ValueOutcome> m_outcomes;
    std::deque<WipedString> m_values; ///< changed values the outcomes point to
};

} // namespace core::intake

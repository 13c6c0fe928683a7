// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/column_reader.h"

#include <algorithm>

namespace core::intake {
namespace {

constexpr std::size_t MostRemembered = 4096; ///< beyond, a column is no code and not worth it
constexpr std::size_t LongestRemembered = 64;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view Blanks = " \t\r\n\v\f";
    const std::size_t from = text.find_first_not_of(Blanks);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(Blanks) - from + 1);
}

/// Nothing of a value, and on a terminal a danger.
bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Error inColumn(Error error, const dictionary::Column& column)
{
    error.place = column.name;
    return error;
}

} // namespace

Result<ColumnReader> ColumnReader::compile(const dictionary::Column& column,
                                           const dictionary::Dictionary& dictionary)
{
    ColumnReader reader(column);
    if (!column.pattern.empty()) {
        auto pattern = Pattern::compile(column.pattern);
        if (!pattern)
            return inColumn(pattern.error(), column);
        reader.m_pattern = std::move(pattern).value();
    }
    if (!column.keepOnly.empty()) {
        auto kept = parseByteSet(column.keepOnly);
        if (!kept)
            return inColumn(kept.error(), column);
        reader.m_kept = kept.value();
    }
    if (!column.codeList.empty()) {
        reader.m_codeList = dictionary.codeList(column.codeList);
        if (!reader.m_codeList)
            return inColumn({ErrorCode::InvalidInput, "no such code list: " + column.codeList},
                            column);
    }
    reader.m_hasRules = reader.m_pattern || reader.m_kept || reader.m_codeList || column.upper
        || column.padLeft > 0 || !column.map.empty() || column.impliedDecimals > 0;
    return reader;
}

ValueOutcome ColumnReader::read(std::string_view raw)
{
    const std::string_view value = trimmed(raw);
    if (!m_hasRules && std::none_of(value.begin(), value.end(), isControl))
        return {isMissing(value) ? std::string_view() : value, 0, nullptr};
    if (!m_remembers || !m_hasRules)
        return apply(value);
    // Files are sorted by something: the same text often comes again at once.
    if (m_last < m_outcomes.size() && m_seen.text(m_last) == value)
        return m_outcomes[m_last];
    const std::uint32_t known = m_seen.find(value);
    if (known != TextIndex::None) {
        m_last = known;
        return m_outcomes[known];
    }
    const ValueOutcome outcome = apply(value);
    remember(value, outcome);
    return outcome;
}

void ColumnReader::remember(std::string_view raw, const ValueOutcome& outcome)
{
    if (raw.size() > LongestRemembered)
        return;
    const std::uint32_t index = m_seen.intern(raw);
    m_outcomes.push_back(outcome);
    // The outcome's text must outlive the row: it is the stored raw text, or a copy.
    const std::string_view stored = m_seen.text(index);
    m_outcomes.back().value
        = outcome.value == stored ? stored : std::string_view(m_values.emplace_back(outcome.value));
    m_remembers = m_outcomes.size() < MostRemembered;
}

bool ColumnReader::isMissing(std::string_view value) const
{
    return !m_column->missing.empty()
        && std::find(m_column->missing.begin(), m_column->missing.end(), value)
        != m_column->missing.end();
}

ValueOutcome ColumnReader::apply(std::string_view value)
{
    ValueOutcome outcome;
    if (isMissing(value))
        return outcome;
    if (value.empty()) {
        outcome.value = mapped(value);
        outcome.events = outcome.value.empty() ? 0 : ValueFilled;
        return outcome;
    }
    value = pad(upper(keepOnly(value, outcome.events), outcome.events), outcome.events);
    const auto bad = [&outcome] {
        outcome.value = {};
        outcome.events = ValueBad;
        return outcome;
    };
    if (value.empty() || (m_pattern && !m_pattern->matches(value)))
        return bad();
    value = mapped(value);
    if (m_column->impliedDecimals > 0) {
        const auto number = withPoint(value);
        if (!number)
            return bad();
        value = *number;
    }
    if (m_codeList && !value.empty()) {
        outcome.entry = m_codeList->find(value);
        if (!outcome.entry)
            outcome.events |= ValueUnknownCode;
    }
    outcome.value = value;
    return outcome;
}

std::string_view ColumnReader::keepOnly(std::string_view value, std::uint8_t& events)
{
    const auto isDropped = [this](char c) {
        return isControl(c) || (m_kept && !m_kept->test(static_cast<unsigned char>(c)));
    };
    if (std::none_of(value.begin(), value.end(), isDropped))
        return value;
    m_scratch.clear();
    for (const char c : value)
        if (!isDropped(c))
            m_scratch.append(1, c);
    events |= ValueDroppedCharacters;
    return m_scratch;
}

std::string_view ColumnReader::upper(std::string_view value, std::uint8_t& events)
{
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!m_column->upper || std::none_of(value.begin(), value.end(), isLower))
        return value;
    m_spare.assign(value);
    for (char& c : m_spare)
        if (isLower(c))
            c = static_cast<char>(c - 'a' + 'A');
    m_scratch.swap(m_spare);
    events |= ValueUpperCased;
    return m_scratch;
}

std::string_view ColumnReader::pad(std::string_view value, std::uint8_t& events)
{
    const auto due = static_cast<std::size_t>(std::max(m_column->padLeft, 0));
    if (value.size() >= due || value.empty())
        return value;
    m_spare.assign(due - value.size(), '0').append(value);
    m_scratch.swap(m_spare);
    events |= ValueZerosAdded;
    return m_scratch;
}

std::string_view ColumnReader::mapped(std::string_view value) const
{
    for (const auto& [from, to] : m_column->map)
        if (from == value)
            return to;
    return value;
}

/// "0350" with two implied decimals is "3.50"; a number that has its point keeps it.
std::optional<std::string_view> ColumnReader::withPoint(std::string_view digits)
{
    if (digits.empty() || digits.find('.') != std::string_view::npos)
        return digits;
    if (!std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    const auto decimals = static_cast<std::size_t>(m_column->impliedDecimals);
    m_spare.assign(decimals, '0').append(digits); // enough of them for "5" to be "0.05"
    const std::string_view all = m_spare;
    const std::string_view whole = all.substr(0, all.size() - decimals);
    const std::size_t zeros = std::min(whole.find_first_not_of('0'), whole.size() - 1);
    m_scratch.assign(whole.substr(zeros)).append(1, '.').append(all.substr(whole.size()));
    return std::string_view(m_scratch);
}

} // namespace core::intake

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/file_shape.h"

#include <algorithm>
#include <array>
#include <map>

namespace core::intake {
namespace {

using dictionary::Column;
using dictionary::HeaderRow;
using dictionary::Layout;
using Heading = std::vector<WipedString>; ///< or a row, where a file has none
using Sample = std::vector<Heading>;

constexpr std::size_t SampleRecords = 100;
constexpr std::array Delimiters {',', '\t', ';', '|', '^', '~'};

/// Without case, blanks and the quotes a reader leaves alone.
WipedString folded(std::string_view text)
{
    WipedString out;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            out.append(1, static_cast<char>(c - 'A' + 'a'));
        else if (c != ' ' && c != '\t' && c != '\r')
            out.append(1, c);
    }
    return out;
}

bool isInFile(const Column& column)
{
    return column.constant.empty();
}

std::size_t headingsFound(const Layout& layout, const Heading& record)
{
    const auto isNamed = [&record](const Column& column) {
        return isInFile(column)
            && std::any_of(record.begin(), record.end(), [&column](const WipedString& heading) {
                   return isHeadingOf(column, heading);
               });
    };
    return static_cast<std::size_t>(
        std::count_if(layout.columns.begin(), layout.columns.end(), isNamed));
}

/// The number of fields most records have; of equally common ones the larger.
std::size_t commonFieldCount(const Sample& sample)
{
    std::map<std::size_t, std::size_t> counts;
    for (const auto& record : sample)
        ++counts[record.size()];
    std::size_t best = 0;
    for (const auto& [fields, times] : counts)
        if (best == 0 || times >= counts[best])
            best = fields;
    return best;
}

std::size_t fieldsDue(const Layout& layout)
{
    int due = 0;
    for (const Column& column : layout.columns)
        if (isInFile(column))
            due = std::max(due, column.position);
    return static_cast<std::size_t>(due);
}

/// Rows may go on after the last heading as long as nothing stands there in any of them.
std::size_t fieldsUnderHeader(const Sample& sample)
{
    const std::size_t headings = sample.front().size();
    const Sample rows(sample.begin() + 1, sample.end());
    const std::size_t found = rows.empty() ? headings : commonFieldCount(rows);
    const auto isPadded = [headings](const Heading& row) {
        return row.size() <= headings
            || std::all_of(row.begin() + static_cast<std::ptrdiff_t>(headings), row.end(),
                           [](const WipedString& field) { return field.empty(); });
    };
    return found > headings && std::all_of(rows.begin(), rows.end(), isPadded) ? found : headings;
}

class ShapeFinder
{
public:
    ShapeFinder(const LayoutPlan& plan, std::string_view head, FindingLog& log)
        : m_plan(plan)
        , m_layout(*plan.layout)
        , m_head(head)
        , m_log(log)
        , m_sample(sampleRecords(head, m_layout.delimiter, SampleRecords))
    {
    }

    std::optional<FileShape> delimited();

private:
    void refuse(Rule rule, std::string argument)
    {
        m_log.add(rule, FindingEffect::FileRefused, 1, std::move(argument));
    }
    bool hasHeader() const;
    std::optional<FileShape> byName();
    std::optional<FileShape> byPosition();
    bool assignFields(const Heading& headings, FileShape& shape);
    bool refuseOtherDelimiter(std::size_t due);
    FileShape emptyShape() const;

    const LayoutPlan& m_plan;
    const Layout& m_layout;
    std::string_view m_head;
    FindingLog& m_log;
    Sample m_sample;
};

FileShape ShapeFinder::emptyShape() const
{
    FileShape shape;
    shape.format.delimiter = m_layout.delimiter;
    shape.fieldOf.assign(m_layout.columns.size(), NoField);
    return shape;
}

/// A layout's own headings in the first record: one is enough where a header is due, half of them
/// where none is (a value may by chance be a heading).
bool ShapeFinder::hasHeader() const
{
    if (m_sample.empty())
        return false;
    const std::size_t found = headingsFound(m_layout, m_sample.front());
    const auto inFile = static_cast<std::size_t>(
        std::count_if(m_layout.columns.begin(), m_layout.columns.end(), isInFile));
    return m_layout.header == HeaderRow::Present ? found > 0 : found > 0 && found * 2 >= inFile;
}

std::optional<FileShape> ShapeFinder::delimited()
{
    const bool isThere = hasHeader();
    switch (m_layout.header) {
    case HeaderRow::Present:
        if (isThere)
            return byName();
        if (!refuseOtherDelimiter(0))
            refuse(Rule::HeaderMissing,
                   m_plan.layout->columns.empty() ? "" : m_plan.labels.front().text);
        return std::nullopt;
    case HeaderRow::Detect:
        return isThere ? byName() : byPosition();
    case HeaderRow::Absent:
        break;
    }
    auto shape = byPosition();
    if (shape && isThere) {
        m_log.add(Rule::HeaderUnexpected, FindingEffect::Note, 1);
        shape->hasHeader = true;
    }
    return shape;
}

/// Another delimiter that would do where the due one does not; @p due fields, or 0 for a header.
bool ShapeFinder::refuseOtherDelimiter(std::size_t due)
{
    for (const char other : Delimiters) {
        if (other == m_layout.delimiter)
            continue;
        const Sample sample = sampleRecords(m_head, other, SampleRecords);
        const bool fits = due > 0 ? commonFieldCount(sample) >= due
                                  : !sample.empty() && headingsFound(m_layout, sample.front()) > 0;
        if (fits && commonFieldCount(sample) > 1) {
            refuse(Rule::WrongDelimiter,
                   delimiterName(other) + " instead of " + delimiterName(m_layout.delimiter));
            return true;
        }
    }
    return false;
}

std::optional<FileShape> ShapeFinder::byPosition()
{
    const std::size_t due = fieldsDue(m_layout);
    const std::size_t found = commonFieldCount(m_sample);
    if (found < due) {
        if (!refuseOtherDelimiter(due))
            refuse(Rule::TooFewColumns, std::to_string(found) + " of " + std::to_string(due));
        return std::nullopt;
    }
    FileShape shape = emptyShape();
    shape.fieldCount = found;
    for (std::size_t at = 0; at < m_layout.columns.size(); ++at)
        if (isInFile(m_layout.columns[at]) && m_layout.columns[at].position > 0)
            shape.fieldOf[at] = static_cast<std::size_t>(m_layout.columns[at].position - 1);
    return shape;
}

std::optional<FileShape> ShapeFinder::byName()
{
    FileShape shape = emptyShape();
    shape.hasHeader = true;
    const Heading& headings = m_sample.front();
    shape.fieldCount = fieldsUnderHeader(m_sample);
    if (headings.size() < 2 && m_layout.columns.size() > 1 && refuseOtherDelimiter(0))
        return std::nullopt;
    if (!assignFields(headings, shape))
        return std::nullopt;
    return shape;
}

bool ShapeFinder::assignFields(const Heading& headings, FileShape& shape)
{
    bool isWhole = true;
    for (std::size_t at = 0; at < m_layout.columns.size(); ++at) {
        const Column& column = m_layout.columns[at];
        if (!isInFile(column))
            continue;
        std::size_t times = 0;
        for (std::size_t field = 0; field < headings.size(); ++field) {
            if (!isHeadingOf(column, headings[field]))
                continue;
            shape.fieldOf[at] = field;
            ++times;
        }
        if (times == 1)
            continue;
        const bool isFatal = times > 1 || m_plan.isEssential(at);
        isWhole = isWhole && !isFatal;
        m_log.addValue(times > 1 ? Rule::ColumnTwice : Rule::ColumnMissing,
                       isFatal ? FindingEffect::FileRefused : FindingEffect::Note, 1,
                       m_plan.labels[at], {});
    }
    return isWhole;
}

FileShape fixedShape(const LayoutPlan& plan, const FileScan& scan)
{
    const Layout& layout = *plan.layout;
    FileShape shape;
    shape.fieldOf.assign(layout.columns.size(), NoField);
    std::size_t end = static_cast<std::size_t>(std::max(layout.recordLength, 1));
    for (std::size_t at = 0; at < layout.columns.size(); ++at) {
        const Column& column = layout.columns[at];
        if (!isInFile(column) || column.from < 1 || column.to < column.from)
            continue;
        shape.fieldOf[at] = shape.format.ranges.size();
        shape.format.ranges.emplace_back(column.from, column.to);
        end = std::max(end, static_cast<std::size_t>(column.to));
    }
    shape.format.recordLength = end;
    shape.format.isInBlocks = !scan.hasLineEnds && scan.bytes > end;
    shape.format.countsCharacters = scan.encoding == Encoding::Windows1252;
    shape.fieldCount = shape.format.ranges.size();
    shape.hasHeader = layout.header == HeaderRow::Present;
    return shape;
}

} // namespace

bool isHeadingOf(const Column& column, std::string_view heading)
{
    const WipedString found = folded(heading);
    if (found.empty())
        return false;
    if (!column.header.empty())
        return found == folded(column.header);
    return found == folded(column.name) || found == folded(column.label);
}

std::vector<std::vector<WipedString>> sampleRecords(std::string_view head, char delimiter,
                                                    std::size_t most)
{
    TextSource source(head);
    RecordReader reader(source, {.delimiter = delimiter, .ranges = {}});
    Sample sample;
    while (sample.size() < most) {
        const auto state = reader.next();
        if (!state || state.value() == RecordState::End || state.value() == RecordState::TooLong
            || state.value() == RecordState::UnclosedQuote)
            break;
        // The last line of a piece may go on in the next one.
        if (reader.endsWithoutLineEnd() && !sample.empty())
            break;
        if (state.value() == RecordState::Row)
            sample.emplace_back(reader.fields().begin(), reader.fields().end());
    }
    return sample;
}

std::string delimiterName(char delimiter)
{
    switch (delimiter) {
    case ',':
        return "comma";
    case '\t':
        return "tab";
    case ';':
        return "semicolon";
    case '|':
        return "vertical bar";
    case '^':
        return "caret";
    case '~':
        return "tilde";
    default:
        return {delimiter};
    }
}

std::optional<FileShape> findShape(const LayoutPlan& plan, const FileScan& scan,
                                   std::string_view head, FindingLog& log)
{
    if (plan.layout->format == dictionary::FileFormat::FixedWidth)
        return fixedShape(plan, scan);
    return ShapeFinder(plan, head, log).delimited();
}

} // namespace core::intake

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/answer_text.h"

#include "core/disclosure/disclosed_reading.h"
#include "ui/charts/geometry/figure_words.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

namespace app::seguectl {
namespace {

using core::disclosure::CountCell;
using core::disclosure::DisclosedMeasure;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::disclosure::DisclosedTable;
using core::disclosure::NumberCell;
using core::disclosure::RateCell;

using Line = std::vector<std::string>;

// Three things that are no number, and zero: each has its own mark.
constexpr const char* HiddenMark = "*";
constexpr const char* NoneMark = "-"; ///< there is none: nobody to count, no day
constexpr const char* EarlyMark = "early"; ///< nobody yet, and somebody still can

std::string text(const CountCell& cell)
{
    return cell.isShown() ? std::to_string(cell.value()) : HiddenMark;
}

std::string text(double value, int decimals)
{
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

/// A rate in per cent with one decimal; `*` where hidden.
std::string text(const RateCell& cell)
{
    return cell.isShown() ? text(cell.value() * 100.0, 1) : HiddenMark;
}

/// Why a step has no rate, where that is no secret; empty otherwise.
std::string noRateMark(const DisclosedStep& step)
{
    if (!isOfNobody(step))
        return {};
    return isOpen(step) ? EarlyMark : NoneMark;
}

std::string text(const RateCell& cell, const DisclosedStep& step)
{
    const std::string mark = noRateMark(step);
    return mark.empty() ? text(cell) : mark;
}

/// From the counts, half up; a band in whole per cent.
std::string rateText(const DisclosedStep& step)
{
    if (step.rate.isBand())
        return std::to_string(step.rate.from()) + "-" + std::to_string(step.rate.to());
    if (!step.rate.isShown())
        return text(step.rate, step);
    const std::int64_t yes = step.yes.value();
    return ui::charts::tenthsOfPercent(yes, yes + step.no.value(), ui::language::Language::English)
        .toStdString();
}

std::string text(const NumberCell& cell, int decimals)
{
    if (cell.isNone())
        return NoneMark;
    return cell.isShown() ? text(cell.value(), decimals) : HiddenMark;
}

Line headings(const DisclosedTable& table)
{
    Line line(table.by().begin(), table.by().end());
    line.push_back("n");
    if (!table.stepLabels().empty())
        for (const char* name : {"step", "base", "yes", "no", "not yet", "not located", "hidden",
                                 "not reached", "rate %", "low %", "high %", "fair from"})
            line.emplace_back(name);
    return line;
}

Line stepCells(const DisclosedStep& step, const std::string& label)
{
    return {label,
            text(step.base),
            text(step.yes),
            text(step.no),
            text(step.notYet),
            text(step.notLocated),
            text(step.hidden),
            text(step.notReached),
            rateText(step),
            text(step.low, step),
            text(step.high, step),
            step.fairFrom ? core::toIso(*step.fairFrom) + (step.isFair ? "" : " (open)") : "-"};
}

bool isTime(const DisclosedTable& table)
{
    return table.measure()->kind == core::cohort::Measure::Kind::TimeTo;
}

Line measureHeadings(const DisclosedTable& table)
{
    Line line {"measured", "without"};
    if (!isTime(table))
        line.emplace_back("mean");
    for (const char* name : {"median", "lower quartile", "upper quartile"})
        line.emplace_back(isTime(table) ? name + std::string(" days") : name);
    return line;
}

Line measureCells(const DisclosedMeasure& measure, const DisclosedTable& table)
{
    Line line {text(measure.measured), text(measure.without)};
    std::vector<NumberCell> cells {measure.median, measure.lowerQuartile, measure.upperQuartile};
    if (!isTime(table))
        cells.insert(cells.begin(), measure.mean);
    for (const NumberCell& cell : cells)
        line.push_back(text(cell, table.measureDecimals()));
    return line;
}

void append(Line& line, const Line& more)
{
    line.insert(line.end(), more.begin(), more.end());
}

/// All rows with their keys, and everybody under "(all)" where there are groups.
std::vector<std::pair<Line, const DisclosedRow*>> allRows(const DisclosedTable& table)
{
    std::vector<std::pair<Line, const DisclosedRow*>> rows;
    for (const DisclosedRow& row : table.rows())
        rows.emplace_back(row.keys, &row);
    if (!table.by().empty() || rows.empty())
        rows.emplace_back(Line(table.by().size(), "(all)"), &table.total());
    return rows;
}

std::vector<Line> stepTable(const DisclosedTable& table)
{
    std::vector<Line> lines {headings(table)};
    for (const auto& [keys, row] : allRows(table)) {
        Line start = keys;
        start.push_back(text(row->n));
        if (row->steps.empty())
            lines.push_back(start);
        for (std::size_t i = 0; i < row->steps.size(); ++i) {
            lines.push_back(start);
            append(lines.back(), stepCells(row->steps[i], table.stepLabels()[i]));
        }
    }
    return lines;
}

std::vector<Line> measureTable(const DisclosedTable& table)
{
    std::vector<Line> lines {Line(table.by().begin(), table.by().end())};
    append(lines.front(), measureHeadings(table));
    for (const auto& [keys, row] : allRows(table)) {
        lines.push_back(keys);
        append(lines.back(), measureCells(*row->measure, table));
    }
    return lines;
}

/// A line for each row and month; the curve is shown at the same months wherever it is.
std::vector<Line> curveTable(const DisclosedTable& table)
{
    std::vector<Line> lines {Line(table.by().begin(), table.by().end())};
    append(lines.front(), {"by month", "there % (estimated)", "seen there", "still under way"});
    for (const auto& [keys, row] : allRows(table)) {
        for (const auto& point : row->measure->curve) {
            lines.push_back(keys);
            append(lines.back(),
                   {std::to_string(point.months), text(point.reached), text(point.events),
                    text(point.atRisk)});
        }
    }
    return lines;
}

/// Characters, not bytes: labels hold accents.
std::size_t width(const std::string& cell)
{
    return static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string csvField(const std::string& cell)
{
    // A text that begins like a formula is run by spreadsheets; `-` alone stands for nobody.
    const bool isFormula
        = cell.size() > 1 && std::string_view("=+-@").find(cell[0]) != std::string_view::npos;
    const std::string safe = isFormula ? "'" + cell : cell;
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string aligned(const std::vector<Line>& lines)
{
    std::vector<std::size_t> widths(lines.front().size(), 0);
    for (const Line& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width(line[i]));
    std::string out;
    for (const Line& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            out += line[i];
            if (i + 1 < line.size())
                out += std::string(widths[i] - width(line[i]) + 2, ' ');
        }
        out += '\n';
    }
    return out;
}

/// One table for spreadsheets: what is measured stands beside each step of a row.
std::vector<Line> wideTable(const DisclosedTable& table)
{
    std::vector<Line> lines = stepTable(table);
    if (!table.measure())
        return lines;
    append(lines.front(), measureHeadings(table));
    const auto& months = table.total().measure->curve;
    for (const auto& point : months)
        append(lines.front(),
               {"there % by month " + std::to_string(point.months),
                "seen there by month " + std::to_string(point.months),
                "still under way after month " + std::to_string(point.months)});
    std::size_t next = 1;
    for (const auto& [keys, row] : allRows(table)) {
        for (std::size_t i = 0; i < std::max<std::size_t>(row->steps.size(), 1); ++i) {
            Line& line = lines[next++];
            append(line, measureCells(*row->measure, table));
            for (const auto& point : row->measure->curve)
                append(line, {text(point.reached), text(point.events), text(point.atRisk)});
            if (row->measure->curve.empty())
                append(line, Line(3 * months.size(), HiddenMark));
        }
    }
    return lines;
}

/// What the marks in @p lines stand for; of those that are there.
std::string legend(const std::vector<Line>& lines)
{
    constexpr std::pair<const char*, const char*> Marks[]
        = {{HiddenMark, "hidden to protect students"},
           {NoneMark, "there is no such number"},
           {EarlyMark, "too early to tell"}};
    std::string out;
    for (const auto& [mark, meaning] : Marks)
        if (std::ranges::any_of(lines, [&, mark = mark](const Line& line) {
                return std::ranges::find(line, mark) != line.end();
            }))
            out += (out.empty() ? "" : "; ") + std::string(mark) + ": " + meaning;
    return out.empty() ? out : out + "\n";
}

} // namespace

std::string toText(const core::session::Answer& answer)
{
    const DisclosedTable& table = answer.table;
    std::vector<Line> lines = stepTable(table);
    std::string out = aligned(lines);
    if (!table.measure())
        return out + legend(lines);
    const std::vector<Line> measures = measureTable(table);
    out += "\n" + aligned(measures);
    if (!table.total().measure->curve.empty())
        out += "\n" + aligned(curveTable(table));
    lines.insert(lines.end(), measures.begin(), measures.end());
    return out + legend(lines) + "\n";
}

std::string toCsv(const core::session::Answer& answer)
{
    std::string out;
    for (const Line& line : wideTable(answer.table)) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out += (i > 0 ? "," : "") + csvField(line[i]);
        out += "\r\n";
    }
    return out;
}

} // namespace app::seguectl

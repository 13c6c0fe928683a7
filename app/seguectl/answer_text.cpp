// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/answer_text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace app::seguectl {
namespace {

using core::disclosure::CountCell;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::disclosure::DisclosedTable;
using core::disclosure::RateCell;

using Line = std::vector<std::string>;

constexpr const char* HiddenMark = "*";

std::string text(const CountCell& cell)
{
    return cell.isShown() ? std::to_string(cell.value()) : HiddenMark;
}

/// A rate in per cent with one decimal; `*` where hidden, `-` where nobody stands behind it.
std::string text(const RateCell& cell)
{
    if (!cell.isShown())
        return HiddenMark;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%.1f", cell.value() * 100.0);
    return buffer;
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
            text(step.rate),
            text(step.low),
            text(step.high),
            step.fairFrom ? core::toIso(*step.fairFrom) + (step.isFair ? "" : " (open)") : "-"};
}

void appendRow(std::vector<Line>& lines, const DisclosedRow& row, const Line& keys,
               const DisclosedTable& table)
{
    Line start = keys;
    start.push_back(text(row.n));
    if (row.steps.empty())
        lines.push_back(start);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        Line line = start;
        const Line cells = stepCells(row.steps[i], table.stepLabels()[i]);
        line.insert(line.end(), cells.begin(), cells.end());
        lines.push_back(std::move(line));
    }
}

std::vector<Line> allLines(const DisclosedTable& table)
{
    std::vector<Line> lines {headings(table)};
    for (const DisclosedRow& row : table.rows())
        appendRow(lines, row, row.keys, table);
    if (!table.by().empty())
        appendRow(lines, table.total(), Line(table.by().size(), "(all)"), table);
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

} // namespace

std::string toText(const core::session::Answer& answer)
{
    const auto lines = allLines(answer.table);
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

std::string toCsv(const core::session::Answer& answer)
{
    std::string out;
    for (const Line& line : allLines(answer.table)) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out += (i > 0 ? "," : "") + csvField(line[i]);
        out += "\r\n";
    }
    return out;
}

} // namespace app::seguectl

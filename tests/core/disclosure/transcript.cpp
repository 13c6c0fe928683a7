// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/transcript.h"

#include <sstream>

namespace tables {
namespace {

using namespace core::disclosure;

void write(std::ostream& out, const CountCell& cell)
{
    if (cell.isShown())
        out << ' ' << cell.value();
    else
        out << " *";
}

void write(std::ostream& out, const RateCell& cell)
{
    if (cell.isShown())
        out << ' ' << std::hexfloat << cell.value() << std::defaultfloat;
    else
        out << " *";
}

void write(std::ostream& out, const NumberCell& cell)
{
    if (cell.isShown())
        out << ' ' << std::hexfloat << cell.value() << std::defaultfloat;
    else
        out << (cell.isNone() ? " -" : " *");
}

void writeCounts(std::ostream& out, const DisclosedStep& step)
{
    for (const CountCell& cell :
         {step.base, step.yes, step.no, step.notYet, step.notLocated, step.hidden, step.notReached})
        write(out, cell);
    for (const DisclosedElsewhere& part : step.elsewhere) {
        out << ' ' << part.segment;
        write(out, part.n);
    }
}

void write(std::ostream& out, const DisclosedStep& step)
{
    out << " [";
    writeCounts(out, step);
    if (step.rate.isBand())
        out << ' ' << step.rate.from() << '-' << step.rate.to();
    for (const RateCell& cell : {step.rate, step.low, step.high})
        write(out, cell);
    if (step.fairFrom)
        out << " from " << *step.fairFrom;
    out << (step.isFair ? " fair]" : " open]");
}

void write(std::ostream& out, const DisclosedMeasure& measure)
{
    out << " {";
    write(out, measure.measured);
    write(out, measure.without);
    for (const NumberCell& cell :
         {measure.mean, measure.median, measure.lowerQuartile, measure.upperQuartile})
        write(out, cell);
    for (const DisclosedPoint& point : measure.curve) {
        out << " @" << point.months;
        write(out, point.reached);
        write(out, point.events);
        write(out, point.atRisk);
    }
    out << '}';
}

void writeKeys(std::ostream& out, const DisclosedRow& row)
{
    for (const std::string& key : row.keys)
        out << key << '|';
}

void write(std::ostream& out, const DisclosedRow& row)
{
    writeKeys(out, row);
    write(out, row.n);
    for (const DisclosedStep& step : row.steps)
        write(out, step);
    if (row.measure)
        write(out, *row.measure);
    out << '\n';
}

void writeShown(std::ostream& out, const DisclosedRow& row, bool isLine)
{
    std::ostringstream counts;
    write(counts, row.n);
    for (const DisclosedStep& step : row.steps)
        writeCounts(counts, step);
    if (row.measure) {
        write(counts, row.measure->measured);
        write(counts, row.measure->without);
    }
    if (!isLine && !row.n.isShown())
        return;
    writeKeys(out, row);
    out << counts.str() << '\n';
}

} // namespace

std::string transcript(const DisclosedTable& table)
{
    std::ostringstream out;
    for (const std::string& field : table.by())
        out << field << ' ';
    out << (table.isCross() ? "crossed " : "") << static_cast<int>(table.unit()) << ' '
        << table.policy() << ' ' << table.measure().has_value() << ' ' << table.measureDecimals()
        << '\n';
    for (const std::string& label : table.stepLabels())
        out << label << '\n';
    for (const DisclosedRow& row : table.rows())
        write(out, row);
    write(out, table.total());
    if (table.change()) {
        out << table.change()->from << " to " << table.change()->to << '\n';
        write(out, table.change()->before);
        write(out, table.change()->after);
    }
    out << table.hiddenGroups() << " hidden\n";
    return out.str();
}

std::string shownCounts(const DisclosedTable& table)
{
    std::ostringstream out;
    for (const DisclosedRow& row : table.rows())
        writeShown(out, row, table.by().size() < 2);
    writeShown(out, table.total(), true);
    if (table.change()) {
        writeShown(out, table.change()->before, true);
        writeShown(out, table.change()->after, true);
    }
    return out.str();
}

} // namespace tables

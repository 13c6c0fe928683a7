// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/measured_tables.h"

namespace tables {
namespace {

using core::cohort::RawMeasure;
using core::cohort::ValueCount;

std::vector<ValueCount> counted(const std::map<std::int64_t, std::int64_t>& counts)
{
    std::vector<ValueCount> out;
    for (const auto& [value, count] : counts)
        out.push_back({value, count});
    return out;
}

/// The total's measure from the rows'.
void addMeasures(RawTable& table)
{
    std::map<std::int64_t, std::int64_t> values, censored;
    RawMeasure& total = table.total.measure.emplace();
    for (const RawRow& row : table.rows) {
        total.measured += row.measure->measured;
        total.without += row.measure->without;
        for (const ValueCount& one : row.measure->values)
            values[one.value] += one.count;
        for (const ValueCount& one : row.measure->censored)
            censored[one.value] += one.count;
    }
    total.values = counted(values);
    total.censored = counted(censored);
}

RawRow timeRow(const TimeRow& from)
{
    std::map<std::int64_t, std::int64_t> events, censored;
    std::int64_t yes = 0, no = 0, notYet = 0;
    for (const Clock& clock : from.clocks) {
        const bool isEvent
            = clock.end == Clock::End::Yes || clock.end == Clock::End::YesTooEarlyToTell;
        ++(isEvent ? events : censored)[clock.days];
        yes += clock.end == Clock::End::Yes ? 1 : 0;
        no += clock.end == Clock::End::No ? 1 : 0;
    }
    const auto all = static_cast<std::int64_t>(from.clocks.size());
    notYet = all - yes - no;
    const std::int64_t n = all + from.notLocated;
    RawRow out = row(from.keys, n, {step(n, yes, no, notYet, from.notLocated)});
    out.measure
        = RawMeasure {students(all), students(from.notLocated), counted(events), counted(censored)};
    return out;
}

} // namespace

RawTable numberTable(std::vector<std::string> by, const std::vector<NumberRow>& rows)
{
    std::vector<RawRow> raw;
    for (const NumberRow& from : rows) {
        std::map<std::int64_t, std::int64_t> values;
        for (const std::int64_t value : from.values)
            ++values[value];
        const auto measured = static_cast<std::int64_t>(from.values.size());
        raw.push_back(row(from.keys, measured + from.without));
        raw.back().measure
            = RawMeasure {students(measured), students(from.without), counted(values), {}};
    }
    RawTable out = table(std::move(by), std::move(raw));
    out.measure.emplace().kind = core::cohort::Measure::Kind::Value;
    out.measure->value = {.of = "start", .field = "units", .bands = {}, .position = {}};
    addMeasures(out);
    return out;
}

RawTable timeTable(std::vector<std::string> by, const std::vector<TimeRow>& rows)
{
    std::vector<RawRow> raw;
    for (const TimeRow& from : rows)
        raw.push_back(timeRow(from));
    RawTable out = table(std::move(by), std::move(raw));
    out.measure.emplace().kind = core::cohort::Measure::Kind::TimeTo;
    out.measure->step = out.stepLabels.front();
    out.measureStep = 0;
    addMeasures(out);
    return out;
}

} // namespace tables

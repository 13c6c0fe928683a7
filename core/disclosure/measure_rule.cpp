// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/measure_rule.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace core::disclosure {
namespace {

using cohort::RawMeasure;
using cohort::RawRow;
using cohort::RawTable;
using indicators::Distribution;
using indicators::Ratio;
using indicators::Times;

Distribution distributionOf(const std::vector<cohort::ValueCount>& values)
{
    Distribution out;
    for (const auto& one : values)
        out.push_back({one.value, one.count});
    return out;
}

/// Everybody who is measured in one or several rows.
struct Measured
{
    std::int64_t people = 0;
    std::int64_t eventsNotYet = 0; ///< of a time: counted not yet, though it has come to them
    Times values; ///< of a number: all of them in events

    std::int64_t count() const
    {
        return indicators::countOf(values.events) + indicators::countOf(values.censored);
    }
};

Measured measuredOf(const RawRow& row, const RawTable& table)
{
    const RawMeasure& raw = *row.measure;
    Measured out {
        raw.measured.people, 0, {distributionOf(raw.values), distributionOf(raw.censored)}};
    if (table.measureStep)
        out.eventsNotYet
            = indicators::countOf(out.values.events) - row.steps[*table.measureStep].yes.count;
    return out;
}

Distribution merged(const Distribution& a, const Distribution& b)
{
    Distribution out;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        const bool takeLeft = right == b.end() || (left != a.end() && left->value < right->value);
        const indicators::Counted next = takeLeft ? *left++ : *right++;
        if (!out.empty() && out.back().value == next.value)
            out.back().count += next.count;
        else
            out.push_back(next);
    }
    return out;
}

Measured together(const Measured& a, const Measured& b, cohort::Unit unit)
{
    return {
        peopleTogether(a.people, b.people, unit),
        a.eventsNotYet + b.eventsNotYet,
        {merged(a.values.events, b.values.events), merged(a.values.censored, b.values.censored)}};
}

class Decision
{
public:
    Decision(const RawTable& table, const TableSystem& system, const Pattern& hidden,
             const Policy& policy)
        : m_table(table)
        , m_system(system)
        , m_hidden(hidden)
        , m_policy(policy)
        , m_isTime(table.measureStep.has_value())
    {
        for (const RawRow& row : table.rows)
            m_measured.push_back(measuredOf(row, table));
        m_total = measuredOf(table.total, table);
    }

    Result<MeasureViews> views(TaskContext& task);

private:
    bool isVaried(const Measured& measured) const;
    bool mayTell(const Measured& measured) const;
    bool mayTell(const Measured& measured, const RowCells& cells) const;
    Result<void> chooseRows(TaskContext& task);
    Result<bool> hideBeside(CellSystem& sums, TaskContext& task);
    CellSystem sumsOfMeasured() const;
    Measured rest(const std::vector<bool>& isTold) const;
    MeasureView statistics(const Measured& measured) const;
    MeasureView times(const Measured& measured) const;
    bool hasCurve(std::int64_t eventsNotYet) const;
    std::vector<std::size_t> drawableRows() const;
    void addCurves(MeasureViews& views) const;
    std::optional<Statistic> rounded(const std::optional<Ratio>& value) const;

    const RawTable& m_table;
    const TableSystem& m_system;
    const Pattern& m_hidden;
    const Policy& m_policy;
    bool m_isTime;
    std::vector<Measured> m_measured;
    Measured m_total;
    std::map<std::size_t, std::size_t> m_cellOf; ///< of the system's cells, among the sums'
    std::vector<bool> m_isTold; ///< by row
    bool m_isTotalTold = false;
};

bool Decision::isVaried(const Measured& measured) const
{
    std::int64_t most = 0;
    for (const auto& one : measured.values.events)
        most = std::max(most, one.count);
    const std::int64_t count = measured.count();
    return 2 * most < count || count - most >= m_policy.minNonEvent;
}

bool Decision::mayTell(const Measured& measured) const
{
    // Of several rows of one person it is not known how much of the whole they are.
    if (measured.count() != measured.people)
        return false;
    const bool isReached
        = !m_isTime || indicators::countOf(measured.values.events) >= m_policy.minEvent;
    return measured.people >= m_policy.minMean && isReached && isVaried(measured);
}

bool Decision::mayTell(const Measured& measured, const RowCells& cells) const
{
    return !m_hidden[cells.n] && !m_hidden[cells.measure->measured] && mayTell(measured);
}

/// The counts of who is measured as a system of their own: a cell is secret where its values are.
CellSystem Decision::sumsOfMeasured() const
{
    std::map<std::size_t, bool> isSecret;
    for (std::size_t i = 0; i < m_measured.size(); ++i)
        isSecret[m_system.rows[i].measure->measured] = !mayTell(m_measured[i], m_system.rows[i]);
    isSecret[m_system.total.measure->measured] = !mayTell(m_total, m_system.total);

    CellSystem sums;
    sums.markerMax = m_system.system.markerMax;
    for (const auto& [cell, index] : m_cellOf) {
        Cell copy = m_system.system.cells[cell];
        // A margin is not told here, but by another question, whatever is hidden here.
        const auto printed = isSecret.find(cell);
        copy.primary
            = copy.value > 0 && (copy.primary || (printed != isSecret.end() && printed->second));
        copy.published = true;
        sums.cells.push_back(copy);
    }
    for (const Equation& equation : m_system.measuredSums) {
        Equation sum {m_cellOf.at(equation.total), {}};
        for (const std::size_t part : equation.parts)
            sum.parts.push_back(m_cellOf.at(part));
        sums.equations.push_back(std::move(sum));
    }
    return sums;
}

Measured Decision::rest(const std::vector<bool>& isTold) const
{
    Measured out;
    for (std::size_t i = 0; i < m_measured.size(); ++i) {
        if (!isTold[i])
            out = together(out, m_measured[i], m_table.unit);
    }
    return out;
}

/// One round: false where those who are not told are still too few, or too much alike, to be told
/// together; then one more row is secret.
Result<bool> Decision::hideBeside(CellSystem& sums, TaskContext& task)
{
    TRY_ASSIGN(const Pattern hidden, suppress(sums, task));
    const auto cellOf = [&](const RowCells& cells) { return m_cellOf.at(cells.measure->measured); };
    m_isTold.assign(m_measured.size(), false);
    std::optional<std::size_t> least;
    for (std::size_t i = 0; i < m_measured.size(); ++i) {
        const std::int64_t count = m_measured[i].count();
        m_isTold[i] = count > 0 && !hidden[cellOf(m_system.rows[i])];
        if (m_isTold[i] && (!least || count < m_measured[*least].count()))
            least = i;
    }
    m_isTotalTold = !hidden[cellOf(m_system.total)];
    const Measured others = rest(m_isTold);
    if (m_system.measuredSums.empty() || others.count() == 0 || mayTell(others) || !least)
        return true;
    sums.cells[cellOf(m_system.rows[*least])].primary = true;
    return false;
}

Result<void> Decision::chooseRows(TaskContext& task)
{
    const auto note = [this](std::size_t cell) { m_cellOf.emplace(cell, 0); };
    note(m_system.total.measure->measured);
    for (const RowCells& row : m_system.rows)
        note(row.measure->measured);
    for (const Equation& equation : m_system.measuredSums) {
        note(equation.total);
        std::for_each(equation.parts.begin(), equation.parts.end(), note);
    }
    std::size_t next = 0;
    for (auto& [cell, index] : m_cellOf)
        index = next++;
    CellSystem sums = sumsOfMeasured();
    while (true) {
        TRY_ASSIGN(const bool isDone, hideBeside(sums, task));
        if (isDone)
            return {};
    }
}

std::optional<Statistic> Decision::rounded(const std::optional<Ratio>& value) const
{
    if (!value)
        return Statistic {};
    const Ratio inMillionths {value->top * (m_isTime ? 1'000'000 : 1), value->bottom};
    return Statistic {
        indicators::roundHalfUp(inMillionths, roundingOf(*m_table.measure, m_policy))};
}

MeasureView Decision::statistics(const Measured& measured) const
{
    MeasureView out;
    out.mean = rounded(indicators::mean(measured.values.events));
    if (measured.people >= m_policy.minMedian)
        out.median = rounded(indicators::meanOfMiddleFour(measured.values.events));
    if (measured.people >= m_policy.minQuartile) {
        out.lowerQuartile
            = rounded(indicators::quantile(measured.values.events, indicators::LowerQuartile));
        out.upperQuartile
            = rounded(indicators::quantile(measured.values.events, indicators::UpperQuartile));
    }
    return out;
}

MeasureView Decision::times(const Measured& measured) const
{
    MeasureView out;
    out.mean = Statistic {};
    if (measured.people >= m_policy.minMedian)
        out.median = rounded(indicators::timeQuantile(measured.values, indicators::Median));
    if (measured.people >= m_policy.minQuartile) {
        out.lowerQuartile
            = rounded(indicators::timeQuantile(measured.values, indicators::LowerQuartile));
        out.upperQuartile
            = rounded(indicators::timeQuantile(measured.values, indicators::UpperQuartile));
    }
    return out;
}

/// Those whom it has come to before their time was up are no count of the table, but what a curve
/// tells beyond the step's yes.
bool Decision::hasCurve(std::int64_t eventsNotYet) const
{
    return eventsNotYet == 0 || eventsNotYet >= m_policy.minGroup;
}

/// The rows that may have a curve, those of most people first.
std::vector<std::size_t> Decision::drawableRows() const
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_isTold.size(); ++i) {
        if (m_isTold[i] && hasCurve(m_measured[i].eventsNotYet) && !m_system.measuredSums.empty())
            rows.push_back(i);
    }
    std::stable_sort(rows.begin(), rows.end(), [this](std::size_t a, std::size_t b) {
        return m_measured[a].count() > m_measured[b].count();
    });
    return rows;
}

/// All curves have the same quarters; the rows without a curve, taken together, would pass with
/// them, since they are the difference to everybody. The smallest rows go without until there are
/// some.
void Decision::addCurves(MeasureViews& views) const
{
    // Of enrolments it is not known how many people stand behind the events of a quarter.
    if (!m_isTime || !m_isTotalTold || m_table.unit != cohort::Unit::Students
        || !hasCurve(m_total.eventsNotYet))
        return;
    const int last = lastQuarter(m_total.values);
    std::vector<std::size_t> drawn = drawableRows();
    std::vector<QuarterCounts> curves;
    std::vector<bool> isDrawn(m_measured.size(), false);
    for (const std::size_t row : drawn) {
        curves.push_back(countByQuarter(m_measured[row].values, last));
        isDrawn[row] = true;
    }
    const Measured others = drawn.empty() ? m_total : rest(isDrawn);
    QuarterCounts undrawn = countByQuarter(others.values, last);
    std::int64_t undrawnNotYet = others.eventsNotYet;
    const std::int64_t least
        = std::max({m_policy.minGroup, m_policy.minEvent, m_policy.minNonEvent});
    std::vector<int> quarters;
    while (true) {
        std::vector<QuarterCounts> all = curves;
        if (undrawn.all.events + undrawn.all.censored > 0)
            all.push_back(undrawn);
        if (hasCurve(undrawnNotYet))
            quarters = commonQuarters(all, least);
        if (!quarters.empty() || drawn.empty())
            break;
        undrawn += curves.back();
        undrawnNotYet += m_measured[drawn.back()].eventsNotYet;
        curves.pop_back();
        drawn.pop_back();
    }
    views.total.curve = pointsAt(m_total.values, quarters);
    for (const std::size_t row : drawn)
        views.rows[row].curve = pointsAt(m_measured[row].values, quarters);
}

Result<MeasureViews> Decision::views(TaskContext& task)
{
    TRY_VOID(chooseRows(task));
    const auto view = [this](const Measured& measured, const RowCells& cells, bool isTold) {
        if (measured.count() == 0 && !m_hidden[cells.measure->measured])
            return MeasureView {Statistic {}, Statistic {}, Statistic {}, Statistic {}, {}};
        if (!isTold)
            return MeasureView {};
        return m_isTime ? times(measured) : statistics(measured);
    };
    MeasureViews out {view(m_total, m_system.total, m_isTotalTold), {}};
    for (std::size_t i = 0; i < m_measured.size(); ++i)
        out.rows.push_back(view(m_measured[i], m_system.rows[i], m_isTold[i]));
    addCurves(out);
    // Without groups the one row is everybody.
    if (m_table.by.empty() && out.rows.size() == 1)
        out.rows.front() = out.total;
    return out;
}

} // namespace

Result<MeasureViews> decideMeasures(const RawTable& table, const TableSystem& system,
                                    const Pattern& hidden, const Policy& policy, TaskContext& task)
{
    return Decision(table, system, hidden, policy).views(task);
}

std::int64_t roundingOf(const cohort::Measure& measure, const Policy& policy)
{
    if (measure.kind == cohort::Measure::Kind::TimeTo)
        return policy.roundDays;
    const bool isPoints = measure.value.field == "grade_points";
    return isPoints && measure.kind != cohort::Measure::Kind::Count ? policy.roundPoints
                                                                    : policy.roundNumber;
}

} // namespace core::disclosure

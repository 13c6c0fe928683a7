// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/gate.h"

#include "core/disclosure/band_rule.h"
#include "core/disclosure/disclosed_reading.h"
#include "core/disclosure/insider.h"
#include "core/disclosure/measure_rule.h"
#include "core/disclosure/suppression.h"
#include "core/disclosure/table_system.h"
#include "core/indicators/wilson.h"

#include <algorithm>
#include <utility>

namespace core::disclosure {

/// Copies what the pattern lets through, and nothing else.
class Gate::Copier
{
public:
    Copier(const Pattern& hidden, Day observedThrough)
        : m_hidden(hidden)
        , m_observedThrough(observedThrough)
    {
    }

    DisclosedRow row(const cohort::RawRow& raw, const RowCells& cells) const
    {
        DisclosedRow out;
        out.keys = raw.keys;
        out.n = count(raw.n, cells.n);
        for (std::size_t i = 0; i < raw.steps.size(); ++i) {
            out.steps.push_back(step(raw.steps[i], cells.steps[i]));
            if (!out.n.isShown())
                hideTimes(out.steps.back(), raw.steps[i]);
        }
        return out;
    }

    DisclosedRow row(const cohort::RawRow& raw, const RowCells& cells, const StepBands& bands) const
    {
        DisclosedRow out = row(raw, cells);
        for (std::size_t i = 0; i < bands.size(); ++i) {
            if (const auto& band = bands[i])
                out.steps[i].rate = RateCell(band->from(), band->to());
        }
        return out;
    }

    DisclosedRow row(const cohort::RawRow& raw, const RowCells& cells,
                     const MeasureView& view) const
    {
        DisclosedRow out = row(raw, cells);
        DisclosedMeasure& measure = out.measure.emplace();
        measure.measured = count(raw.measure->measured, cells.measure->measured);
        measure.without = count(raw.measure->without, cells.measure->without);
        measure.mean = number(view.mean);
        measure.median = number(view.median);
        measure.lowerQuartile = number(view.lowerQuartile);
        measure.upperQuartile = number(view.upperQuartile);
        for (const CurvePoint& point : view.curve)
            measure.curve.push_back({point.months,
                                     RateCell(static_cast<double>(point.reached) / 1e6),
                                     CountCell(point.events), CountCell(point.atRisk)});
        return out;
    }

private:
    static NumberCell number(const std::optional<Statistic>& view)
    {
        if (!view)
            return {};
        const Statistic& value = *view;
        return value ? NumberCell(NumberCell::State::Shown, *value)
                     : NumberCell(NumberCell::State::None, 0);
    }

    CountCell count(cohort::Tally tally, std::size_t cell) const
    {
        return m_hidden[cell] ? CountCell() : CountCell(tally.count);
    }

    DisclosedStep step(const cohort::StepTally& raw, const StepCells& cells) const
    {
        DisclosedStep out;
        out.base = count(raw.base, cells.base);
        out.yes = count(raw.yes, cells.yes);
        out.no = count(raw.no, cells.no);
        out.notYet = count(raw.notYet, cells.notYet);
        out.notLocated = count(raw.notLocated, cells.notLocated);
        out.hidden = count(raw.hidden, cells.hidden);
        out.notReached = count(raw.notReached, cells.notReached);
        for (std::size_t i = 0; i < raw.elsewhere.size(); ++i)
            out.elsewhere.push_back(
                {raw.elsewhere[i].segment, count(raw.elsewhere[i].tally, cells.elsewhere[i])});
        out.fairFrom = raw.fairFrom;
        // Fair is the day after the last window's end: data to that end are enough. Where a source
        // ends earlier than the others, its `not yet` says so.
        // Where that is hidden it is not asked: the flag would tell.
        out.isFair = !raw.fairFrom
            || (m_observedThrough + 1 >= *raw.fairFrom && !m_hidden[cells.notYet]
                && raw.notYet.people == 0);
        addRate(out);
        return out;
    }

    /// When the last of a few could be judged would tell in which term they began.
    static void hideTimes(DisclosedStep& step, const cohort::StepTally& raw)
    {
        step.fairFrom.reset();
        step.isFair = !raw.fairFrom;
    }

    /// Only from what is shown: a rate beside a hidden count would give the count away.
    static void addRate(DisclosedStep& step)
    {
        if (!step.yes.isShown() || !step.no.isShown())
            return;
        const std::int64_t trials = step.yes.value() + step.no.value();
        if (trials == 0)
            return;
        const auto interval = indicators::wilson(step.yes.value(), trials);
        step.rate = RateCell(static_cast<double>(step.yes.value()) / static_cast<double>(trials));
        step.low = RateCell(interval.low);
        step.high = RateCell(interval.high);
    }

    const Pattern& m_hidden;
    Day m_observedThrough;
};

Gate::Gate(Policy policy)
    : m_policy(std::move(policy))
{
}

namespace {

int decimalsOf(std::int64_t rounding)
{
    int decimals = 0;
    for (std::int64_t step = 1'000'000; step > rounding; step /= 10)
        ++decimals;
    return decimals;
}

/// No band, for a table of too few.
TableBands noBands(const cohort::RawTable& table)
{
    return {{}, std::vector<StepBands>(table.rows.size())};
}

/// Everything hidden, for a table of too few.
MeasureViews noViews(const cohort::RawTable& table)
{
    return {{}, std::vector<MeasureView>(table.rows.size())};
}

} // namespace

Result<DisclosedTable> Gate::disclose(const cohort::RawTable& table, Day observedThrough,
                                      TaskContext& task) const
{
    TRY_ASSIGN(const TableSystem cells, buildSystem(table, m_policy));
    const std::int64_t people = table.total.n.people;
    const bool isEnough = people == 0 || people >= m_policy.minGroup;
    Suppression suppression {Pattern(cells.system.cells.size(), true), {}};
    MeasureViews views = noViews(table);
    TableBands bands = noBands(table);
    if (isEnough) {
        TRY_ASSIGN(suppression, suppressAndTell(cells.system, task));
        TRY_ASSIGN(suppression.hidden,
                   hideFromInsiders(cells.system, Pattern(suppression.hidden), task));
        TRY_ASSIGN(bands, decideBands(table, cells, suppression, m_policy, task));
    }
    const Pattern& hidden = suppression.hidden;
    if (isEnough && table.measure) {
        TRY_ASSIGN(views, decideMeasures(table, cells, hidden, m_policy, task));
    }

    const Copier copier(hidden, observedThrough);
    const auto copy = [&](const cohort::RawRow& raw, const RowCells& row, const MeasureView& view,
                          const StepBands& told) {
        return table.measure ? copier.row(raw, row, view) : copier.row(raw, row, told);
    };
    DisclosedTable out;
    describe(table, out);
    out.m_total = copy(table.total, cells.total, views.total, bands.total);
    // The keys of a row tell something of whoever is in it. Of one field that is a line of a table,
    // with its marker; of several it describes a few people: then no row is listed whose size is
    // hidden, for whatever reason, as if nobody were in it. Nor is it told how many such rows there
    // are: twelve of twelve people would each be alone.
    bool areAllListed = isEnough;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        DisclosedRow row = copy(table.rows[i], cells.rows[i], views.rows[i], bands.rows[i]);
        const bool isListed = isEnough && (table.by.size() < 2 || row.n.isShown());
        areAllListed = areAllListed && isListed;
        if (!isListed)
            continue;
        out.m_hiddenGroups += hidesSomething(row) ? 1 : 0;
        out.m_rows.push_back(std::move(row));
    }
    out.m_hiddenGroups += areAllListed ? 0 : 1;
    if (isEnough && cells.change[0] && cells.change[1])
        out.m_change = DisclosedChange {table.change->first, table.change->second,
                                        copier.row(cells.change[0]->raw, cells.change[0]->cells),
                                        copier.row(cells.change[1]->raw, cells.change[1]->cells)};
    return out;
}

void Gate::describe(const cohort::RawTable& table, DisclosedTable& out) const
{
    out.m_by = table.by;
    out.m_cross = table.cross;
    out.m_unit = table.unit;
    out.m_stepLabels = table.stepLabels;
    out.m_policy = m_policy.id + "@" + std::to_string(m_policy.version);
    out.m_measure = table.measure;
    if (table.measure)
        out.m_measureDecimals = decimalsOf(roundingOf(*table.measure, m_policy));
}

} // namespace core::disclosure

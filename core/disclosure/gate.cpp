// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/gate.h"

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
        for (std::size_t i = 0; i < raw.steps.size(); ++i)
            out.steps.push_back(step(raw.steps[i], cells.steps[i]));
        return out;
    }

    /// Does the row hold a count that is not shown?
    static bool hasHidden(const DisclosedRow& row)
    {
        const auto isHidden = [](const CountCell& cell) { return !cell.isShown(); };
        return isHidden(row.n)
            || std::any_of(row.steps.begin(), row.steps.end(), [&](const DisclosedStep& step) {
                   return isHidden(step.base) || isHidden(step.yes) || isHidden(step.no)
                       || isHidden(step.notYet) || isHidden(step.notLocated)
                       || isHidden(step.hidden) || isHidden(step.notReached)
                       || std::any_of(step.elsewhere.begin(), step.elsewhere.end(),
                                      [&](const auto& part) { return isHidden(part.n); });
               });
    }

private:
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
        out.isFair
            = !raw.fairFrom || (m_observedThrough + 1 >= *raw.fairFrom && raw.notYet.people == 0);
        addRate(out);
        return out;
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

Result<DisclosedTable> Gate::disclose(const cohort::RawTable& table, Day observedThrough,
                                      TaskContext& task) const
{
    TRY_ASSIGN(const TableSystem cells, buildSystem(table, m_policy));
    const std::int64_t people = table.total.n.people;
    Pattern hidden(cells.system.cells.size(), true);
    if (people == 0 || people >= m_policy.minGroup) {
        TRY_ASSIGN(hidden, suppress(cells.system, task));
    }

    const Copier copier(hidden, observedThrough);
    DisclosedTable out;
    out.m_by = table.by;
    out.m_cross = table.cross;
    out.m_unit = table.unit;
    out.m_stepLabels = table.stepLabels;
    out.m_policy = m_policy.id + "@" + std::to_string(m_policy.version);
    out.m_total = copier.row(table.total, cells.total);
    // The keys of a row tell something of whoever is in it. Of one field that is a line of a table,
    // with its marker; of several it describes a few people: then no row is listed whose size is
    // hidden, for whatever reason, as if nobody were in it.
    const bool isListed = people == 0 || people >= m_policy.minGroup;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        DisclosedRow row = copier.row(table.rows[i], cells.rows[i]);
        out.m_hiddenGroups += Copier::hasHidden(row) ? 1 : 0;
        if (isListed && (table.by.size() < 2 || row.n.isShown()))
            out.m_rows.push_back(std::move(row));
    }
    return out;
}

} // namespace core::disclosure

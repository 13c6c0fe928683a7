// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/columns_read.h"

#include <algorithm>
#include <utility>

namespace core::cohort {
namespace {

class Collector
{
public:
    explicit Collector(const Plan& plan)
        : m_plan(plan)
        , m_sets(plan.recordSets.size())
    {
    }

    std::vector<cache::ColumnSet> run()
    {
        for (std::size_t i = 0; i < m_sets.size(); ++i) {
            const RecordSet& set = m_plan.recordSets[i];
            addRanking(set, m_sets[i]);
            addCondition(set.where, i);
        }
        addEvent(m_plan.start);
        for (const History& history : m_plan.histories) {
            addEvent(history.event);
            add(history.amount, history.event.records);
        }
        for (const BoundStep& step : m_plan.steps) {
            addEvent(step.event);
            for (const BoundEvent& event : step.without)
                addEvent(event);
        }
        addCondition(m_plan.where, m_plan.start.records);
        for (const BoundGroup& group : m_plan.by)
            if (group.column != m_plan.recordSets[group.kindRecords].keyColumn)
                add(group.source, group.column, group.kindRecords);
        if (m_plan.measure)
            addMeasure(*m_plan.measure);
        return std::move(m_sets);
    }

private:
    void add(Source source, std::size_t column, std::size_t records)
    {
        if (source == Source::Column)
            m_sets[records].add(column);
    }

    void add(const AmountField& field, std::size_t records)
    {
        add(field.source, field.column, records);
    }

    void addRanking(const RecordSet& set, cache::ColumnSet& columns) const
    {
        if (set.kindIndex && m_plan.rankings[*set.kindIndex].column)
            columns.add(*m_plan.rankings[*set.kindIndex].column);
    }

    void addEvent(const BoundEvent& event) { addCondition(event.test, event.records); }

    /// A condition on records of one set. The test of a cluster key on top of a record set's
    /// `where` is decided once per slice: its column is not read, unless the picker asks again.
    void addCondition(const BoundCondition& condition, std::size_t records)
    {
        const RecordSet& set = m_plan.recordSets[records];
        const bool isWhere = &condition == &set.where && condition.sames.empty();
        const auto onTop = condition.conjuncts();
        for (std::size_t i = 0; i < condition.nodes.size(); ++i) {
            const BoundCondition::Node& node = condition.nodes[i];
            const bool isDecided = isWhere && set.isOfKey(node)
                && std::find(onTop.begin(), onTop.end(), i) != onTop.end();
            if (node.op == BoundCondition::Op::Test && !isDecided)
                add(node.source, node.column, records);
        }
        for (const SameField& same : condition.sames) {
            add(same.own.source, same.own.column, records);
            addToAnchors(same.anchor.source, same.anchor.column);
        }
    }

    /// Whatever a window may count from: the start or a step.
    void addToAnchors(Source source, std::size_t column)
    {
        add(source, column, m_plan.start.records);
        for (const BoundStep& step : m_plan.steps)
            add(source, column, step.event.records);
    }

    void addMeasure(const BoundMeasure& measure)
    {
        add(measure.start, m_plan.start.records);
        add(measure.value, m_plan.start.records);
        if (measure.step)
            add(measure.value, m_plan.steps[*measure.step].event.records);
        if (measure.event) {
            addEvent(*measure.event);
            add(measure.value, measure.event->records);
        }
    }

    const Plan& m_plan;
    std::vector<cache::ColumnSet> m_sets;
};

} // namespace

std::vector<cache::ColumnSet> columnsRead(const Plan& plan)
{
    return Collector(plan).run();
}

} // namespace core::cohort

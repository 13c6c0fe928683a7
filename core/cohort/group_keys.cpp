// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/group_keys.h"

#include "core/cohort/fair_from.h"

#include <algorithm>

namespace core::cohort {

GroupKeys::GroupKeys(const Plan& plan, const ShardData& data, const StepRun& steps)
    : m_plan(plan)
    , m_data(data)
    , m_steps(steps)
{
}

void GroupKeys::run(std::span<const StartRow> rows)
{
    m_keys.assign(rows.size(), 0);
    for (const BoundGroup& group : m_plan.by)
        add(group, rows, 0);
}

void GroupKeys::runRow(const StartRow& row, std::size_t at)
{
    m_keys[at] = 0;
    for (const BoundGroup& group : m_plan.by)
        add(group, {&row, 1}, at);
}

/// @p first: the place of the first of @p rows among those that were run.
void GroupKeys::add(const BoundGroup& group, std::span<const StartRow> rows, std::size_t first)
{
    const Selection& selection = m_data.selection(group.kindRecords);
    const std::uint16_t* const groupOf = group.groupOf.data();
    const auto addBy = [&](const auto& codeOf) {
        addEach(group, rows, first, [&](const Candidate& record, std::uint32_t person) {
            return groupOf[codeOf(record, person)];
        });
    };
    switch (group.source) {
    case Source::Nothing:
        return addEach(group, rows, first,
                       [&](const Candidate&, std::uint32_t) { return group.missing(); });
    case Source::Institution:
        return addBy([](const Candidate& record, std::uint32_t) { return record.institution; });
    case Source::Time:
        return addBy([](const Candidate& record, std::uint32_t) { return record.time; });
    case Source::Attribute:
        return addBy([codes = m_data.persons().attributes[group.column].data()](
                         const Candidate&, std::uint32_t person) { return codes[person]; });
    case Source::Column:
        break;
    }
    if (group.column == m_plan.recordSets[group.kindRecords].keyColumn)
        return addBy([&](const Candidate& record, std::uint32_t) { return selection.key(record); });
    addBy([&](const Candidate& record, std::uint32_t) {
        return selection.column(record, group.column);
    });
}

/// @p groupOf(record, person): the group of a row that has the record.
template<typename GroupOf>
void GroupKeys::addEach(const BoundGroup& group, std::span<const StartRow> rows, std::size_t first,
                        const GroupOf& groupOf)
{
    std::uint64_t* const keys = m_keys.data() + first;
    if (!group.step) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            keys[i] = withGroup(keys[i], groupOf(rows[i].record, rows[i].person));
        return;
    }
    // First who has a record, without a branch that would be guessed wrong.
    const Candidate* const records = m_steps.states(*group.step).records.data() + first;
    const std::uint16_t notReached = group.notReached();
    m_there.resize(std::max(m_there.size(), rows.size()));
    std::size_t there = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isThere = records[i].isThere();
        keys[i] = withGroup(keys[i], isThere ? std::uint16_t {0} : notReached);
        m_there[there] = i;
        there += isThere ? 1 : 0;
    }
    for (const std::size_t i : std::span(m_there).first(there))
        keys[i] |= groupOf(records[i], rows[i].person);
}

} // namespace core::cohort

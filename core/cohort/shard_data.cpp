// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/shard_data.h"

#include "core/cohort/columns_read.h"
#include "core/cohort/zone_test.h"

#include <algorithm>

namespace core::cohort {

ShardData::ShardData(const Plan& plan, const cache::SliceSource& source, const CancelToken& token,
                     bool mayEvict)
    : m_plan(plan)
    , m_source(source)
    , m_selector(source, token)
    , m_selections(plan.recordSets.size())
{
    for (const cache::ColumnSet columns : columnsRead(plan))
        m_readings.push_back({columns, mayEvict, &m_counts});
}

bool ShardData::mayStart(std::uint32_t shard) const
{
    const RecordSet& set = m_plan.recordSets[m_plan.start.records];
    return set.kindIndex && std::any_of(set.keys.begin(), set.keys.end(), [&](cache::Code key) {
               const auto zone = m_source.zone(*set.kindIndex, key, shard);
               return zone && mayHold(set, key, *zone);
           });
}

Result<void> ShardData::openShard(std::uint32_t shard)
{
    m_shard = shard;
    m_isOpen.assign(m_selections.size(), false);
    TRY_ASSIGN(m_persons, m_source.persons(shard));
    return {};
}

void ShardData::openRange(PersonRange range)
{
    m_range = range;
    for (std::size_t i = 0; i < m_selections.size(); ++i)
        if (m_isOpen[i])
            m_selections[i].goTo(range);
    m_isLoaded.assign(m_selections.size(), false);
}

Result<void> ShardData::open(std::size_t records)
{
    if (m_isOpen[records])
        return {};
    TRY_VOID(m_selector.open(m_plan.recordSets[records], m_shard, *m_persons, m_readings[records],
                             m_selections[records]));
    m_selections[records].goTo(m_range);
    m_isOpen[records] = true;
    return {};
}

Result<void> ShardData::load(std::size_t records, const Wanted& wanted)
{
    if (m_isLoaded[records])
        return {};
    TRY_VOID(open(records));
    TRY_VOID(
        m_selector.group(m_plan.recordSets[records], *m_persons, wanted, m_selections[records]));
    m_isLoaded[records] = true;
    return {};
}

} // namespace core::cohort

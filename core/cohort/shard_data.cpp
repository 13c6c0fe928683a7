// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/shard_data.h"

namespace core::cohort {

ShardData::ShardData(const Plan& plan, const cache::SliceSource& source, const CancelToken& token)
    : m_plan(plan)
    , m_source(source)
    , m_selector(source, token)
    , m_selections(plan.recordSets.size())
{
}

Result<void> ShardData::open(std::uint32_t shard)
{
    m_shard = shard;
    m_isLoaded.assign(m_selections.size(), false);
    TRY_ASSIGN(m_persons, m_source.persons(shard));
    return {};
}

Result<void> ShardData::load(std::size_t records, const std::vector<std::uint8_t>& wanted)
{
    if (m_isLoaded[records])
        return {};
    TRY_VOID(m_selector.select(m_plan.recordSets[records], m_shard, *m_persons, wanted,
                               m_selections[records]));
    m_isLoaded[records] = true;
    return {};
}

} // namespace core::cohort

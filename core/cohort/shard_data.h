// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan reads of one shard: its persons, and the records of each of its record sets. Memory
// is kept from one shard to the next.
#pragma once

#include "core/cohort/picker.h"

#include <memory>
#include <vector>

namespace core::cohort {

class ShardData
{
public:
    /// @p mayEvict: what is read may push other slices out of the source's cache.
    ShardData(const Plan& plan, const cache::SliceSource& source, const CancelToken& token,
              bool mayEvict);

    /// Whether the directory leaves it open that somebody starts in the shard.
    bool mayStart(std::uint32_t shard) const;

    /// Forgets the shard before. The source's error.
    Result<void> openShard(std::uint32_t shard);

    /// Goes to some of its people; forgets the records of the others.
    void openRange(PersonRange range);
    PersonRange range() const { return m_range; }

    /// Reads the slices of a record set, once in this shard. Cancelled, or the source's error.
    Result<void> open(std::size_t records);
    /// Besides, groups the records of the range by person, once; who asks again must want a part of
    /// those people.
    Result<void> load(std::size_t records, const Wanted& wanted);

    const cache::ReadCounts& counts() const { return m_counts; }

    const cache::ShardPersons& persons() const { return *m_persons; }
    const Selection& selection(std::size_t records) const { return m_selections[records]; }
    Picker picker(const BoundEvent& event) const
    {
        return {m_plan, selection(event.records), event, *m_persons};
    }
    /// The record as what a window counts from.
    Anchor anchor(std::size_t records, const Candidate& record) const
    {
        return {record.time, record.institution, selection(records).view(record, *m_persons)};
    }

    ShardData(const ShardData&) = delete;
    ShardData& operator=(const ShardData&) = delete;

private:
    const Plan& m_plan;
    const cache::SliceSource& m_source;
    Selector m_selector;
    std::uint32_t m_shard = 0;
    PersonRange m_range;
    std::shared_ptr<const cache::ShardPersons> m_persons;
    std::vector<Selection> m_selections; ///< by record set
    std::vector<cache::Reading> m_readings; ///< beside each
    std::vector<bool> m_isOpen; ///< beside each, in this shard
    std::vector<bool> m_isLoaded; ///< beside each, in this range
    cache::ReadCounts m_counts;
};

} // namespace core::cohort

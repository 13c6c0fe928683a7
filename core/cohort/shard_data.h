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
    ShardData(const Plan& plan, const cache::SliceSource& source, const CancelToken& token);

    /// Forgets the records of the shard before. The source's error.
    Result<void> open(std::uint32_t shard);

    /// Reads a record set, once in this shard. @p wanted: one flag (0, 1) per person, empty:
    /// everybody; who asks again must want a part of those. Cancelled, or the source's error.
    Result<void> load(std::size_t records, const std::vector<std::uint8_t>& wanted);

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

private:
    const Plan& m_plan;
    const cache::SliceSource& m_source;
    Selector m_selector;
    std::uint32_t m_shard = 0;
    std::shared_ptr<const cache::ShardPersons> m_persons;
    std::vector<Selection> m_selections; ///< by record set
    std::vector<bool> m_isLoaded; ///< beside each, in this shard
};

} // namespace core::cohort

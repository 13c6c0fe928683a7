// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/selection.h"

#include "core/cohort/refused.h"
#include "core/cohort/zone_test.h"

namespace core::cohort {

Result<void> Selector::open(const RecordSet& set, std::uint32_t shard,
                            const cache::ShardPersons& persons, const cache::Reading& reading,
                            Selection& into)
{
    into.m_slices.clear();
    for (std::size_t i = 0; set.kindIndex && i < set.keys.size(); ++i) {
        if (m_token.isCancelled())
            return cancelled();
        const auto zone = m_source.zone(*set.kindIndex, set.keys[i], shard);
        const ZoneFit fit = zone ? fitOf(set, set.keys[i], *zone) : ZoneFit::None;
        if (fit == ZoneFit::None)
            continue;
        TRY_ASSIGN(const std::shared_ptr<const cache::Slice> slice,
                   m_source.readSlice(*set.kindIndex, set.keys[i], shard, reading));
        if (!slice)
            continue;
        if (slice->size() != zone->rows) // keys of records have bits for as many
            return Error {ErrorCode::Corrupt, "a slice of another length", set.kind, {}, {}};
        if (slice->person.back() >= persons.count)
            return Error {ErrorCode::Corrupt, "a record of nobody", set.kind, {}, {}};
        into.m_slices.emplace_back(slice, set.keys[i], fit == ZoneFit::All);
    }
    return {};
}

Result<void> Selector::group(const RecordSet& set, const cache::ShardPersons& persons,
                             const Wanted& wanted, Selection& into)
{
    m_found.clear();
    m_personOf.clear();
    for (std::size_t i = 0; i < into.m_slices.size(); ++i) {
        m_scan.start(set, into.m_slices[i], persons, wanted);
        while (m_scan.next()) {
            if (m_token.isCancelled())
                return cancelled();
            take(static_cast<std::uint16_t>(i), into);
        }
    }
    gather(into);
    return {};
}

void Selector::take(std::uint16_t number, Selection& into)
{
    const cache::Slice& slice = *into.m_slices[number].slice;
    const RowChunk chunk = m_scan.chunk();
    for (std::size_t i = 0; i < chunk.count; ++i) {
        const std::uint32_t row = chunk.row(i);
        m_found.push_back({row, number, slice.time[row], slice.institution[row], chunk.truth(i)});
        m_personOf.push_back(slice.person[row]);
    }
}

/// Brings the records of each person together. Costs what the records cost, not the people of the
/// shard, of whom most may have none.
void Selector::gather(Selection& into)
{
    into.m_first.resize(cache::ShardSize, 0);
    into.m_counts.resize(cache::ShardSize, 0);
    for (const std::uint16_t person : into.m_people)
        into.m_counts[person] = 0;
    into.m_people.clear();
    for (const std::uint16_t person : m_personOf)
        if (into.m_counts[person]++ == 0)
            into.m_people.push_back(person);
    std::uint32_t at = 0;
    for (const std::uint16_t person : into.m_people) {
        into.m_first[person] = at;
        at += into.m_counts[person];
    }
    if (into.m_slices.size() < 2) { // they lie together already
        std::swap(into.m_records, m_found);
        return;
    }
    into.m_records.resize(m_found.size());
    for (std::size_t i = 0; i < m_found.size(); ++i)
        into.m_records[into.m_first[m_personOf[i]]++] = m_found[i];
    for (const std::uint16_t person : into.m_people)
        into.m_first[person] -= into.m_counts[person];
}

} // namespace core::cohort

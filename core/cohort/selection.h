// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The slices of one record set in one shard, and the records in them that an event may be picked
// from, grouped by person: what is left of the slices after segments and `where`.
#pragma once

#include "core/base/task.h"
#include "core/cache/slices/slice_source.h"
#include "core/cohort/row_scan.h"

#include <memory>
#include <span>
#include <vector>

namespace core::cohort {

/// A record that an event may be picked from; by default none.
struct Candidate
{
    static constexpr std::uint32_t NoRow = 0xFFFFFFFF;

    std::uint32_t row = NoRow;
    std::uint16_t slice = 0; ///< into the selection's slices
    cache::Code time = cache::Missing;
    cache::Code institution = cache::Missing;
    Truth truth = Truth::True; ///< of `where`: True or Unknown

    bool isThere() const { return row != NoRow; }
};

class Selection
{
public:
    /// Those of a person that was wanted.
    std::span<const Candidate> of(std::uint32_t person) const
    {
        return std::span(m_records).subspan(m_first[person], m_counts[person]);
    }

    RecordView view(const Candidate& record, const cache::ShardPersons& persons) const
    {
        return {m_slices[record.slice].slice.get(), record.row, &persons};
    }
    cache::Code column(const Candidate& record, std::size_t number) const
    {
        return m_slices[record.slice].columns[number][record.row];
    }
    cache::Code key(const Candidate& record) const { return m_slices[record.slice].key; }

    /// In the order of RecordSet::keys.
    const std::vector<SelectedSlice>& slices() const { return m_slices; }

    /// The range whose rows are read from now on.
    void goTo(PersonRange range)
    {
        for (SelectedSlice& slice : m_slices)
            slice.goTo(range);
    }

private:
    friend class Selector;
    std::vector<SelectedSlice> m_slices;
    std::vector<Candidate> m_records; ///< those of a person together
    std::vector<std::uint32_t> m_first, m_counts; ///< by person: where theirs are, and how many
    std::vector<std::uint16_t> m_people; ///< who has any
};

/// Makes selections; keeps its memory.
class Selector
{
public:
    Selector(const cache::SliceSource& source, const CancelToken& token)
        : m_source(source)
        , m_token(token)
    {
    }

    /// Reads the slices of @p set that may hold one of its records. Cancelled, or the source's
    /// error.
    Result<void> open(const RecordSet& set, std::uint32_t shard, const cache::ShardPersons& persons,
                      const cache::Reading& reading, Selection& into);

    /// Groups the records of the people @p wanted, of the range at hand. @p into is open.
    /// Cancelled.
    Result<void> group(const RecordSet& set, const cache::ShardPersons& persons,
                       const Wanted& wanted, Selection& into);

private:
    void take(std::uint16_t slice, Selection& into);
    void gather(Selection& into);

    const cache::SliceSource& m_source;
    const CancelToken& m_token;
    RowScan m_scan;
    std::vector<Candidate> m_found; ///< slice by slice
    std::vector<std::uint16_t> m_personOf; ///< beside each
};

} // namespace core::cohort

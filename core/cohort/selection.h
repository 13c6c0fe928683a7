// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The records of one shard that an event may be picked from, grouped by person: what is left of the
// slices after segments and `where`.
#pragma once

#include "core/base/task.h"
#include "core/cache/slices/slice_source.h"
#include "core/cohort/bound_query.h"

#include <memory>
#include <span>
#include <vector>

namespace core::cohort {

struct Candidate
{
    std::uint32_t row = 0;
    std::uint16_t slice = 0; ///< into Selection::slices
    cache::Code time = cache::Missing;
    cache::Code institution = cache::Missing;
    Truth truth = Truth::True; ///< of `where`: True or Unknown
};

class Selection
{
public:
    std::span<const Candidate> of(std::uint32_t person) const
    {
        return std::span(m_records).subspan(m_offsets[person],
                                            m_offsets[person + 1] - m_offsets[person]);
    }

    cache::Code column(const Candidate& record, std::size_t number) const
    {
        return m_slices[record.slice]->columns[number][record.row];
    }
    std::size_t columnCount(const Candidate& record) const
    {
        return m_slices[record.slice]->columns.size();
    }

private:
    friend class Selector;
    std::vector<std::shared_ptr<const cache::Slice>> m_slices;
    std::vector<Candidate> m_records; ///< by person
    std::vector<std::uint32_t> m_offsets; ///< one per person and one more
};

/// Makes the selections of one shard.
class Selector
{
public:
    Selector(const cache::SliceSource& source, std::uint32_t shard,
             const cache::ShardPersons& persons, const CancelToken& token)
        : m_source(source)
        , m_shard(shard)
        , m_persons(persons)
        , m_token(token)
    {
    }

    /// @p wanted: one flag per person; empty: everybody. Cancelled, or the source's error.
    Result<Selection> select(const RecordSet& set, const std::vector<std::uint8_t>& wanted) const;

private:
    Result<void> scan(const RecordSet& set, const std::vector<std::uint8_t>& wanted,
                      Selection& into, std::vector<std::uint16_t>& personOf) const;
    void group(Selection& into, const std::vector<std::uint16_t>& personOf) const;

    const cache::SliceSource& m_source;
    std::uint32_t m_shard;
    const cache::ShardPersons& m_persons;
    const CancelToken& m_token;
};

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The records of one shard that an event may be picked from, grouped by person: what is left of the
// slices after segments and `where`.
#pragma once

#include "core/base/task.h"
#include "core/cache/slices/slice_source.h"
#include "core/cohort/record_view.h"

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

    RecordView view(const Candidate& record, const cache::ShardPersons& persons) const
    {
        return {m_slices[record.slice].get(), record.row, &persons};
    }
    cache::Code column(const Candidate& record, std::size_t number) const
    {
        return m_slices[record.slice]->columns[number][record.row];
    }
    cache::Code key(const Candidate& record) const { return m_keys[record.slice]; }

private:
    friend class Selector;
    std::vector<std::shared_ptr<const cache::Slice>> m_slices;
    std::vector<cache::Code> m_keys; ///< beside each its cluster key
    std::vector<Candidate> m_records; ///< by person
    std::vector<std::uint32_t> m_offsets; ///< one per person and one more
};

/// Makes selections chunk by chunk and test by test: each test looks at the rows that are left,
/// without a branch per record.
class Selector
{
public:
    Selector(const cache::SliceSource& source, const CancelToken& token)
        : m_source(source)
        , m_token(token)
    {
    }

    /// @p wanted: one flag (0, 1) per person; empty: everybody. @p into keeps its memory from
    /// earlier use. Cancelled, or the source's error.
    Result<void> select(const RecordSet& set, std::uint32_t shard,
                        const cache::ShardPersons& persons, const std::vector<std::uint8_t>& wanted,
                        Selection& into);

private:
    struct Scan; ///< one slice on its way
    Result<void> scan(const Scan& scan, Selection& into);
    std::size_t keepWanted(const Scan& scan, std::size_t first, std::size_t last);
    std::size_t keepTrue(const Scan& scan, std::size_t node, std::size_t count);
    std::size_t keepTested(const BoundCondition::Node& node, const cache::Code* codes,
                           std::size_t count);
    void group(Selection& into, std::uint32_t people);

    const cache::SliceSource& m_source;
    const CancelToken& m_token;
    std::vector<std::uint32_t> m_rows; ///< left of the chunk
    std::vector<Truth> m_truths; ///< beside each
    std::vector<std::uint16_t> m_personOf; ///< of each record selected
    std::vector<Candidate> m_sorted;
    std::vector<std::uint32_t> m_next;
};

} // namespace core::cohort

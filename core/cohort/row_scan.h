// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one slice that belong to a record set, chunk by chunk and test by test: each test
// looks at the rows that are left, without a branch per record.
#pragma once

#include "core/cohort/record_view.h"

#include <span>
#include <vector>

namespace core::cohort {

/// People of a shard that are worked on together: so few that what is kept of each stays in the
/// second cache while one slice after the other is read.
struct PersonRange
{
    static constexpr std::uint32_t Size = 4096;

    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< one behind
};

/// Those of a range whose records are wanted.
struct Wanted
{
    bool everybody = true;
    std::vector<std::uint8_t> flags; ///< (0, 1) per person of the shard; empty if everybody
    std::vector<std::uint16_t> people; ///< those flagged, ascending
};

/// Keeps its memory from slice to slice.
class RowScan
{
public:
    /// All must outlive the scan. @p key: the slice's. @p wanted: of @p range.
    void start(const RecordSet& set, cache::Code key, const cache::Slice& slice,
               const cache::ShardPersons& persons, const Wanted& wanted, PersonRange range);

    /// Goes to the next chunk; false when there is none. A chunk may be empty.
    bool next();

    /// Rows of the chunk, ascending, for which `where` is not false.
    std::span<const std::uint32_t> rows() const { return {m_rows.data(), m_count}; }
    /// Beside each: True or Unknown.
    std::span<const Truth> truths() const { return {m_truths.data(), m_count}; }

private:
    bool takeRows();
    bool takeWanted();
    void keepPlaces();
    void keepTrue(std::size_t node);
    void keepTested(const std::vector<Truth>& table, const cache::Code* codes);

    const RecordSet* m_set = nullptr;
    const cache::Slice* m_slice = nullptr;
    const cache::ShardPersons* m_persons = nullptr;
    const Wanted* m_wanted = nullptr;
    cache::Code m_key = cache::Missing;
    bool m_bySearch = false; ///< person by person, through the slice's index
    bool m_anyPlace = false;
    std::size_t m_at = 0; ///< next row, or next of the people wanted
    std::size_t m_end = 0; ///< of the rows
    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_rows; ///< left of the chunk
    std::vector<Truth> m_truths; ///< beside each
};

} // namespace core::cohort

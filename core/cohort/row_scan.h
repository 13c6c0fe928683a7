// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one slice that belong to a record set, chunk by chunk and test by test: each test
// looks at the rows that are left, without a branch per record.
#pragma once

#include "core/cohort/record_view.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace core::cohort {

/// People of a shard that are worked on together: so few that what is kept of each stays in the
/// second cache while one slice after the other is read.
struct PersonRange
{
    static constexpr std::uint32_t Size = 16384;

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

/// A slice of a record set, at the rows of a range of people: at first of none.
class SelectedSlice
{
public:
    SelectedSlice(std::shared_ptr<const cache::Slice> read, cache::Code itsKey, bool whole)
        : slice(std::move(read))
        , key(itsKey)
        , isWhole(whole)
        , time(slice->time.data())
        , institution(slice->institution.data())
        , columns(slice->columns.data())
    {
    }

    /// Cheapest where the range begins at the end of the one before.
    void goTo(PersonRange range)
    {
        m_firstRow = range.first == m_range.last ? m_lastRow : slice->firstRow(range.first);
        m_lastRow = slice->person.back() < range.last ? slice->size() : slice->firstRow(range.last);
        m_range = range;
    }
    std::size_t firstRow() const { return m_firstRow; }
    std::size_t lastRow() const { return m_lastRow; } ///< one behind

    std::shared_ptr<const cache::Slice> slice;
    cache::Code key;
    bool isWhole; ///< by its zone every record belongs to the set
    const cache::Code* time; ///< those of the slice, one step nearer
    const cache::Code* institution;
    const std::vector<cache::Code>* columns;

private:
    PersonRange m_range;
    std::size_t m_firstRow = 0;
    std::size_t m_lastRow = 0;
};

/// Rows of one slice, ascending: a list, or one after the other where nothing had to be tested.
struct RowChunk
{
    std::size_t first = 0; ///< where there is no list
    std::size_t count = 0;
    const std::uint32_t* list = nullptr;
    const Truth* truths = nullptr; ///< beside the list: True or Unknown; no list: all True

    std::uint32_t row(std::size_t i) const
    {
        return list ? list[i] : static_cast<std::uint32_t>(first + i);
    }
    Truth truth(std::size_t i) const { return list ? truths[i] : Truth::True; }
};

/// Keeps its memory from slice to slice.
class RowScan
{
public:
    /// All must outlive the scan. @p wanted: of the range that the slice is at.
    void start(const RecordSet& set, const SelectedSlice& slice, const cache::ShardPersons& persons,
               const Wanted& wanted);

    /// Goes to the next chunk; false when there is none. A chunk may be empty.
    bool next();

    /// Those of the chunk for which `where` is not false.
    RowChunk chunk() const { return m_chunk; }

private:
    bool takeWhole();
    bool takeRows();
    bool takeWanted();
    void keepFitting();
    void keepPlaces();
    void keepTrue(std::size_t node);
    void keepTested(const std::vector<Truth>& table, const cache::Code* codes);

    const RecordSet* m_set = nullptr;
    const cache::Slice* m_slice = nullptr;
    const cache::ShardPersons* m_persons = nullptr;
    const Wanted* m_wanted = nullptr;
    cache::Code m_key = cache::Missing;
    bool m_isWhole = false; ///< all rows of all people
    bool m_bySearch = false; ///< person by person, through the slice's index
    std::size_t m_at = 0; ///< next row, or next of the people wanted
    std::size_t m_end = 0; ///< of the rows
    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_rows; ///< left of the chunk
    std::vector<Truth> m_truths; ///< beside each
    RowChunk m_chunk;
};

} // namespace core::cohort

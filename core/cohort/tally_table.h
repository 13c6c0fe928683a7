// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts people and rows by group while a shard is read, and adds up shards.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/bound_query.h"
#include "core/cohort/measure_tally.h"
#include "core/cohort/step_outcome.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace core::cohort {

class TallyTable
{
public:
    explicit TallyTable(const Plan& plan);

    /// Whether every person has one row, which addPeople() takes.
    bool countsPeople() const { return !m_alike.empty(); }

    /// Adds one row each of so many people: their groups, and beside them withOutcome() of all
    /// steps in turn. @pre countsPeople()
    void addPeople(std::span<const std::uint64_t> keys, std::span<const std::uint64_t> outcomes);

    /// Adds one row of the person; all rows of a person must come together. @p person: among all
    /// persons of the data. @pre not countsPeople()
    void add(std::uint64_t key, std::uint32_t person, const std::vector<StepOutcome>& steps);

    /// Adds what was measured of a row that was added before.
    void measure(std::uint64_t key, std::uint32_t person, Measured measured);

    /// Before what follows: brings in what addPeople() has put aside.
    void settle();

    /// Memory that the counts need: the more rows, the more.
    std::size_t bytes() const;

    /// Adds the counts of other people, of a table that is settled. Cancelled.
    Result<void> merge(const TallyTable& other, const CancelToken& token);

    /// @p startTimes: by time code; the times a start record can have. Cancelled.
    Result<RawTable> toRaw(const std::vector<std::uint8_t>& startTimes,
                           const CancelToken& token) const;

private:
    using Row = std::vector<TallyCell>; ///< n, then per step base, outcomes, elsewheres and what
                                        ///< came from a shorter limit

    /// How many people of one group came to the same at every step. Where each has one row, a row
    /// is one addition here instead of several in the table.
    struct Alike
    {
        std::uint64_t key = 0;
        std::uint64_t steps = 0; ///< outcomes, packed
        std::int64_t people = 0; ///< none: free
    };

    std::size_t placeOf(std::uint64_t key);
    Alike& slotOf(std::size_t place, std::uint64_t key, std::uint64_t steps);
    template<typename Add>
    void addTo(Row& row, const std::vector<StepOutcome>& steps, const Add& add) const;
    RawTable heading() const;
    RawRow rawRow(const Row& row) const;

    const Plan& m_plan;
    std::vector<std::size_t> m_stepAt; ///< first cell of each step
    std::size_t m_width = 1;
    std::unordered_map<std::uint64_t, std::size_t> m_index;
    std::vector<std::uint64_t> m_keys;
    std::vector<Row> m_rows;
    Row m_total;
    std::vector<MeasureTally> m_measures; ///< beside m_rows, where the plan measures
    MeasureTally m_measured; ///< of everybody
    std::vector<Alike> m_alike; ///< a hash table; empty where it cannot be used
    std::vector<StepOutcome> m_outcomes;
};

} // namespace core::cohort

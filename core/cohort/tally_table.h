// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts people and rows by group while a shard is read, and adds up shards.
#pragma once

#include "core/cohort/bound_query.h"
#include "core/cohort/measure_tally.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace core::cohort {

struct StepOutcome
{
    Outcome outcome = Outcome::NotReached;
    std::uint8_t elsewhere = 0; ///< of No: 1 + index of the other segment, or 0
};

class TallyTable
{
public:
    explicit TallyTable(const Plan& plan);

    /// Adds one row of the person; all rows of a person must come together.
    void add(std::uint64_t key, std::uint32_t person, const std::vector<StepOutcome>& steps);

    /// Adds what was measured of a row that was added before.
    void measure(std::uint64_t key, std::uint32_t person, Measured measured);

    /// Adds the counts of other people.
    void merge(const TallyTable& other);

    /// @p startTimes: by time code; the times a start record can have.
    RawTable toRaw(const std::vector<std::uint8_t>& startTimes) const;

private:
    using Row = std::vector<TallyCell>; ///< n, then per step base, outcomes, elsewheres and what
                                        ///< came from a shorter limit

    std::size_t placeOf(std::uint64_t key);
    void addTo(Row& row, std::uint32_t person, const std::vector<StepOutcome>& steps) const;
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
};

} // namespace core::cohort

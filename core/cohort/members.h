// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands behind the counts of a question: for everybody in its cohort the rows of the table
// they are counted in, and as what. Exists only inside core/, like RawTable; nothing of it is
// shown.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/bound_query.h"
#include "core/cohort/measure_tally.h"
#include "core/cohort/step_outcome.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace core::cohort {

/// Whether a measure could be taken, as the last outcome of an entry.
constexpr std::uint8_t WasMeasured = 1;
constexpr std::uint8_t WasNotMeasured = 0;

/// One entry for every person and way of being counted, ascending by person, then by row, then by
/// outcomes, no two alike. Several entries of one person: several records, or pairs of them.
struct Members
{
    std::vector<std::uint32_t> persons; ///< among all persons of the data
    std::vector<std::uint32_t> rows; ///< into RawTable::rows
    std::vector<std::uint8_t> outcomes; ///< width per entry: outcomeByte() of each step, measured
    std::size_t width = 0;
    std::size_t steps = 0;
    std::vector<std::size_t> elsewhere; ///< by step: how many other segments it tells apart
    bool hasMeasure = false;
    std::vector<std::uint64_t> rowKeys; ///< by row: its groups, 16 bits a field, as fair_from.h

    std::size_t size() const { return persons.size(); }
    std::span<const std::uint8_t> outcomesOf(std::size_t entry) const
    {
        return std::span(outcomes).subspan(entry * width, width);
    }
};

/// What became of somebody at a step, in one byte.
constexpr std::uint8_t outcomeByte(StepOutcome step)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(step.outcome)
                                     | static_cast<unsigned>(step.elsewhere) << OutcomeBits);
}
constexpr StepOutcome stepOutcome(std::uint8_t byte)
{
    return {static_cast<Outcome>(byte & ((1U << OutcomeBits) - 1)),
            static_cast<std::uint8_t>(byte >> OutcomeBits)};
}

/// Puts members together while shards are read. Each worker has its own.
class MemberList
{
public:
    explicit MemberList(const Plan& plan);

    /// What is added from now on is of this shard, which nobody else reads.
    void open(std::uint32_t shard);
    void add(std::uint64_t key, std::uint32_t person, std::span<const StepOutcome> steps,
             std::optional<Measured> measured);

    std::size_t bytes() const;

    /// Everybody in the lists, which are used up: the same whoever read what. Cancelled.
    static Result<Members> joined(const Plan& plan, std::vector<MemberList>& lists,
                                  const CancelToken& token);

private:
    struct Part
    {
        std::vector<std::uint32_t> persons;
        std::vector<std::uint64_t> keys;
        std::vector<std::uint8_t> outcomes;
    };
    static void sort(Part& part, std::size_t width);

    std::size_t m_width;
    std::map<std::uint32_t, Part> m_parts; ///< by shard
    Part* m_open = nullptr;
    std::size_t m_closedEntries = 0;
};

} // namespace core::cohort

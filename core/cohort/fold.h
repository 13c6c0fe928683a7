// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the record that stands for an event, for all people of a shard in one pass over the slices:
// what Picker does person by person, where there are too many for that.
#pragma once

#include "core/base/task.h"
#include "core/cohort/picker.h"

#include <vector>

namespace core::cohort {

/// How records are compared and which are in the window, as tables by code.
class FoldRule
{
public:
    /// Whether records of the event can be picked in one pass. @p window: none for a start.
    static bool fits(const Plan& plan, const BoundEvent& event, const BoundWindow* window);

    FoldRule(const Plan& plan, const BoundEvent& event, const BoundWindow* window);

private:
    friend class Fold;
    void rankTimes(const Plan& plan, bool isLast, unsigned shift);
    void rankGrades(const Ranking& ranking, unsigned shift);

    /// Places by code, where they stand in a key; the least is preferred.
    std::vector<std::uint64_t> m_times, m_grades;
    std::vector<std::uint16_t> m_institutions;
    std::size_t m_gradeColumn = 0;
    std::vector<Truth> m_within; ///< by anchor time x time; one row more, of the False. Or empty
    std::size_t m_timeCount = 0;
};

/// What was found of one person.
struct Folded
{
    bool found = false; ///< a certain record
    Truth reached = Truth::False; ///< there is one
};

class Fold
{
public:
    explicit Fold(std::size_t timeCount);

    /// Before anything else in a shard of so many.
    void open(std::uint32_t people);

    /// Everybody's records of @p set, without a window. Cancelled.
    Result<void> runAll(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                        const cache::ShardPersons& persons, PersonRange range,
                        const CancelToken& token);

    /// Marks a person as sought, by records in the window that counts from @p anchorTime.
    void want(const FoldRule& rule, std::uint32_t person, cache::Code anchorTime);
    /// Those people's records of @p set. Cancelled.
    Result<void> runWanted(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                           const cache::ShardPersons& persons, PersonRange range,
                           const CancelToken& token);
    /// Forgets them.
    void clear();

    Folded of(std::uint32_t person) const
    {
        if (m_best[person] != None)
            return {true, Truth::True};
        return {false, m_unknown[person] != 0 ? Truth::Unknown : Truth::False};
    }
    /// The record found.
    Candidate record(std::uint32_t person, const Selection& selection) const;

    /// By time: runAll() has met a record of that time, in any shard.
    const std::vector<std::uint8_t>& times() const { return m_seen; }

private:
    static constexpr std::uint64_t None = ~std::uint64_t {0};

    struct Chunk;
    Result<void> run(const FoldRule& rule, const RecordSet& set, const Selection& selection,
                     const cache::ShardPersons& persons, PersonRange range,
                     const CancelToken& token, const Wanted& wanted);
    template<bool HasWindow, bool HasGrade>
    void take(const FoldRule& rule, const Chunk& chunk);
    void takeUnknown(const FoldRule& rule, const Chunk& chunk);

    const std::uint32_t m_nobody; ///< an anchor whose window holds nothing
    RowScan m_scan;
    Wanted m_everybody;
    Wanted m_wanted;
    std::vector<std::uint64_t> m_best; ///< by person: key of the record preferred so far
    std::vector<std::uint32_t> m_rows; ///< beside each: its row
    std::vector<std::uint8_t> m_unknown; ///< by person: one that may be
    std::vector<std::uint32_t> m_anchors; ///< by person: where in FoldRule::m_within theirs begin
    std::vector<std::uint8_t> m_seen;
};

} // namespace core::cohort

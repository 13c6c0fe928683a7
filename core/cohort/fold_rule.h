// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the records of an event are compared, and which of them are in its window, as tables by code:
// what it takes to pick the one that stands for the event in one pass over the slices.
#pragma once

#include "core/cohort/bound_query.h"

#include <memory>
#include <vector>

namespace core::cohort {

/// Where the parts of a record's key begin, as bits, the lightest first: row (at 0), slice,
/// institution, grade, time; for `best` the grade weighs most. Of two records the one with the
/// smaller key is preferred.
class KeyLayout
{
public:
    /// @p longestSlice: the most rows that a slice of the plan can have.
    KeyLayout(const Plan& plan, const BoundEvent& event, std::size_t longestSlice);

    unsigned slice = 0, institution = 0, grade = 0, time = 0;

    /// Whether a key fits into 63 bits, so that none has all 64 set.
    bool fits() const { return m_bits < 64; }

private:
    unsigned m_bits = 0;
};

/// Whether a record is in a window, by the times of both: anchor time x time, and one row more, of
/// the False, for an anchor that is nobody's.
using WindowTable = std::vector<Truth>;
std::shared_ptr<const WindowTable> windowTable(const Plan& plan, const BoundWindow& window);

class FoldRule
{
public:
    /// Whether records of the event can be picked in one pass. @p window: none for a start.
    static bool fits(const Plan& plan, const BoundEvent& event, const BoundWindow* window,
                     std::size_t longestSlice);

    /// @p within: of the window that fits; none for a start.
    FoldRule(const Plan& plan, const BoundEvent& event, std::size_t longestSlice,
             std::shared_ptr<const WindowTable> within = nullptr);

    const KeyLayout& layout() const { return m_layout; }
    const std::shared_ptr<const WindowTable>& within() const { return m_within; }

private:
    friend class Fold;
    void rankTimes(const Plan& plan, bool isLast);
    void rankInstitutions(const Plan& plan);
    void rankGrades(const Ranking& ranking);

    KeyLayout m_layout;
    std::size_t m_timeCount = 0;
    std::vector<std::uint64_t> m_times, m_grades; ///< by code: its part of a key
    std::vector<std::uint32_t> m_institutions; ///< the same, not yet in its place
    std::size_t m_gradeColumn = 0;
    std::shared_ptr<const WindowTable> m_within; ///< null: any time
};

} // namespace core::cohort

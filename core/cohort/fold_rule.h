// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the records of an event are compared, and which of them are in its window, as tables by code:
// what it takes to pick the one that stands for the event in one pass over the slices.
#pragma once

#include "core/cohort/selection.h"

#include <memory>
#include <vector>

namespace core::cohort {

/// Some of the bits of a record's key.
struct KeyPart
{
    unsigned shift = 0;
    std::uint64_t greatest = 0; ///< number that it can hold: all of its bits

    std::uint64_t put(std::uint64_t value) const { return value << shift; }
    std::uint64_t in(std::uint64_t key) const { return key >> shift & greatest; }
};

/// The parts of a record's key, the lightest first: row, sameTime, slice, institution, grade, time;
/// for `best` the grade weighs most. Of two records the one with the smaller key is preferred.
class KeyLayout
{
public:
    /// @p longestSlice: the most rows that a slice of the plan can have.
    KeyLayout(const Plan& plan, const BoundEvent& event, std::size_t longestSlice);

    KeyPart row;
    /// Which of the times with the same days, as a number: it prefers none, for the rows of a slice
    /// come in that order, but says what the time was.
    KeyPart sameTime;
    KeyPart slice, institution, grade, time;

    /// Whether a key fits into 63 bits, so that none has all 64 set.
    bool fits() const { return m_bits < 64; }

private:
    KeyPart next(std::size_t greatest);

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

    /// The record that has the key.
    Candidate record(std::uint64_t key) const
    {
        return {static_cast<std::uint32_t>(m_layout.row.in(key)),
                static_cast<std::uint16_t>(m_layout.slice.in(key)),
                m_timeCodes[timePlace(m_layout.time.in(key), m_layout.sameTime.in(key))],
                m_institutionCodes[m_layout.institution.in(key)], Truth::True};
    }

    const std::shared_ptr<const WindowTable>& within() const { return m_within; }

private:
    friend class Fold;
    std::size_t timePlace(std::size_t rank, std::size_t same) const
    {
        return rank * (m_layout.sameTime.greatest + 1) + same;
    }
    void rankTimes(const Plan& plan, bool isLast);
    void rankInstitutions(const Plan& plan);
    void rankGrades(const Ranking& ranking);

    KeyLayout m_layout;
    std::size_t m_timeCount = 0;
    std::vector<std::uint64_t> m_times, m_grades; ///< by code: its part of a key
    std::vector<std::uint32_t> m_institutions; ///< the same, not yet in its place
    std::vector<cache::Code> m_timeCodes, m_institutionCodes; ///< the codes, by parts of a key
    std::size_t m_gradeColumn = 0;
    std::shared_ptr<const WindowTable> m_within; ///< null: any time
};

} // namespace core::cohort

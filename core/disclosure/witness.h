// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proof that a hidden cell could be something else: another table of whole numbers that looks
// the same. Checking one needs no solver and no floating point.
#pragma once

#include "core/disclosure/cell_system.h"
#include "core/disclosure/marker_rule.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core::disclosure {

/// Another table: the cells that differ from the true one, and what they are there. Ascending.
using Witness = std::vector<std::pair<std::size_t, std::int64_t>>;

/// Checks witnesses of one pattern, in the time that it takes to read the sums of what differs. For
/// one thread at a time.
class WitnessCheck
{
public:
    /// @p system and @p hidden must outlive it.
    WitnessCheck(const CellSystem& system, const Pattern& hidden);

    /// Does it differ in hidden cells only, satisfy every sum and inequality, and respect the
    /// floors?
    bool holds(Floors floors, const Witness& witness) const;

private:
    void addLimits();

    const CellSystem& m_system;
    const Pattern& m_hidden;
    std::vector<std::int64_t> m_known, m_plain; ///< what each cell is at least
    std::vector<std::vector<std::pair<std::size_t, int>>> m_sums; ///< by cell: (sum, times in it)
    /// By cell: (inequality, coefficient in it).
    std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> m_limits;
    std::vector<std::int64_t> m_slack; ///< by inequality: of the true table
    bool m_isSound = true; ///< the true table satisfies all of them
    /// By sum and by inequality, all 0 between calls.
    mutable std::vector<std::int64_t> m_off, m_offLimit;
};

} // namespace core::disclosure

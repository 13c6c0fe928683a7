// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of people that the cells of a table count, told by where a cell stands and never by its
// value: of each its size, and a sketch from which the least possible distance of two sets follows.
#pragma once

#include "core/cohort/members.h"
#include "core/disclosure/disclosed_table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace core::disclosure {

/// Two sets are equal where all of it is (but for one chance in 2^64), and differ by at least
/// leastDistance() people.
struct SetSketch
{
    static constexpr std::size_t Buckets = 16;

    std::uint32_t size = 0;
    std::uint64_t fingerprint = 0; ///< the sum of a number of each person
    std::array<std::uint8_t, Buckets> counts = {}; ///< people by bucket, modulo 256

    void add(std::uint32_t person);
    bool operator==(const SetSketch&) const = default;
};

/// At most |a xor b|; the same effort for any two.
std::uint32_t leastDistance(const SetSketch& a, const SetSketch& b);

/// Cells of a row by number: n, then per step base, the outcomes in order, and whom another segment
/// has; then measured and not measured.
class CellNumbers
{
public:
    explicit CellNumbers(const cohort::Members& members);

    std::size_t count() const { return m_count; }
    static std::size_t n() { return 0; }
    std::size_t base(std::size_t step) const { return m_stepAt[step]; }
    std::size_t outcome(std::size_t step, cohort::Outcome outcome) const
    {
        return m_stepAt[step] + 1 + static_cast<std::size_t>(outcome);
    }
    std::size_t elsewhere(std::size_t step, std::size_t segment) const
    {
        return outcome(step, cohort::Outcome::Hidden) + 1 + segment;
    }
    std::size_t measured(bool was) const { return m_measureAt + (was ? 0 : 1); }

    /// The cells that one entry is counted in.
    void ofEntry(std::span<const std::uint8_t> outcomes, std::vector<std::size_t>& cells) const;

private:
    std::vector<std::size_t> m_stepAt;
    std::size_t m_measureAt = 0;
    std::size_t m_count = 0;
    bool m_hasMeasure = false;
};

/// The rows of a table by some of its fields only: row of the whole table to row of this one.
struct Folding
{
    std::vector<std::uint32_t> rowOf; ///< Nobody: not in this one
    std::uint32_t rows = 0;
    static constexpr std::uint32_t Nobody = UINT32_MAX;
};

/// By the fields of @p mask (bit f: field f of @p fields); none: one row.
Folding foldedTo(const cohort::Members& members, std::size_t fields, unsigned mask);

/// All cells of a folded table, row by row.
std::vector<SetSketch> sketchesOf(const cohort::Members& members, const CellNumbers& cells,
                                  const Folding& folding);

/// The people of one cell, ascending.
std::vector<std::uint32_t> peopleOf(const cohort::Members& members, const CellNumbers& cells,
                                    const Folding& folding, std::uint32_t row, std::size_t cell);

/// |a xor b| of two ascending lists.
std::size_t distance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// The numbers of the cells that a row shows.
std::vector<std::size_t> shownCells(const DisclosedRow& row, const CellNumbers& cells);

} // namespace core::disclosure

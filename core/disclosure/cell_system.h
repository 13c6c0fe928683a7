// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table as an attacker sees it: cells, and the sums everybody knows to hold between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core::disclosure {

struct Cell
{
    std::int64_t value = 0; ///< the exact count, for order and bounds
    std::int64_t weight = 1; ///< loss when hidden; the default elsewhere is value + 1
    bool primary = false; ///< hidden by the rule on people
    bool published = true; ///< false: never shown and never a candidate, such as a small difference
    bool checked = true; ///< a primary whose range must cover the marker
    bool derived = false; ///< a difference of printed cells, itself never printed
    bool forced = false; ///< out already, in an earlier release: shown whatever follows from it
    std::int64_t floor = 0; ///< what is known of it at least when hidden: 1 where zeros are shown
    std::int64_t groupFloor = 0; ///< the same once any part of it is shown
    /// Not 0: so many values must stay possible, and not what the marker stands for.
    std::int64_t possible = 0;
};

/// total = sum of parts, for whoever reads the table.
struct Equation
{
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

/// sum of coefficient * cell >= least: what is told of cells beside sums, such as a rate's band.
struct Inequality
{
    std::vector<std::pair<std::size_t, std::int64_t>> terms; ///< each cell once
    std::int64_t least = 0;
};

/// By cell: hidden or not. Cells that are not published count as hidden.
using Pattern = std::vector<bool>;

struct CellSystem
{
    std::vector<Cell> cells; ///< totals before their parts: elimination stays sparse
    std::vector<Equation> equations;
    std::vector<Inequality> inequalities;
    std::int64_t markerMax = 10; ///< the hidden marker stands for 1 to this
};

} // namespace core::disclosure

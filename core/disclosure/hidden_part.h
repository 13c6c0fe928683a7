// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is left to find out once the shown cells are put into the sums: hidden cells that hang
// together, and the sums and inequalities between them.
#pragma once

#include "core/disclosure/cell_system.h"
#include "core/disclosure/linear_program.h"
#include "core/disclosure/marker_rule.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core::disclosure {

struct HiddenPart
{
    std::vector<std::size_t> cells; ///< ascending; the variables
    std::vector<std::size_t> equations; ///< the first rows: numbers in the system
    std::vector<std::size_t> inequalities; ///< the rows after them

    /// Where @p cell stands among the cells. @pre it does
    std::size_t variableOf(std::size_t cell) const;
};

/// The parts that hold a cell of @p wanted (hidden cells). A cell in none is a part of its own.
std::vector<HiddenPart> hiddenParts(const CellSystem& system, const Pattern& hidden,
                                    const std::vector<std::size_t>& wanted);

/// No count is taken to be larger than this: far above all that stands beside it, so that a cell
/// without a bound has a largest value all the same.
std::int64_t ceilingOf(const HiddenPart& part, const CellSystem& system);

/// The part as a program; the variables are the cells, the rows the equations and then the
/// inequalities, in their order.
/// @p effort: as LinearProgram.
LinearProgram programOf(const HiddenPart& part, const CellSystem& system, const Pattern& hidden,
                        Floors floors, Effort* effort = nullptr);

} // namespace core::disclosure

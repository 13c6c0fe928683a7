// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must stay possible of a hidden cell for everybody who reads the table: all that its marker
// stands for.
#pragma once

#include "core/disclosure/cell_system.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core::disclosure {

enum class Floors
{
    Known, ///< hidden cells are at least their floor
    Ignored ///< hidden cells may be zero
};

/// The ends between which a cell may lie, or is known to be able to lie.
struct Reach
{
    std::int64_t least = 0; ///< with floors
    std::int64_t most = 0; ///< with floors
    std::int64_t leastPlain = 0; ///< without
};

enum class Lack
{
    Most, ///< it cannot be as large as the marker says
    Least, ///< it cannot be as small
    Width ///< too few values are left
};

/// How many values @p cell must keep when hidden, whatever floors say; never only one.
std::int64_t leastWidth(const CellSystem& system, std::size_t cell);

/// What @p reach lacks for @p cell to be a secret. A primary must cover the marker. A cell that was
/// hidden to protect one is no secret itself: it must only not be known to a few, or nobody could
/// be protected by large cells. Nor may a small difference that nobody prints, nor what has a rule
/// of its own (Cell::possible).
/// A shown zero tells that its hidden neighbours are not empty. That lowers what they can be at
/// most, which must not leave the marker; that it also raises the least a sum can be is accepted
/// (the policy shows zeros), so the lower end is judged without it.
std::optional<Lack> lackOf(const Reach& reach, const CellSystem& system, std::size_t cell);

/// The least each cell can be for all that is said of it alone: its value where it is shown.
std::vector<std::int64_t> leastValues(const CellSystem& system, const Pattern& hidden,
                                      Floors floors);

} // namespace core::disclosure

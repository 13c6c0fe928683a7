// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which shown cell to hide when some sums together tell too much.
#pragma once

#include "core/disclosure/cell_system.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace core::disclosure {

enum class Zeros
{
    Kept, ///< hiding a zero is the last resort
    Offered
};

/// The cheapest shown cell in @p equations (their numbers) that is not out already.
std::optional<std::size_t> cheapestShown(const CellSystem& system, const Pattern& hidden,
                                         const std::vector<std::size_t>& equations, Zeros zeros);

} // namespace core::disclosure

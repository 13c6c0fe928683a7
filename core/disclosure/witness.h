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

/// Another table: the cells that differ from the true one, and what they are there.
using Witness = std::vector<std::pair<std::size_t, std::int64_t>>;

/// Does it differ in hidden cells only, satisfy every sum, and respect the floors?
bool isWitness(const CellSystem& system, const Pattern& hidden, Floors floors,
               const Witness& witness);

} // namespace core::disclosure

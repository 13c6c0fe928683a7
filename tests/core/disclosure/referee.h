// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// glpsol as a second opinion: the whole problem of an attacker, written out from the system with
// nothing of the audit in between.
#pragma once

#include "tests/core/disclosure/named_system.h"

namespace referee {

bool isThere();

enum class Numbers
{
    Fractions, ///< rounded inward at the end
    Whole ///< every cell is one: what an attacker finds who knows that people come whole
};

/// Ends of what @p cell can be under @p hidden.
Ends rangeOf(const core::disclosure::CellSystem& system, const core::disclosure::Pattern& hidden,
             std::size_t cell, core::disclosure::Floors floors,
             Numbers numbers = Numbers::Fractions);

} // namespace referee

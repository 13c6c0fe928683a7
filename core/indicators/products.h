// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of two products of whole numbers is greater, without rounding and without overflow: where
// a rate lies exactly on a limit, floating point would decide by chance.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace core::indicators {

/// The product of no factor is 1.
std::strong_ordering compareProducts(const std::vector<std::uint64_t>& left,
                                     const std::vector<std::uint64_t>& right);

} // namespace core::indicators

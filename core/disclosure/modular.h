// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sparse vectors modulo the prime 2^61 - 1 and their echelon form: linear algebra without rounding
// and without overflow. A rank here is below the rational one with negligible probability only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core::disclosure {

constexpr std::uint64_t Prime = (std::uint64_t {1} << 61) - 1;

std::uint64_t addMod(std::uint64_t a, std::uint64_t b);
std::uint64_t subMod(std::uint64_t a, std::uint64_t b);
std::uint64_t mulMod(std::uint64_t a, std::uint64_t b);
std::uint64_t inverseMod(std::uint64_t a); ///< @pre a != 0

/// (index, value != 0), by index.
using SparseVector = std::vector<std::pair<std::size_t, std::uint64_t>>;

/// Scales @p vector so that its first value is 1.
void normalise(SparseVector& vector);

/// The value at @p index, 0 when there is none.
std::uint64_t valueAt(const SparseVector& vector, std::size_t index);

/// Rows in echelon form: whatever is a combination of them reduces to nothing.
class Echelon
{
public:
    explicit Echelon(std::size_t size);

    /// What is left of @p vector; empty if it is a combination of the rows.
    SparseVector reduce(const SparseVector& vector) const;

    /// Adds a row. @pre reduced, not empty and normalised
    void add(SparseVector row);

private:
    std::vector<SparseVector> m_rows; ///< by leading index; empty: none
    mutable std::vector<std::uint64_t> m_dense; ///< scratch, all zero between calls
};

} // namespace core::disclosure

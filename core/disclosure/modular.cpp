// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/modular.h"

#include <algorithm>

namespace core::disclosure {

std::uint64_t addMod(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t sum = a + b;
    return sum >= Prime ? sum - Prime : sum;
}

std::uint64_t subMod(std::uint64_t a, std::uint64_t b)
{
    return a >= b ? a - b : a + Prime - b;
}

std::uint64_t mulMod(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide {a} * b;
    // 2^61 = 1 modulo the prime, so the high bits are simply added to the low ones.
    const std::uint64_t low = static_cast<std::uint64_t>(product & Prime);
    const std::uint64_t high = static_cast<std::uint64_t>(product >> 61);
    return addMod(low, high);
}

std::uint64_t inverseMod(std::uint64_t a)
{
    std::uint64_t result = 1;
    for (std::uint64_t exponent = Prime - 2; exponent > 0; exponent >>= 1) {
        if (exponent & 1)
            result = mulMod(result, a);
        a = mulMod(a, a);
    }
    return result;
}

void normalise(SparseVector& vector)
{
    if (vector.empty() || vector.front().second == 1)
        return;
    const std::uint64_t scale = inverseMod(vector.front().second);
    for (auto& [index, value] : vector)
        value = mulMod(value, scale);
}

std::uint64_t valueAt(const SparseVector& vector, std::size_t index)
{
    const auto found = std::lower_bound(
        vector.begin(), vector.end(), index,
        [](const auto& entry, std::size_t wanted) { return entry.first < wanted; });
    return found != vector.end() && found->first == index ? found->second : 0;
}

Echelon::Echelon(std::size_t size)
    : m_rows(size)
    , m_dense(size, 0)
{
}

SparseVector Echelon::reduce(const SparseVector& vector) const
{
    SparseVector left;
    if (vector.empty())
        return left;
    for (const auto& [index, value] : vector)
        m_dense[index] = value;
    for (std::size_t i = vector.front().first; i < m_dense.size(); ++i) {
        const std::uint64_t factor = m_dense[i];
        if (factor == 0)
            continue;
        if (m_rows[i].empty()) {
            left.emplace_back(i, factor);
            m_dense[i] = 0;
        } else {
            for (const auto& [index, value] : m_rows[i])
                m_dense[index] = subMod(m_dense[index], mulMod(factor, value));
        }
    }
    return left;
}

void Echelon::add(SparseVector row)
{
    const std::size_t leading = row.front().first;
    m_rows[leading] = std::move(row);
}

} // namespace core::disclosure

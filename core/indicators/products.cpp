// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/products.h"

namespace core::indicators {
namespace {

__extension__ using Wide = unsigned __int128;

/// Lowest digit first, in base 2^64, without leading zeros.
using Natural = std::vector<std::uint64_t>;

Natural product(const std::vector<std::uint64_t>& factors)
{
    Natural digits {1};
    for (const std::uint64_t factor : factors) {
        if (factor == 0)
            return {};
        Wide carry = 0;
        for (std::uint64_t& digit : digits) {
            carry += Wide {digit} * factor;
            digit = static_cast<std::uint64_t>(carry);
            carry >>= 64;
        }
        if (carry > 0)
            digits.push_back(static_cast<std::uint64_t>(carry));
    }
    return digits;
}

} // namespace

std::strong_ordering compareProducts(const std::vector<std::uint64_t>& left,
                                     const std::vector<std::uint64_t>& right)
{
    const Natural a = product(left);
    const Natural b = product(right);
    if (a.size() != b.size())
        return a.size() <=> b.size();
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i])
            return a[i] <=> b[i];
    }
    return std::strong_ordering::equal;
}

} // namespace core::indicators

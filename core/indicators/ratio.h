// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exact fraction and its rounding: what a mean or a quantile is before it is printed.
#pragma once

#include <cstdint>

namespace core::indicators {

__extension__ using Wide = __int128;

struct Ratio
{
    Wide top = 0;
    std::int64_t bottom = 1; ///< > 0
};

/// The multiple of @p step nearest to @p value, of two equally near the greater one (half up, as
/// every number of ours is printed). @pre step > 0
std::int64_t roundHalfUp(const Ratio& value, std::int64_t step);

} // namespace core::indicators

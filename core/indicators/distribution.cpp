// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/distribution.h"

#include <algorithm>

namespace core::indicators {

std::int64_t countOf(const Distribution& values)
{
    std::int64_t count = 0;
    for (const Counted& one : values)
        count += one.count;
    return count;
}

std::optional<Ratio> mean(const Distribution& values)
{
    const std::int64_t count = countOf(values);
    if (count == 0)
        return std::nullopt;
    Wide sum = 0;
    for (const Counted& one : values)
        sum += Wide {one.value} * one.count;
    return Ratio {sum, count};
}

std::optional<Ratio> quantile(const Distribution& values, Share share)
{
    const Wide wanted = Wide {countOf(values)} * share.part;
    Wide below = 0; // times share.of, as wanted is
    for (std::size_t i = 0; i < values.size(); ++i) {
        below += Wide {values[i].count} * share.of;
        if (below < wanted)
            continue;
        if (below > wanted || i + 1 == values.size())
            return Ratio {values[i].value, 1};
        return Ratio {Wide {values[i].value} + values[i + 1].value, 2};
    }
    return std::nullopt;
}

std::optional<Ratio> meanOfMiddleFour(const Distribution& values)
{
    const std::int64_t count = countOf(values);
    if (count < 4)
        return std::nullopt;
    // In half values: the four lie between count - 4 and count + 4 of twice the count.
    const Wide from = Wide {count} - 4;
    const Wide to = Wide {count} + 4;
    Wide sum = 0;
    Wide begin = 0;
    for (const Counted& one : values) {
        const Wide end = begin + 2 * Wide {one.count};
        const Wide inside = std::min(end, to) - std::max(begin, from);
        if (inside > 0)
            sum += inside * one.value;
        begin = end;
    }
    return Ratio {sum, 8};
}

} // namespace core::indicators

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/impact.h"

#include "core/indicators/products.h"

#include <algorithm>
#include <cmath>

namespace core::indicators {
namespace {

// The limits as fractions, so that no decision is made in floating point. 1.96² = 2401 / 625.
constexpr std::int64_t FewestForGap = 11;
constexpr std::uint64_t ZSquaredTop = 2401;
constexpr std::uint64_t ZSquaredBottom = 625;

double rate(Counts counts)
{
    return static_cast<double>(counts.successes) / static_cast<double>(counts.trials);
}

std::uint64_t whole(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

/// What the group lacks to @p reference: top / (n m) of a rate, top / m of people.
std::int64_t lack(Counts group, Counts reference)
{
    return reference.successes * group.trials - group.successes * reference.trials;
}

/// lack / (n m) >= 1.96 sqrt(0.25 / n), for a lack of at least 0.
bool exceedsHalfSpread(std::int64_t missing, std::int64_t trials, std::int64_t others)
{
    return compareProducts({whole(missing), whole(missing), ZSquaredBottom, 4},
                           {ZSquaredTop, whole(trials), whole(others), whole(others)})
        >= 0;
}

/// Whether so many people's lack is at least E of PPG-1. p (1 - p) = s (n - s) / n².
bool exceedsMargin2022(std::int64_t missing, Counts group, std::int64_t others)
{
    if (missing < 0)
        return false;
    const bool floor
        = compareProducts({50, whole(missing)}, {whole(group.trials), whole(others)}) >= 0;
    const std::uint64_t n = whole(group.trials);
    // (missing / (n m))² n >= z² s (n - s) / n², times n² m².
    return floor
        && compareProducts({whole(missing), whole(missing), n, ZSquaredBottom},
                           {ZSquaredTop, whole(group.successes),
                            whole(group.trials - group.successes), whole(others), whole(others)})
        >= 0;
}

bool hasGap2022(Counts group, Counts others)
{
    return group.trials >= FewestForGap && others.trials > 0;
}

} // namespace

double margin2022(double p, std::int64_t n)
{
    return std::max(1.96 * std::sqrt(p * (1.0 - p) / static_cast<double>(n)), 0.02);
}

std::optional<PointGap> pointGap2022(Counts group, Counts others)
{
    if (!hasGap2022(group, others))
        return std::nullopt;
    return PointGap {rate(group) - rate(others), margin2022(rate(group), group.trials),
                     exceedsMargin2022(lack(group, others), group, others.trials)};
}

std::optional<PointGap> pointGap2017(Counts group, Counts reference, MarginRate used)
{
    if (group.trials == 0 || reference.trials == 0)
        return std::nullopt;
    const bool atEnd = group.successes == 0 || group.successes == group.trials;
    const bool half = used == MarginRate::Half || atEnd;
    const double p = half ? 0.5 : rate(group);
    const double margin
        = std::max(1.96 * std::sqrt(p * (1.0 - p) / static_cast<double>(group.trials)), 0.03);
    const std::int64_t missing = lack(group, reference);
    const std::uint64_t n = whole(group.trials);
    const bool flagged = missing >= 0
        && compareProducts({100, whole(missing)}, {3, n, whole(reference.trials)}) >= 0
        && (half ? exceedsHalfSpread(missing, group.trials, reference.trials)
                 : exceedsMargin2022(missing, group, reference.trials));
    return PointGap {rate(group) - rate(reference), margin, flagged};
}

std::optional<RateQuotient> proportionalityIndex(Counts group, Counts all)
{
    return eightyPercentIndex(group, all);
}

std::optional<RateQuotient> eightyPercentIndex(Counts group, Counts reference)
{
    if (group.trials == 0 || reference.trials == 0 || reference.successes == 0)
        return std::nullopt;
    const auto below = compareProducts({5, whole(group.successes), whole(reference.trials)},
                                       {4, whole(group.trials), whole(reference.successes)});
    return RateQuotient {rate(group) / rate(reference), below < 0};
}

std::optional<std::size_t> highestGroup(const std::vector<Counts>& groups, std::int64_t least)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].trials < std::max<std::int64_t>(least, 1))
            continue;
        if (!best || lack(groups[*best], groups[i]) > 0)
            best = i;
    }
    return best;
}

std::optional<std::int64_t> studentsToParity(Counts group, Counts reference)
{
    if (group.trials == 0 || reference.trials == 0)
        return std::nullopt;
    const std::int64_t missing = std::max<std::int64_t>(lack(group, reference), 0);
    return (missing + reference.trials - 1) / reference.trials;
}

std::optional<std::int64_t> studentsToLeaveImpact(Counts group, Counts others)
{
    if (!hasGap2022(group, others))
        return std::nullopt;
    // The least k with (reference - p) n - k <= E n. Equality leaves: k is a ceiling.
    const auto isEnough = [&](std::int64_t k) {
        const std::int64_t rest = lack(group, others) - k * others.trials;
        const std::uint64_t n = whole(group.trials);
        const std::uint64_t m = whole(others.trials);
        return rest <= 0 || compareProducts({50, whole(rest)}, {n, m}) <= 0
            || compareProducts({whole(rest), whole(rest), n, ZSquaredBottom},
                               {ZSquaredTop, whole(group.successes),
                                whole(group.trials - group.successes), m, m})
            <= 0;
    };
    std::int64_t low = 0;
    std::int64_t high = *studentsToParity(group, others);
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (isEnough(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::optional<std::int64_t> fragility(Counts group, Counts others)
{
    const auto isFlagged = [&](std::int64_t more) {
        const auto gap = pointGap2022({group.successes + more, group.trials}, others);
        return gap && gap->isFlagged;
    };
    if (!isFlagged(0))
        return std::nullopt;
    std::int64_t more = 1;
    while (isFlagged(more))
        ++more;
    return more;
}

} // namespace core::indicators

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disproportionate impact: whether a group reaches something less often than others, by the rules
// that California's colleges report with. All limits are decided in whole numbers; nothing rests on
// how a computer rounds 0.55 - 0.45.
#pragma once

#include "core/indicators/newcombe.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::indicators {

/// A percentage point gap and what it must exceed. Rates are in [0, 1].
struct PointGap
{
    double gap = 0.0; ///< rate of the group minus the reference
    double margin = 0.0; ///< E
    bool isFlagged = false; ///< gap <= -margin
};

/// E = max(1.96 sqrt(p (1 - p) / n), 0.02), also at p = 0 and p = 1.
double margin2022(double rate, std::int64_t n);

/// PPG-1 (CCCCO 2022): p of the group less p of all others; flagged if gap <= -E with E of the
/// group's own rate. Nothing for a group of 10 or fewer, nor without others.
/// Source: di-calculator.com; CCCCO throughput page. Unverified against the official document of
/// the Chancellor's Office, which was not available: which rate enters E, what is done with groups
/// of 10 or fewer, outcomes that are not wished for.
std::optional<PointGap> pointGap2022(Counts group, Counts others);

enum class MarginRate
{
    Half, ///< 0.25 in place of p (1 - p): the default of DisImpact
    Own ///< the group's rate; 0.5 in its place where it is 0 or 1
};

/// PPG (2017): margin max(1.96 sqrt(p (1 - p) / n), 0.03); flagged if p + margin <= reference. The
/// reference is the overall rate, or that of the highest group. Nothing where one is nobody.
/// Source: R package DisImpact, percentage_point_gap.R.
std::optional<PointGap> pointGap2017(Counts group, Counts reference,
                                     MarginRate rate = MarginRate::Half);

/// A quotient of two rates that is flagged below 0.8.
struct RateQuotient
{
    double value = 1.0;
    bool isFlagged = false;
};

/// (s / S) / (n / N), which is p of the group over p of all. Nothing where nobody of all succeeded.
/// Source: DisImpact, proportionality_index.R; the limit of 0.8 is its default.
std::optional<RateQuotient> proportionalityIndex(Counts group, Counts all);

/// p of the group over p of the reference. Nothing where the reference's rate is 0 or nobody's.
/// Source: DisImpact, 80_percent_index.R.
std::optional<RateQuotient> eightyPercentIndex(Counts group, Counts reference);

/// The group with the highest rate among those of at least @p least people, the first of equals: a
/// tiny group is no reference.
std::optional<std::size_t> highestGroup(const std::vector<Counts>& groups, std::int64_t least);

/// ceil((reference - p) n): so many more successes, and the group has the reference's rate; 0 where
/// it has it. Where the reference includes the group (the overall rate) it moves with the group,
/// and this understates. Nothing where one is nobody. Source: DisImpact, di_iterate_sql.R.
std::optional<std::int64_t> studentsToParity(Counts group, Counts reference);

/// ceil((reference - (p + E)) n) with E of PPG-1 as it is now; 0 where it is not flagged.
/// Source: DisImpact, di_iterate_sql.R.
std::optional<std::int64_t> studentsToLeaveImpact(Counts group, Counts others);

/// The least number of further successes with which PPG-1 is no longer flagged, E computed anew
/// for each. Nothing where it is not flagged.
std::optional<std::int64_t> fragility(Counts group, Counts others);

} // namespace core::indicators

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/kitagawa.h"

namespace core::indicators {
namespace {

double ratio(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

std::optional<ChangeParts> splitChange(const std::vector<GroupChange>& groups)
{
    Counts before;
    Counts after;
    for (const GroupChange& group : groups) {
        if ((group.before.trials > 0) != (group.after.trials > 0))
            return std::nullopt;
        before.successes += group.before.successes;
        before.trials += group.before.trials;
        after.successes += group.after.successes;
        after.trials += group.after.trials;
    }
    if (before.trials == 0 || after.trials == 0)
        return std::nullopt;
    ChangeParts parts;
    parts.headline = ratio(after.successes, after.trials) - ratio(before.successes, before.trials);
    for (const GroupChange& group : groups) {
        if (group.before.trials == 0)
            continue;
        const double rateBefore = ratio(group.before.successes, group.before.trials);
        const double rateAfter = ratio(group.after.successes, group.after.trials);
        const double shareBefore = ratio(group.before.trials, before.trials);
        const double shareAfter = ratio(group.after.trials, after.trials);
        parts.rates += (shareBefore + shareAfter) / 2.0 * (rateAfter - rateBefore);
        parts.mix += (rateBefore + rateAfter) / 2.0 * (shareAfter - shareBefore);
    }
    return parts;
}

} // namespace core::indicators

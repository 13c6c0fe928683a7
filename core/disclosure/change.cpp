// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/change.h"

#include <map>
#include <string>

namespace core::disclosure {
namespace {

using indicators::Counts;
using indicators::GroupChange;

/// Yes of yes and no, where both are shown.
std::optional<Counts> countsOf(const DisclosedStep& step)
{
    if (!step.yes.isShown() || !step.no.isShown())
        return std::nullopt;
    return Counts {step.yes.value(), step.yes.value() + step.no.value()};
}

bool isWhole(const Counts& sum, const Counts& of)
{
    return sum.successes == of.successes && sum.trials == of.trials;
}

void add(Counts& sum, const Counts& part)
{
    sum.successes += part.successes;
    sum.trials += part.trials;
}

/// A group that is not listed may be hidden or nobody; that the others add up to the whole says
/// that it is nobody.
void split(const DisclosedTable& table, std::size_t step, StepChange& whole)
{
    whole.isSplitHidden = true;
    std::map<std::vector<std::string>, GroupChange> groups;
    GroupChange sum;
    for (const DisclosedRow& row : table.rows()) {
        const auto counts = countsOf(row.steps[step]);
        if (!counts)
            return;
        const bool isBefore = row.keys.front() == table.change()->from;
        GroupChange& group = groups[{row.keys.begin() + 1, row.keys.end()}];
        (isBefore ? group.before : group.after) = *counts;
        add(isBefore ? sum.before : sum.after, *counts);
    }
    if (!isWhole(sum.before, whole.before) || !isWhole(sum.after, whole.after))
        return;
    std::vector<GroupChange> all;
    for (const auto& [keys, group] : groups)
        all.push_back(group);
    whole.isSplitHidden = false;
    whole.parts = indicators::splitChange(all);
}

std::optional<StepChange> changeOf(const DisclosedTable& table, std::size_t step,
                                   std::int64_t least)
{
    const auto before = countsOf(table.change()->before.steps[step]);
    const auto after = countsOf(table.change()->after.steps[step]);
    if (!before || !after || before->trials < least || after->trials < least)
        return std::nullopt;
    StepChange change;
    change.before = *before;
    change.after = *after;
    const auto rate = [](const Counts& counts) {
        return static_cast<double>(counts.successes) / static_cast<double>(counts.trials);
    };
    change.difference = rate(*after) - rate(*before);
    change.interval = indicators::newcombe(*after, *before);
    if (table.by().size() > 1)
        split(table, step, change);
    return change;
}

} // namespace

std::vector<std::optional<StepChange>> changesOf(const DisclosedTable& table, std::int64_t least)
{
    std::vector<std::optional<StepChange>> changes;
    if (!table.change())
        return changes;
    for (std::size_t step = 0; step < table.stepLabels().size(); ++step)
        changes.push_back(changeOf(table, step, least));
    return changes;
}

} // namespace core::disclosure

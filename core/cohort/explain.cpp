// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/bound_query.h"
#include "core/cohort/plan.h"

#include <array>

namespace core::cohort {
namespace {

std::string eventText(const Plan& plan, const BoundEvent& event)
{
    constexpr std::array Attempts = {"default", "first", "last", "best", "any"};
    const RecordSet& set = plan.recordSets[event.records];
    std::string out = "record set " + std::to_string(event.records + 1) + ", attempt "
        + Attempts[static_cast<std::size_t>(event.attempt)];
    if (event.hasTest)
        out += ", then a test on the record picked";
    return out + " (" + set.kind + ")";
}

std::string windowText(const Plan& plan, const BoundWindow& window)
{
    constexpr std::array Units = {" months", " terms", " years"};
    constexpr std::array Sides = {"after", "after", "from", "before"};
    if (window.anyTime)
        return "any time";
    std::string out = Sides[static_cast<std::size_t>(window.side)];
    out += window.anchor == BoundWindow::Start ? " start"
                                               : " \"" + plan.steps[window.anchor].label + "\"";
    if (window.limit)
        out += ", within " + std::to_string(*window.limit)
            + Units[static_cast<std::size_t>(window.unit)];
    if (window.straight)
        out += ", in the next primary term";
    return out + (window.hasEnd() ? "" : ", so far");
}

std::string recordSetText(const RecordSet& set, std::size_t number)
{
    std::string out = "record set " + std::to_string(number + 1) + ": " + set.kind;
    if (!set.kindIndex)
        return out + ", not in this data file\n";
    out += ", " + std::to_string(set.keys.size()) + " slices per shard";
    if (!set.where.empty())
        out += ", filtered by " + std::to_string(set.where.nodes.size()) + " nodes of tables";
    return out + "\n";
}

} // namespace

std::string explain(const Plan& plan)
{
    std::string out = plan.canonical + "\n";
    for (std::size_t i = 0; i < plan.recordSets.size(); ++i)
        out += recordSetText(plan.recordSets[i], i);
    out += "start: " + eventText(plan, plan.start) + "\n";
    if (!plan.where.empty())
        out += "where: fixed attributes and " + std::to_string(plan.memberships.size())
            + " questions first, then " + std::to_string(plan.histories.size()) + " histories\n";
    for (const History& history : plan.histories)
        out += "  history: " + eventText(plan, history.event) + ", "
            + windowText(plan, history.window) + "\n";
    for (const BoundStep& step : plan.steps) {
        out += "step \"" + step.label + "\": " + eventText(plan, step.event) + ", "
            + windowText(plan, step.window) + ", base "
            + (step.baseStep ? "the yes of \"" + plan.steps[*step.baseStep].label + "\""
                             : std::string("the cohort"))
            + "\n";
    }
    for (const BoundGroup& group : plan.by)
        out += "by: " + group.name + "\n";
    if (plan.measure && plan.measure->event)
        out += "measure: " + eventText(plan, *plan.measure->event) + ", "
            + windowText(plan, plan.measure->window) + "\n";
    out += "institutions read: " + std::to_string(plan.institutions.size()) + "\n";
    return out;
}

std::string explain(const ExecutionReport& report, bool isCohortShown)
{
    // How many slices could hold a few people tells how many those are at least, and how near to
    // one another.
    if (!isCohortShown)
        return {};
    const auto text = [](std::uint64_t number) { return std::to_string(number); };
    const cache::ReadCounts& reads = report.reads;
    std::string out = "slices named: " + text(report.slices)
        + ", not needed by their zones: " + text(report.pruned) + "\n";
    // How many are read hangs on where the cohort's people are: never exactly.
    if (reads.slices > 0)
        out += "from the cache: about " + text(reads.fromCache * 10 / reads.slices) + " of 10\n";
    if (report.isStreamed)
        out += "larger than the cache: read past it\n";
    return out;
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/horizons.h"

#include <algorithm>
#include <functional>

namespace core::cohort {
namespace {

std::string unitName(TimeUnit unit)
{
    if (unit == TimeUnit::Months)
        return "months";
    return unit == TimeUnit::Terms ? "terms" : "years";
}

void lengthen(std::string& name, const Query& query, std::size_t end)
{
    if (const auto step = stepNamed(query, name, end))
        name = query.steps[*step].label;
}

} // namespace

std::optional<std::size_t> stepNamed(const Query& query, const std::string& name, std::size_t end)
{
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < end && !name.empty(); ++i) {
        if (query.steps[i].label == name)
            return i;
        if (query.steps[i].family == name)
            longest = i;
    }
    return longest;
}

std::size_t firstOfFamily(const Query& query, std::size_t index)
{
    const std::string& family = query.steps[index].family;
    while (index > 0 && !family.empty() && query.steps[index - 1].family == family)
        --index;
    return index;
}

void nameLongest(Query& query)
{
    for (std::size_t i = 0; i < query.steps.size(); ++i)
        lengthen(query.steps[i].window.anchor, query, firstOfFamily(query, i));
    for (GroupField& group : query.by)
        lengthen(group.of, query, query.steps.size());
    if (query.change)
        lengthen(query.change->field.of, query, query.steps.size());
    if (query.measure) {
        lengthen(query.measure->value.of, query, query.steps.size());
        lengthen(query.measure->step, query, query.steps.size());
    }
}

Result<void> addHorizons(const Step& written, const std::vector<int>& limits, Query& query)
{
    const bool isKnown
        = std::any_of(query.steps.begin(), query.steps.end(),
                      [&written](const Step& other) { return other.family == written.label; });
    const bool goUp
        = std::adjacent_find(limits.begin(), limits.end(), std::greater_equal<>()) == limits.end();
    if (isKnown || !goUp)
        return Error {ErrorCode::InvalidInput,
                      isKnown ? "two steps with one label" : "limits go up",
                      isKnown ? written.label : std::to_string(limits.back()),
                      isKnown ? written.position : written.window.position,
                      {}};
    for (const int limit : limits) {
        Step one = written;
        one.family = written.label;
        one.window.limit = limit;
        one.label += " (" + std::to_string(limit) + " " + unitName(written.window.limitUnit) + ")";
        query.steps.push_back(std::move(one));
    }
    return {};
}

} // namespace core::cohort

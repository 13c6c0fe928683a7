// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/fair_from.h"

#include "core/cohort/window.h"

#include <algorithm>

namespace core::cohort {
namespace {

bool isStartTime(const BoundGroup& group)
{
    return !group.step && group.source == Source::Time;
}

std::uint16_t groupAt(const Plan& plan, std::uint64_t key, std::size_t field)
{
    const auto shift = GroupBits * static_cast<unsigned>(plan.by.size() - 1 - field);
    return static_cast<std::uint16_t>(key >> shift);
}

} // namespace

std::vector<std::string> keyTexts(const Plan& plan, std::uint64_t key)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < plan.by.size(); ++i) {
        const BoundGroup& group = plan.by[i];
        const std::uint16_t code = groupAt(plan, key, i);
        if (code == group.missing())
            texts.emplace_back("(missing)");
        else
            texts.push_back(code == group.notReached() ? "(not reached)" : group.texts[code]);
    }
    return texts;
}

FairFrom::FairFrom(const Plan& plan, const std::vector<std::uint8_t>& startTimes)
    : m_plan(plan)
    , m_total(plan.steps.size())
{
    const auto raise = [](Ends& ends, std::size_t step, Day end) {
        ends[step] = ends[step] ? std::max(*ends[step], end) : end;
    };
    for (std::size_t time = 1; time < startTimes.size(); ++time) {
        if (startTimes[time] == 0)
            continue;
        std::uint64_t key = 0;
        for (const BoundGroup& group : plan.by)
            key = withGroup(key, isStartTime(group) ? group.groupOf[time] : std::uint16_t {0});
        Ends& ends = m_ends.try_emplace(key, Ends(plan.steps.size())).first->second;
        for (std::size_t step = 0; step < plan.steps.size(); ++step) {
            if (const std::optional<Day> end = plan.steps[step].latestEnd[time]) {
                raise(ends, step, *end);
                raise(m_total, step, *end);
            }
        }
    }
}

std::uint64_t FairFrom::timeKey(std::uint64_t key) const
{
    std::uint64_t reduced = 0;
    for (std::size_t i = 0; i < m_plan.by.size(); ++i)
        reduced = withGroup(
            reduced, isStartTime(m_plan.by[i]) ? groupAt(m_plan, key, i) : std::uint16_t {0});
    return reduced;
}

void FairFrom::fillFrom(RawRow& row, const Ends& ends)
{
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (ends[i])
            row.steps[i].fairFrom = std::min(*ends[i], LatestDay - 1) + 1;
    }
}

void FairFrom::fill(RawRow& row, std::uint64_t key) const
{
    const auto found = m_ends.find(timeKey(key));
    if (found != m_ends.end())
        fillFrom(row, found->second);
}

void FairFrom::fillTotal(RawRow& row) const
{
    fillFrom(row, m_total);
}

} // namespace core::cohort

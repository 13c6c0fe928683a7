// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/members.h"

#include "core/cohort/refused.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace core::cohort {

namespace {

Members heading(const Plan& plan)
{
    Members members;
    members.steps = plan.steps.size();
    members.hasMeasure = plan.measure.has_value();
    members.width = members.steps + (members.hasMeasure ? 1 : 0);
    for (const BoundStep& step : plan.steps)
        members.elsewhere.push_back(step.elsewhereSegments.size());
    return members;
}

} // namespace

MemberList::MemberList(const Plan& plan)
    : m_width(heading(plan).width)
{
}

void MemberList::open(std::uint32_t shard)
{
    m_closedEntries += m_open ? m_open->persons.size() : 0;
    m_open = &m_parts[shard];
}

void MemberList::add(std::uint64_t key, std::uint32_t person, std::span<const StepOutcome> steps,
                     std::optional<Measured> measured)
{
    m_open->persons.push_back(person);
    m_open->keys.push_back(key);
    for (const StepOutcome& step : steps)
        m_open->outcomes.push_back(outcomeByte(step));
    if (measured)
        m_open->outcomes.push_back(measured->kind == Measured::Kind::Without ? WasNotMeasured
                                                                             : WasMeasured);
}

std::size_t MemberList::bytes() const
{
    constexpr std::size_t Fixed = sizeof(std::uint32_t) + sizeof(std::uint64_t);
    const std::size_t entries = m_closedEntries + (m_open ? m_open->persons.size() : 0);
    return entries * (Fixed + m_width);
}

/// In the order that Members promises, each entry once.
void MemberList::sort(Part& part, std::size_t width)
{
    const auto isBefore = [&](std::size_t a, std::size_t b) {
        if (part.persons[a] != part.persons[b])
            return part.persons[a] < part.persons[b];
        if (part.keys[a] != part.keys[b])
            return part.keys[a] < part.keys[b];
        return width != 0
            && std::memcmp(&part.outcomes[a * width], &part.outcomes[b * width], width) < 0;
    };
    std::vector<std::size_t> order(part.persons.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    bool isSorted = true;
    for (std::size_t i = 1; i < order.size() && isSorted; ++i)
        isSorted = isBefore(i - 1, i);
    if (isSorted)
        return;
    std::sort(order.begin(), order.end(), isBefore);
    order.erase(std::unique(order.begin(), order.end(),
                            [&](std::size_t a, std::size_t b) {
                                return !isBefore(a, b) && !isBefore(b, a);
                            }),
                order.end());
    Part sorted;
    for (const std::size_t i : order) {
        sorted.persons.push_back(part.persons[i]);
        sorted.keys.push_back(part.keys[i]);
        const auto from = part.outcomes.begin() + static_cast<std::ptrdiff_t>(i * width);
        sorted.outcomes.insert(sorted.outcomes.end(), from,
                               from + static_cast<std::ptrdiff_t>(width));
    }
    part = std::move(sorted);
}

Result<Members> MemberList::joined(const Plan& plan, std::vector<MemberList>& lists,
                                   const CancelToken& token)
{
    Members all = heading(plan);
    std::map<std::uint32_t, Part*> parts;
    for (MemberList& list : lists)
        for (auto& [shard, part] : list.m_parts)
            parts.emplace(shard, &part);
    for (const auto& [shard, part] : parts) {
        if (token.isCancelled())
            return cancelled();
        sort(*part, all.width);
        all.rowKeys.insert(all.rowKeys.end(), part->keys.begin(), part->keys.end());
        std::sort(all.rowKeys.begin(), all.rowKeys.end());
        all.rowKeys.erase(std::unique(all.rowKeys.begin(), all.rowKeys.end()), all.rowKeys.end());
    }
    for (const auto& [shard, part] : parts) {
        if (token.isCancelled())
            return cancelled();
        all.persons.insert(all.persons.end(), part->persons.begin(), part->persons.end());
        all.outcomes.insert(all.outcomes.end(), part->outcomes.begin(), part->outcomes.end());
        for (const std::uint64_t key : part->keys)
            all.rows.push_back(static_cast<std::uint32_t>(
                std::lower_bound(all.rowKeys.begin(), all.rowKeys.end(), key)
                - all.rowKeys.begin()));
        *part = {};
    }
    return all;
}

} // namespace core::cohort

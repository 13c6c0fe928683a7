// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/measure_tally.h"

#include <algorithm>

namespace core::cohort {
namespace {

template<typename Counts>
std::vector<ValueCount> ascending(const Counts& counts)
{
    std::vector<ValueCount> sorted;
    for (const auto& [value, count] : counts)
        sorted.push_back({value, count});
    std::sort(sorted.begin(), sorted.end(),
              [](const ValueCount& a, const ValueCount& b) { return a.value < b.value; });
    return sorted;
}

} // namespace

void MeasureTally::add(std::uint32_t person, Measured measured)
{
    if (measured.kind == Measured::Kind::Without)
        return m_without.add(person);
    m_measured.add(person);
    ++(measured.kind == Measured::Kind::Value ? m_values : m_censored)[measured.value];
}

void MeasureTally::merge(const MeasureTally& other)
{
    m_measured.tally += other.m_measured.tally;
    m_without.tally += other.m_without.tally;
    for (const auto& [value, count] : other.m_values)
        m_values[value] += count;
    for (const auto& [value, count] : other.m_censored)
        m_censored[value] += count;
}

RawMeasure MeasureTally::toRaw() const
{
    return {m_measured.tally, m_without.tally, ascending(m_values), ascending(m_censored)};
}

} // namespace core::cohort

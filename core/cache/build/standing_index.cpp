// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/standing_index.h"

#include <algorithm>

namespace core::cache {

StandingIndex::StandingIndex(const KindRecords& standings,
                             const std::vector<dictionary::TimeSpan>& times)
    : m_standings(standings)
    , m_times(times)
{
    const auto& persons = standings.person;
    const std::uint32_t last
        = persons.empty() ? 0 : *std::max_element(persons.begin(), persons.end()) + 1;
    m_begin.assign(std::size_t {last} + 1, 0);
    for (const auto person : persons)
        ++m_begin[person + 1];
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    m_rows.resize(persons.size());
    auto next = m_begin;
    for (std::uint32_t row = 0; row < persons.size(); ++row)
        m_rows[next[persons[row]]++] = row;
}

int StandingIndex::academicYear(Code time) const
{
    return time == Missing ? 0 : m_times[time - 1U].academicYear;
}

Code StandingIndex::valueFor(const KindRecords& records, std::size_t row,
                             const std::vector<Code>& values) const
{
    const auto person = records.person[row];
    const Code time = records.time[row];
    const int year = academicYear(time);
    if (person + std::size_t {1} >= m_begin.size() || time == Missing)
        return Missing;
    Code best = Missing;
    Code bestTime = Missing;
    for (auto at = m_begin[person]; at < m_begin[person + 1]; ++at) {
        const auto standing = m_rows[at];
        const Code value = values[standing];
        const Code when = m_standings.time[standing];
        if (value == Missing || m_standings.institution[standing] != records.institution[row])
            continue;
        if (when != time && (bestTime == time || year == 0 || academicYear(when) != year))
            continue;
        const bool isBetter = best == Missing || (when == time && bestTime != time)
            || (when == bestTime ? value < best : bestTime != time && when > bestTime);
        if (isBetter) {
            best = value;
            bestTime = when;
        }
    }
    return best;
}

void StandingIndex::fill(KindRecords& records, std::size_t element) const
{
    const auto& own = m_standings.shape.elements;
    const auto found = std::find(own.begin(), own.end(), records.shape.elements[element]);
    if (found == own.end())
        return;
    const auto& values = m_standings.columns[static_cast<std::size_t>(found - own.begin())];
    auto& column = records.columns[element];
    for (std::size_t row = 0; row < records.size(); ++row)
        if (column[row] == Missing)
            column[row] = valueFor(records, row, values);
}

} // namespace core::cache

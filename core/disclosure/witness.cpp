// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/witness.h"

#include <algorithm>

namespace core::disclosure {

namespace {

/// So that no sum of a table can overflow.
constexpr std::int64_t MostPossible = std::int64_t {1} << 40;

} // namespace

WitnessCheck::WitnessCheck(const CellSystem& system, const Pattern& hidden)
    : m_system(system)
    , m_hidden(hidden)
    , m_known(leastValues(system, hidden, Floors::Known))
    , m_plain(leastValues(system, hidden, Floors::Ignored))
    , m_sums(system.cells.size())
    , m_limits(system.cells.size())
    , m_off(system.equations.size(), 0)
    , m_offLimit(system.inequalities.size(), 0)
{
    for (std::size_t number = 0; number < system.equations.size(); ++number) {
        const Equation& equation = system.equations[number];
        std::int64_t sum = -system.cells[equation.total].value;
        m_sums[equation.total].emplace_back(number, -1);
        for (const std::size_t part : equation.parts) {
            sum += system.cells[part].value;
            m_sums[part].emplace_back(number, 1);
        }
        m_isSound = m_isSound && sum == 0;
    }
    addLimits();
}

void WitnessCheck::addLimits()
{
    for (std::size_t number = 0; number < m_system.inequalities.size(); ++number) {
        const Inequality& limit = m_system.inequalities[number];
        m_slack.push_back(-limit.least);
        for (const auto& [cell, coefficient] : limit.terms) {
            m_slack.back() += coefficient * m_system.cells[cell].value;
            m_limits[cell].emplace_back(number, coefficient);
        }
        m_isSound = m_isSound && m_slack.back() >= 0;
    }
}

bool WitnessCheck::holds(Floors floors, const Witness& witness) const
{
    const std::vector<std::int64_t>& least = floors == Floors::Known ? m_known : m_plain;
    bool isPossible = m_isSound;
    for (std::size_t i = 0; i < witness.size(); ++i) {
        const auto& [cell, value] = witness[i];
        isPossible = isPossible && m_hidden[cell] && value >= least[cell] && value <= MostPossible
            && (i == 0 || witness[i - 1].first < cell);
    }
    if (!isPossible)
        return false;
    for (const auto& [cell, value] : witness) {
        const std::int64_t more = value - m_system.cells[cell].value;
        for (const auto& [sum, times] : m_sums[cell])
            m_off[sum] += times * more;
        for (const auto& [limit, coefficient] : m_limits[cell])
            m_offLimit[limit] += coefficient * more;
    }
    for (const auto& [cell, value] : witness) {
        for (const auto& [sum, times] : m_sums[cell])
            isPossible = isPossible && m_off[sum] == 0;
        for (const auto& [limit, coefficient] : m_limits[cell])
            isPossible = isPossible && m_slack[limit] + m_offLimit[limit] >= 0;
    }
    for (const auto& [cell, value] : witness) {
        for (const auto& [sum, times] : m_sums[cell])
            m_off[sum] = 0;
        for (const auto& [limit, coefficient] : m_limits[cell])
            m_offLimit[limit] = 0;
    }
    return isPossible;
}

} // namespace core::disclosure

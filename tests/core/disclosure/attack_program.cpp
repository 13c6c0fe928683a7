// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/attack_program.h"

#include <cmath>

namespace attack {

namespace {

constexpr long double Nothing = 1e-9L;

} // namespace

Program::Program(const View& view, const std::vector<Relation>& relations, const Floors& floors)
{
    const auto isKnown = [&](const std::string& name) {
        const auto seen = view.find(name);
        return seen != view.end() && seen->second.has_value();
    };
    for (const Relation& relation : relations) {
        for (const auto& [name, coefficient] : relation) {
            if (!isKnown(name) && m_unknowns.emplace(name, m_floors.size()).second) {
                const auto floor = floors.find(name);
                m_floors.push_back(floor == floors.end() ? 0 : floor->second);
            }
        }
    }
    const std::size_t unknowns = m_floors.size();
    for (const Relation& relation : relations) {
        Row row(unknowns + relations.size() + 1, 0);
        for (const auto& [name, coefficient] : relation) {
            const std::int64_t value
                = isKnown(name) ? *view.at(name) : m_floors[m_unknowns.at(name)];
            row.back() -= static_cast<long double>(coefficient * value);
            if (!isKnown(name))
                row[m_unknowns.at(name)] += coefficient;
        }
        if (row.back() < 0) {
            for (long double& value : row)
                value = -value;
        }
        m_basis.push_back(unknowns + m_rows.size());
        row[m_basis.back()] = 1;
        m_rows.push_back(std::move(row));
    }
    start();
}

/// Drives the artificial columns out.
void Program::start()
{
    const std::size_t unknowns = m_floors.size();
    Row gain(unknowns + m_rows.size() + 1, 0);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        gain[unknowns + i] = -1;
    price(gain);
    improve(unknowns);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        for (std::size_t j = 0; m_basis[i] >= unknowns && j < unknowns; ++j) {
            if (std::abs(m_rows[i][j]) > Nothing)
                pivot(i, j);
        }
    }
}

/// The row of gains for the basis that is.
void Program::price(const Row& gain)
{
    m_gain = gain;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const long double factor = m_gain[m_basis[i]];
        for (std::size_t j = 0; factor != 0 && j < m_gain.size(); ++j)
            m_gain[j] -= factor * m_rows[i][j];
    }
}

void Program::pivot(std::size_t row, std::size_t column)
{
    const long double lead = m_rows[row][column];
    for (long double& value : m_rows[row])
        value /= lead;
    const auto clear = [&](Row& other) {
        const long double factor = other[column];
        for (std::size_t j = 0; factor != 0 && j < other.size(); ++j)
            other[j] -= factor * m_rows[row][j];
    };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i != row)
            clear(m_rows[i]);
    }
    clear(m_gain);
    m_basis[row] = column;
}

/// Bland's rule, which never goes in circles. False where there is no bound.
bool Program::improve(std::size_t columns)
{
    while (true) {
        std::size_t entering = 0;
        while (entering < columns && m_gain[entering] <= Nothing)
            ++entering;
        if (entering == columns)
            return true;
        std::optional<std::size_t> leaving;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i][entering] <= Nothing)
                continue;
            const long double ratio = m_rows[i].back() / m_rows[i][entering];
            const long double best
                = leaving ? m_rows[*leaving].back() / m_rows[*leaving][entering] : 0;
            if (!leaving || ratio < best - Nothing
                || (ratio < best + Nothing && m_basis[i] < m_basis[*leaving]))
                leaving = i;
        }
        if (!leaving)
            return false;
        pivot(*leaving, entering);
    }
}

std::optional<double> Program::extreme(const std::string& name, int sign)
{
    const auto found = m_unknowns.find(name);
    if (found == m_unknowns.end())
        return std::nullopt;
    Row gain(m_floors.size() + m_rows.size() + 1, 0);
    gain[found->second] = sign;
    price(gain);
    if (!improve(m_floors.size()))
        return std::nullopt;
    const long double floor = static_cast<long double>(sign * m_floors[found->second]);
    return static_cast<double>(floor - m_gain.back());
}

} // namespace attack

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/hidden_part.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace core::disclosure {

namespace {

/// Sets of cells that a sum joins.
class Joined
{
public:
    explicit Joined(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t {0});
    }

    std::size_t rootOf(std::size_t cell)
    {
        while (m_parent[cell] != cell)
            cell = m_parent[cell] = m_parent[m_parent[cell]];
        return cell;
    }
    void join(std::size_t a, std::size_t b) { m_parent[rootOf(a)] = rootOf(b); }

private:
    std::vector<std::size_t> m_parent;
};

/// Every cell of an equation with its sign: parts - total = 0.
std::vector<std::pair<std::size_t, int>> termsOf(const Equation& equation)
{
    std::map<std::size_t, int> signs {{equation.total, -1}};
    for (const std::size_t part : equation.parts)
        ++signs[part];
    return {signs.begin(), signs.end()};
}

} // namespace

std::size_t HiddenPart::variableOf(std::size_t cell) const
{
    return static_cast<std::size_t>(std::lower_bound(cells.begin(), cells.end(), cell)
                                    - cells.begin());
}

std::vector<HiddenPart> hiddenParts(const CellSystem& system, const Pattern& hidden,
                                    const std::vector<std::size_t>& wanted)
{
    Joined joined(system.cells.size());
    const auto firstHidden = [&](const Equation& equation) {
        std::optional<std::size_t> first;
        for (const auto& [cell, sign] : termsOf(equation)) {
            if (!first && hidden[cell])
                first = cell;
        }
        return first;
    };
    for (const Equation& equation : system.equations) {
        const auto first = firstHidden(equation);
        for (const auto& [cell, sign] : termsOf(equation)) {
            if (first && hidden[cell])
                joined.join(*first, cell);
        }
    }
    std::map<std::size_t, HiddenPart> parts;
    for (const std::size_t cell : wanted)
        parts[joined.rootOf(cell)];
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
        const auto part = hidden[cell] ? parts.find(joined.rootOf(cell)) : parts.end();
        if (part != parts.end())
            part->second.cells.push_back(cell);
    }
    for (std::size_t number = 0; number < system.equations.size(); ++number) {
        const auto first = firstHidden(system.equations[number]);
        const auto part = first ? parts.find(joined.rootOf(*first)) : parts.end();
        if (part != parts.end())
            part->second.equations.push_back(number);
    }
    std::vector<HiddenPart> out;
    for (auto& [root, part] : parts)
        out.push_back(std::move(part));
    return out;
}

std::int64_t ceilingOf(const HiddenPart& part, const CellSystem& system)
{
    std::int64_t most = system.markerMax;
    for (const std::size_t cell : part.cells)
        most = std::max(most, system.cells[cell].value);
    for (const std::size_t equation : part.equations)
        most = std::max(most, system.cells[system.equations[equation].total].value);
    return 4 * most + 1000;
}

LinearProgram programOf(const HiddenPart& part, const CellSystem& system, const Pattern& hidden,
                        Floors floors, Effort* effort)
{
    const std::vector<std::int64_t> least = leastValues(system, hidden, floors);
    const auto ceiling = static_cast<double>(ceilingOf(part, system));
    std::vector<ProgramVariable> variables;
    for (const std::size_t cell : part.cells)
        variables.push_back({static_cast<double>(least[cell]), ceiling});
    std::vector<ProgramRow> rows;
    for (const std::size_t equation : part.equations) {
        ProgramRow row;
        for (const auto& [cell, sign] : termsOf(system.equations[equation])) {
            if (hidden[cell])
                row.terms.emplace_back(part.variableOf(cell), sign);
            else
                row.right -= static_cast<double>(sign * system.cells[cell].value);
        }
        rows.push_back(std::move(row));
    }
    return {variables, rows, effort};
}

} // namespace core::disclosure

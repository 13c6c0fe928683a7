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

using Terms = std::vector<std::pair<std::size_t, std::int64_t>>; ///< cells and coefficients

/// Sets of cells that a sum or an inequality joins.
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
Terms termsOf(const Equation& equation)
{
    std::map<std::size_t, std::int64_t> signs {{equation.total, -1}};
    for (const std::size_t part : equation.parts)
        ++signs[part];
    return {signs.begin(), signs.end()};
}

std::optional<std::size_t> firstHidden(const Terms& terms, const Pattern& hidden)
{
    const auto found = std::find_if(terms.begin(), terms.end(),
                                    [&](const auto& term) { return hidden[term.first]; });
    return found == terms.end() ? std::nullopt : std::optional(found->first);
}

/// What is shown goes to the right side.
ProgramRow rowOf(const Terms& terms, std::int64_t right, const HiddenPart& part,
                 const CellSystem& system, const Pattern& hidden)
{
    ProgramRow row {{}, static_cast<double>(right), false};
    for (const auto& [cell, coefficient] : terms) {
        if (hidden[cell])
            row.terms.emplace_back(part.variableOf(cell), static_cast<double>(coefficient));
        else
            row.right -= static_cast<double>(coefficient * system.cells[cell].value);
    }
    return row;
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
    const auto join = [&](const Terms& terms) {
        const auto first = firstHidden(terms, hidden);
        for (const auto& [cell, coefficient] : terms) {
            if (first && hidden[cell])
                joined.join(*first, cell);
        }
    };
    for (const Equation& equation : system.equations)
        join(termsOf(equation));
    for (const Inequality& inequality : system.inequalities)
        join(inequality.terms);
    std::map<std::size_t, HiddenPart> parts;
    for (const std::size_t cell : wanted)
        parts[joined.rootOf(cell)];
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
        const auto part = hidden[cell] ? parts.find(joined.rootOf(cell)) : parts.end();
        if (part != parts.end())
            part->second.cells.push_back(cell);
    }
    const auto note
        = [&](const Terms& terms, std::size_t number, std::vector<std::size_t> HiddenPart::*rows) {
              const auto first = firstHidden(terms, hidden);
              const auto part = first ? parts.find(joined.rootOf(*first)) : parts.end();
              if (part != parts.end())
                  (part->second.*rows).push_back(number);
          };
    for (std::size_t number = 0; number < system.equations.size(); ++number)
        note(termsOf(system.equations[number]), number, &HiddenPart::equations);
    for (std::size_t number = 0; number < system.inequalities.size(); ++number)
        note(system.inequalities[number].terms, number, &HiddenPart::inequalities);
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
    for (const std::size_t number : part.equations)
        rows.push_back(rowOf(termsOf(system.equations[number]), 0, part, system, hidden));
    for (const std::size_t number : part.inequalities) {
        const Inequality& inequality = system.inequalities[number];
        rows.push_back(rowOf(inequality.terms, inequality.least, part, system, hidden));
        rows.back().isAtLeast = true;
    }
    return {variables, rows, effort};
}

} // namespace core::disclosure

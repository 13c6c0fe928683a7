// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/named_system.h"

#include "core/disclosure/bounds.h"
#include "core/disclosure/elimination.h"
#include "core/disclosure/hidden_part.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/attack.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core::disclosure;

Named::Named(std::int64_t upTo)
    : m_upTo(upTo)
{
    system.markerMax = upTo;
}

void Named::set(const std::string& name, std::int64_t value)
{
    Cell& cell = system.cells[at(name)];
    cell.value = value;
    cell.weight = value + 1;
    cell.primary = value >= 1 && value <= m_upTo;
}

void Named::total(const std::string& name, const std::vector<std::string>& parts)
{
    Equation equation {at(name), {}};
    std::int64_t sum = 0;
    for (const auto& part : parts) {
        equation.parts.push_back(at(part));
        sum += system.cells[equation.parts.back()].value;
    }
    set(name, sum);
    system.equations.push_back(equation);
}

std::size_t Named::at(const std::string& name)
{
    const auto [found, isNew] = m_index.emplace(name, system.cells.size());
    if (isNew)
        system.cells.emplace_back();
    return found->second;
}

void Named::setPrimaries(const std::set<std::string>& names)
{
    for (const auto& [name, index] : m_index)
        system.cells[index].primary = names.contains(name);
}

void Named::setFloors(std::int64_t floor)
{
    for (Cell& cell : system.cells)
        cell.floor = floor;
}

std::set<std::string> Named::names(const Pattern& hidden) const
{
    std::set<std::string> out;
    for (const auto& [name, index] : m_index) {
        if (hidden[index])
            out.insert(name);
    }
    return out;
}

Pattern Named::only(const std::set<std::string>& names) const
{
    Pattern hidden(system.cells.size(), false);
    for (const auto& [name, index] : m_index)
        hidden[index] = names.contains(name);
    return hidden;
}

std::vector<std::size_t> Named::primaries() const
{
    std::vector<std::size_t> out;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
        if (system.cells[cell].primary)
            out.push_back(cell);
    }
    return out;
}

Pattern Named::linear() const
{
    const Pattern none(system.cells.size(), false);
    return suppressLinearly(system, none, none, {}).value();
}

Pattern Named::suppressed() const
{
    core::TaskContext task;
    return suppress(system, task).value();
}

Ends Named::range(const Pattern& hidden, const std::string& name, Floors floors) const
{
    return rangeOf(system, hidden, m_index.at(name), floors);
}

Ends Named::propagated(const Pattern& hidden, const std::string& name) const
{
    const auto ranges = propagate(system, hidden, Floors::Known);
    return {ranges[m_index.at(name)].low, ranges[m_index.at(name)].high};
}

std::map<std::string, std::int64_t> Named::solved(const Pattern& hidden) const
{
    attack::View view;
    std::vector<attack::Relation> relations;
    std::map<std::size_t, std::string> nameOf;
    for (const auto& [name, index] : m_index) {
        nameOf[index] = name;
        view[name] = hidden[index] ? std::nullopt : std::optional(system.cells[index].value);
    }
    for (const Equation& equation : system.equations) {
        attack::Relation relation {{nameOf[equation.total], -1}};
        for (const std::size_t part : equation.parts)
            relation.emplace_back(nameOf[part], 1);
        relations.push_back(relation);
    }
    return attack::determined(view, relations);
}

Named twoWay(std::int64_t upTo, const std::vector<std::string>& rows,
             const std::vector<std::string>& columns,
             const std::vector<std::vector<std::int64_t>>& values)
{
    Named named(upTo);
    named.at("total");
    for (const auto& row : rows)
        named.at(row);
    for (const auto& column : columns)
        named.at(column);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c)
            named.set(rows[r] + ":" + columns[c], values[r][c]);
    }
    for (const auto& row : rows) {
        std::vector<std::string> parts;
        for (const auto& column : columns)
            parts.push_back(row + ":" + column);
        named.total(row, parts);
    }
    for (const auto& column : columns) {
        std::vector<std::string> parts;
        for (const auto& row : rows)
            parts.push_back(row + ":" + column);
        named.total(column, parts);
    }
    named.total("total", rows);
    named.total("total", columns);
    return named;
}

Named oneWay(const std::vector<std::int64_t>& values)
{
    Named table(10);
    table.at("total");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < values.size(); ++i) {
        names.push_back(std::string(1, static_cast<char>('a' + i)));
        table.set(names.back(), values[i]);
        table.cell(names.back()).floor = 1;
    }
    table.total("total", names);
    return table;
}

Named threeWay(int first, int second, int third, const std::function<std::int64_t()>& count)
{
    Named table(10);
    const int sizes[] = {first, second, third};
    const auto nameOf = [](int a, int b, int c) {
        const auto one = [](int value) { return value < 0 ? "*" : std::to_string(value); };
        return one(a) + one(b) + one(c);
    };
    // Margins before what they are made of, which is how tables are built too.
    const auto visit = [&](int stars, auto emit) {
        for (int a = -1; a < first; ++a) {
            for (int b = -1; b < second; ++b) {
                for (int c = -1; c < third; ++c) {
                    if ((a < 0) + (b < 0) + (c < 0) == stars)
                        emit(a, b, c);
                }
            }
        }
    };
    for (int stars = 3; stars >= 0; --stars)
        visit(stars, [&](int a, int b, int c) { table.at(nameOf(a, b, c)); });
    visit(0, [&](int a, int b, int c) { table.set(nameOf(a, b, c), count()); });
    for (int stars = 1; stars <= 3; ++stars) {
        visit(stars, [&](int a, int b, int c) {
            const int at[] = {a, b, c};
            for (int field = 0; field < 3; ++field) {
                if (at[field] >= 0)
                    continue;
                std::vector<std::string> parts;
                for (int value = 0; value < sizes[field]; ++value) {
                    int part[] = {a, b, c};
                    part[field] = value;
                    parts.push_back(nameOf(part[0], part[1], part[2]));
                }
                table.total(nameOf(a, b, c), parts);
            }
        });
    }
    for (Cell& cell : table.system.cells)
        cell.floor = std::min<std::int64_t>(cell.value, 1);
    return table;
}

Named randomThreeWay(std::mt19937& random, int first, int second, int third)
{
    return threeWay(first, second, third, [&random] {
        const unsigned most = random() % 3 == 0 ? 12 : 60;
        return static_cast<std::int64_t>(random() % most);
    });
}

Ends rangeOf(const CellSystem& system, const Pattern& hidden, std::size_t cell, Floors floors)
{
    constexpr double tolerance = 1e-6;
    const HiddenPart part = hiddenParts(system, hidden, {cell}).front();
    LinearProgram program = programOf(part, system, hidden, floors);
    const auto least = program.solve(part.variableOf(cell), Direction::Least);
    const auto most = program.solve(part.variableOf(cell), Direction::Most);
    if (!least || !most) {
        ADD_FAILURE() << "the solver has no answer for cell " << cell;
        return {-1, -1};
    }
    return {static_cast<std::int64_t>(std::ceil(least->value - tolerance)),
            static_cast<std::int64_t>(std::floor(most->value + tolerance))};
}

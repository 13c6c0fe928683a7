// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Published examples with known answers; the names O1 ... O8 are those of the literature list.
#include "core/disclosure/bounds.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/attack.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace {

using namespace core::disclosure;

/// A system by name, totals declared by the names of their parts.
class Named
{
public:
    /// Cells @p upTo and below are primary (and not zero).
    explicit Named(std::int64_t upTo)
        : m_upTo(upTo)
    {
        system.markerMax = upTo;
    }

    void total(const std::string& name, const std::vector<std::string>& parts)
    {
        Equation equation {at(name), {}};
        system.cells[equation.total].value = 0;
        for (const auto& part : parts) {
            equation.parts.push_back(at(part));
            system.cells[equation.total].value += system.cells[equation.parts.back()].value;
        }
        set(name, system.cells[equation.total].value);
        system.equations.push_back(equation);
    }
    void set(const std::string& name, std::int64_t value)
    {
        Cell& cell = system.cells[at(name)];
        cell.value = value;
        cell.weight = value + 1;
        cell.primary = value >= 1 && value <= m_upTo;
        cell.floor = 0;
    }
    void forget() // all primaries
    {
        for (Cell& cell : system.cells)
            cell.primary = false;
    }
    std::size_t at(const std::string& name)
    {
        const auto [found, isNew] = m_index.emplace(name, system.cells.size());
        if (isNew)
            system.cells.emplace_back();
        return found->second;
    }
    Cell& cell(const std::string& name) { return system.cells[at(name)]; }

    std::set<std::string> names(const Pattern& hidden) const
    {
        std::set<std::string> out;
        for (const auto& [name, index] : m_index) {
            if (hidden[index])
                out.insert(name);
        }
        return out;
    }
    Pattern only(const std::set<std::string>& names) const
    {
        Pattern hidden(system.cells.size(), false);
        for (const auto& [name, index] : m_index)
            hidden[index] = names.contains(name);
        return hidden;
    }
    std::pair<std::int64_t, std::int64_t> range(const Pattern& hidden, const std::string& name)
    {
        const auto ranges = propagate(system, hidden, Floors::Known);
        return {ranges[at(name)].low, ranges[at(name)].high};
    }
    Pattern linear() const { return suppressLinearly(system, Pattern(system.cells.size(), false)); }
    /// Hidden cells that a solver in fractions finds from the shown ones.
    std::map<std::string, std::int64_t> solved(const Pattern& hidden) const
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

    CellSystem system;

private:
    std::map<std::string, std::size_t> m_index;
    std::int64_t m_upTo;
};

/// Rows by columns with both kinds of totals and the grand total; cells are named "row:column".
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

TEST(Suppression, O1HidesTheThreeSmallBenefitsAndTheirCheapestPartners)
{
    auto table = twoWay(3, {"annet", "arbeid", "soshjelp", "trygd"},
                        {"A", "B", "C", "D", "E", "F", "G", "H"},
                        {{11, 7, 5, 13, 9, 12, 6, 9},
                         {11, 1, 8, 2, 14, 9, 4, 3},
                         {55, 29, 35, 17, 63, 24, 22, 38},
                         {36, 18, 25, 13, 52, 22, 8, 15}});
    const auto hidden = table.names(table.linear());
    EXPECT_EQ(hidden,
              (std::set<std::string> {"arbeid:B", "arbeid:D", "arbeid:H", "annet:B", "annet:D",
                                      "annet:H"}));
    for (const char* name : {"arbeid:B", "arbeid:D", "arbeid:H"})
        EXPECT_EQ(table.range(table.only(hidden), name).second, 6);
}

TEST(Suppression, O3ClosesTheTableThatTwoPerLineLeavesOpen)
{
    auto table
        = twoWay(3, {"w", "x", "y", "z"}, {"a", "b", "c", "d"},
                 {{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}});
    table.forget();
    const std::set<std::string> primaries {"w:a", "w:b", "w:c", "x:a", "x:c",
                                           "y:b", "y:d", "z:b", "z:d"};
    for (const auto& name : primaries)
        table.cell(name).primary = true;

    const auto exposed = table.solved(table.only(primaries));
    ASSERT_TRUE(exposed.contains("w:b"));
    EXPECT_EQ(exposed.at("w:b"), 47);

    auto expected = primaries;
    expected.insert("x:d");
    EXPECT_EQ(table.names(table.linear()), expected);
    EXPECT_TRUE(table.solved(table.linear()).empty());
}

TEST(Suppression, O4LooksAtLinkedTablesTogether)
{
    Named table(3);
    for (const char* name : {"total", "county-1", "county-2", "small", "big"})
        table.at(name);
    const std::vector<std::pair<std::string, int>> cells {{"A", 2}, {"B", 2}, {"I", 8}, {"J", 8},
                                                          {"K", 3}, {"L", 3}, {"M", 3}, {"N", 7}};
    for (const auto& [name, value] : cells)
        table.set(name, value);
    table.total("county-1", {"A", "B", "I", "J"});
    table.total("county-2", {"K", "L", "M", "N"});
    table.total("big", {"L", "M"});
    table.total("small", {"A", "B", "I", "J", "K", "N"});
    table.total("total", {"county-1", "county-2"});
    table.total("total", {"small", "big"});

    EXPECT_EQ(table.solved(table.only({"A", "B", "K", "L", "M"})).at("K"), 3);
    const auto hidden = table.linear();
    EXPECT_EQ(table.names(hidden), (std::set<std::string> {"A", "B", "K", "L", "M", "N"}));
    EXPECT_TRUE(table.solved(hidden).empty());
    // [0, 10] by two equations together; one at a time sees no more than this.
    EXPECT_EQ(table.range(hidden, "K"), (std::pair<std::int64_t, std::int64_t> {0, 14}));
    EXPECT_EQ(table.range(hidden, "A"), (std::pair<std::int64_t, std::int64_t> {0, 4}));
    EXPECT_EQ(table.range(hidden, "L"), (std::pair<std::int64_t, std::int64_t> {0, 6}));
}

Named oneWay(const std::vector<std::int64_t>& values)
{
    Named table(10);
    table.at("total");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < values.size(); ++i) {
        names.push_back(std::string(1, static_cast<char>('a' + i)));
        table.set(names.back(), values[i]);
        table.cell(names.back()).floor = 1; // zeros are shown
    }
    table.total("total", names);
    return table;
}

using Ends = std::pair<std::int64_t, std::int64_t>;

TEST(Suppression, O8OneMarkerKeepsTheExamplesOfTheHealthAgencyWide)
{
    auto first = oneWay({10, 10, 10, 50});
    EXPECT_EQ(first.range(first.only({"a", "b", "c"}), "a"), (Ends {1, 28}));
    EXPECT_TRUE(repairs(first.system, first.only({"a", "b", "c"})).empty());

    auto second = oneWay({10, 9, 50});
    EXPECT_EQ(second.range(second.only({"a", "b"}), "b"), (Ends {1, 18}));
    EXPECT_TRUE(repairs(second.system, second.only({"a", "b"})).empty());

    auto fourth = oneWay({1, 11, 50});
    EXPECT_EQ(fourth.range(fourth.only({"a", "b"}), "a"), (Ends {1, 11}));
    EXPECT_TRUE(repairs(fourth.system, fourth.only({"a", "b"})).empty());
}

TEST(Suppression, O8WithTheReasonToldTheSameExampleFails)
{
    auto fourth = oneWay({1, 11, 50});
    fourth.cell("b").floor = 11; // a second marker for complementary cells would say so
    EXPECT_EQ(fourth.range(fourth.only({"a", "b"}), "a"), (Ends {1, 1}));
    EXPECT_FALSE(repairs(fourth.system, fourth.only({"a", "b"})).empty());
}

TEST(Suppression, RepairsAPatternThatIsSafeForElimination)
{
    // 2 and 1 leave [1, 2] for each: not computable, yet nearly known.
    auto table = oneWay({2, 1, 40, 30});
    EXPECT_EQ(table.names(table.linear()), (std::set<std::string> {"a", "b"}));
    core::TaskContext task;
    const auto hidden = suppress(table.system, task);
    ASSERT_TRUE(hidden.hasValue());
    EXPECT_EQ(table.names(hidden.value()), (std::set<std::string> {"a", "b", "d"}));
    EXPECT_GE(table.range(hidden.value(), "a").second, 10);
}

TEST(Suppression, HidesNothingWithoutAPrimary)
{
    auto table = twoWay(3, {"x", "y"}, {"a", "b"}, {{40, 50}, {0, 70}});
    EXPECT_TRUE(table.names(table.linear()).empty());
}

TEST(Suppression, StopsWhenCancelled)
{
    auto table = oneWay({2, 1, 40, 30});
    core::CancelToken token;
    token.cancel();
    core::TaskContext task(token);
    const auto hidden = suppress(table.system, task);
    ASSERT_FALSE(hidden.hasValue());
    EXPECT_EQ(hidden.error().code, core::ErrorCode::Cancelled);
}

} // namespace

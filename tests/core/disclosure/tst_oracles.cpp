// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Published examples with known patterns and intervals, O1 to O8: made with SSBtools 1.8.6 and
// GaussSuppression 1.2.3, from the tests of sdcTable 0.34 and from the guidelines of CalHHS.
#include "core/disclosure/audit.h"
#include "core/disclosure/elimination.h"
#include "core/disclosure/linear_program.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/named_system.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace core::disclosure;
using Names = std::set<std::string>;

/// Primaries of @p table that leak under @p hidden.
Names leaking(const Named& table, const Pattern& hidden)
{
    core::TaskContext task;
    Audit audit(table.system);
    const auto found = audit.leaks(hidden, table.primaries(), task);
    Pattern leaks(table.system.cells.size(), false);
    for (const Leak& leak : found.value())
        leaks[leak.cell] = true;
    return table.names(leaks);
}

TEST(Oracle, O1HidesTheThreeSmallBenefitsAndTheirCheapestPartners)
{
    const auto table = twoWay(3, {"annet", "arbeid", "soshjelp", "trygd"},
                              {"A", "B", "C", "D", "E", "F", "G", "H"},
                              {{11, 7, 5, 13, 9, 12, 6, 9},
                               {11, 1, 8, 2, 14, 9, 4, 3},
                               {55, 29, 35, 17, 63, 24, 22, 38},
                               {36, 18, 25, 13, 52, 22, 8, 15}});
    const Pattern hidden = table.suppressed();
    EXPECT_EQ(table.names(hidden),
              (Names {"arbeid:B", "arbeid:D", "arbeid:H", "annet:B", "annet:D", "annet:H"}));
    for (const char* name : {"arbeid:B", "arbeid:D", "arbeid:H"})
        EXPECT_EQ(table.range(hidden, name), (Ends {0, 6})) << name;
}

const std::vector<std::string> Ages {"Total", "old", "young"};

/// Young and old by country, the countries by union: example1 of 2015.
Named zeroProblem()
{
    Named table(2);
    const std::vector<std::string> regions {"Total", "EU", "nonEU"};
    for (const auto& age : Ages) {
        for (const auto& region : regions)
            table.at(age + " " + region);
    }
    const std::vector<std::pair<std::string, Ends>> countries {
        {"Iceland", {3, 0}}, {"Portugal", {4, 0}}, {"Spain", {6, 5}}};
    for (const auto& [country, values] : countries) {
        table.at("Total " + country);
        table.set("old " + country, values.first);
        table.set("young " + country, values.second);
        table.total("Total " + country, {"old " + country, "young " + country});
    }
    for (const auto& age : Ages) {
        table.total(age + " EU", {age + " Portugal", age + " Spain"});
        table.total(age + " nonEU", {age + " Iceland"});
        table.total(age + " Total", {age + " EU", age + " nonEU"});
    }
    for (const auto& region : regions)
        table.total("Total " + region, {"old " + region, "young " + region});
    table.setPrimaries({"young nonEU", "young Iceland", "young Portugal"});
    table.setFloors(0); // zeros are hidden like other small cells
    return table;
}

const Names ZeroProblemLinear {"old EU",   "old nonEU",   "old Iceland",   "old Portugal",
                               "young EU", "young nonEU", "young Iceland", "young Portugal"};

TEST(Oracle, O2EliminationAloneLeavesZerosKnown)
{
    const auto table = zeroProblem();
    EXPECT_EQ(table.names(table.linear()), ZeroProblemLinear);
    const Pattern hidden = table.only(ZeroProblemLinear);
    for (const char* name : {"young nonEU", "young Iceland", "young Portugal"})
        EXPECT_EQ(table.range(hidden, name), (Ends {0, 0})) << name;
    EXPECT_EQ(leaking(table, hidden), (Names {"young nonEU", "young Iceland", "young Portugal"}));
}

TEST(Oracle, O2WithSpainHiddenThePatternPasses)
{
    const auto table = zeroProblem();
    Names wider = ZeroProblemLinear;
    wider.insert({"old Spain", "young Spain"});
    const Pattern hidden = table.only(wider);
    EXPECT_EQ(table.range(hidden, "young nonEU"), (Ends {0, 3}));
    EXPECT_EQ(table.range(hidden, "young Iceland"), (Ends {0, 3}));
    EXPECT_EQ(table.range(hidden, "young Portugal"), (Ends {0, 4}));
    EXPECT_TRUE(leaking(table, hidden).empty());

    const Pattern repaired = table.suppressed(); // another choice of cells, of the same number
    EXPECT_EQ(table.names(repaired).size(), wider.size());
    EXPECT_TRUE(leaking(table, repaired).empty());
}

TEST(Oracle, O3ClosesTheTableThatTwoPerLineLeavesOpen)
{
    auto table
        = twoWay(3, {"w", "x", "y", "z"}, {"a", "b", "c", "d"},
                 {{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}});
    const Names primaries {"w:a", "w:b", "w:c", "x:a", "x:c", "y:b", "y:d", "z:b", "z:d"};
    table.setPrimaries(primaries);
    EXPECT_EQ(table.range(table.only(primaries), "w:b"), (Ends {47, 47}));
    EXPECT_EQ(table.solved(table.only(primaries)).at("w:b"), 47);

    auto expected = primaries;
    expected.insert("x:d");
    EXPECT_EQ(table.names(table.linear()), expected);
    EXPECT_EQ(table.range(table.linear(), "w:b"), (Ends {0, 78}));
    EXPECT_TRUE(table.solved(table.linear()).empty());
}

TEST(Oracle, O4LooksAtLinkedTablesTogether)
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

    EXPECT_EQ(table.range(table.only({"A", "B", "K", "L", "M"}), "K"), (Ends {3, 3}));
    const Pattern hidden = table.linear();
    EXPECT_EQ(table.names(hidden), (Names {"A", "B", "K", "L", "M", "N"}));
    EXPECT_EQ(table.range(hidden, "K"), (Ends {0, 10}));
    EXPECT_EQ(table.propagated(hidden, "K"), (Ends {0, 14})) << "one sum at a time sees less";
    for (const char* name : {"A", "B"})
        EXPECT_EQ(table.range(hidden, name), (Ends {0, 4})) << name;
    for (const char* name : {"L", "M"})
        EXPECT_EQ(table.range(hidden, name), (Ends {0, 6})) << name;
}

/// Age by country by year, and union by year; all years of example1.
Named singletons()
{
    Named table(1);
    const std::vector<std::string> years {"Total", "2014", "2015", "2016"};
    const std::vector<std::string> places {"Total", "EU", "nonEU", "Iceland", "Portugal", "Spain"};
    const std::map<std::string, std::vector<int>> values {
        {"young Iceland", {2, 0, 1}}, {"young Portugal", {0, 0, 1}}, {"young Spain", {5, 5, 7}},
        {"old Iceland", {3, 3, 4}},   {"old Portugal", {4, 4, 3}},   {"old Spain", {6, 6, 5}}};
    const auto isCell = [](const std::string& age, const std::string& place) {
        return age == "Total" || !place.ends_with("EU");
    };
    for (const auto& year : years) {
        for (const auto& place : places) {
            for (const auto& age : Ages) {
                if (isCell(age, place))
                    table.at(age + " " + place + " " + year);
            }
        }
    }
    for (const auto& [name, byYear] : values) {
        for (std::size_t i = 0; i < byYear.size(); ++i)
            table.set(name + " " + years[i + 1], byYear[i]);
    }
    const auto overYears = [&](const std::string& name) {
        table.total(name + " Total", {name + " 2014", name + " 2015", name + " 2016"});
    };
    for (const auto& [name, byYear] : values)
        overYears(name);
    for (const auto& year : years) {
        const std::string at = " " + year;
        for (const char* age : {"old", "young"}) {
            const std::string who = age;
            table.total(who + " Total" + at,
                        {who + " Iceland" + at, who + " Portugal" + at, who + " Spain" + at});
        }
        for (const char* place : {"Iceland", "Portugal", "Spain", "Total"}) {
            const std::string where = std::string(" ") + place + at;
            table.total("Total" + where, {"old" + where, "young" + where});
        }
        table.total("Total EU" + at, {"Total Portugal" + at, "Total Spain" + at});
        table.total("Total nonEU" + at, {"Total Iceland" + at});
        table.total("Total Total" + at, {"Total EU" + at, "Total nonEU" + at});
    }
    for (const auto& place : places) {
        for (const auto& age : Ages) {
            if (isCell(age, place) && !values.contains(age + " " + place))
                overYears(age + " " + place);
        }
    }
    table.setPrimaries({"young Portugal Total", "young Iceland 2016", "young Portugal 2016"});
    return table;
}

const Names SingletonsLinear {"old Iceland Total",    "old Portugal Total", "young Iceland Total",
                              "young Portugal Total", "old Iceland 2016",   "old Portugal 2016",
                              "young Iceland 2016",   "young Portugal 2016"};

TEST(Oracle, O5OnlyTheFloorTellsThatSingletonsAreKnown)
{
    auto table = singletons();
    EXPECT_EQ(table.system.cells.size(), 56U);
    EXPECT_EQ(table.names(table.linear()), SingletonsLinear);
    table.setFloors(1);
    const Pattern hidden = table.only(SingletonsLinear);
    for (const std::size_t cell : table.primaries()) {
        EXPECT_EQ(rangeOf(table.system, hidden, cell, Floors::Ignored), (Ends {0, 2}));
        EXPECT_EQ(rangeOf(table.system, hidden, cell, Floors::Known), (Ends {1, 1}));
    }
    EXPECT_EQ(leaking(table, hidden).size(), 3U);
}

TEST(Oracle, O5WithSixMoreCellsSingletonsAreNoLongerKnown)
{
    auto table = singletons();
    table.setFloors(1);
    Names wider = SingletonsLinear;
    wider.insert({"old Iceland 2014", "young Iceland 2014", "old Spain 2014", "young Spain 2014",
                  "old Spain 2016", "young Spain 2016"});
    const Pattern hidden = table.only(wider);
    for (const std::size_t cell : table.primaries())
        EXPECT_EQ(rangeOf(table.system, hidden, cell, Floors::Known), (Ends {1, 2}));
    EXPECT_TRUE(leaking(table, hidden).empty());
}

TEST(Oracle, O6HidingSpainWidensTheIntervals)
{
    const auto table
        = twoWay(3, {"old", "young"}, {"Iceland", "Portugal", "Spain"}, {{10, 11, 17}, {3, 1, 17}});
    const Names linear {"old:Iceland", "old:Portugal", "young:Iceland", "young:Portugal"};
    EXPECT_EQ(table.names(table.linear()), linear);
    for (const char* name : {"young:Iceland", "young:Portugal"})
        EXPECT_EQ(table.range(table.linear(), name), (Ends {0, 4})) << name;

    Names wider = linear;
    wider.insert({"old:Spain", "young:Spain"});
    EXPECT_EQ(table.range(table.only(wider), "young:Iceland"), (Ends {0, 13}));
    EXPECT_EQ(table.range(table.only(wider), "young:Portugal"), (Ends {0, 12}));
}

/// Region by gender of microdata1, its cells numbered row by row and taken in that order.
Named microdata()
{
    auto table = twoWay(2, {"A", "B", "C", "D"}, {"male", "female"},
                        {{18, 2}, {14, 19}, {12, 10}, {11, 14}});
    std::int64_t weight = 100;
    for (const char* name : {"total", "male", "female", "A", "A:male", "A:female", "B", "B:male",
                             "B:female", "C", "C:male", "C:female", "D", "D:male", "D:female"})
        table.cell(name).weight = weight--;
    return table;
}

TEST(Oracle, O7TakesTheCellsInTheirOrder)
{
    const auto table = microdata();
    EXPECT_EQ(table.names(table.linear()), (Names {"A:male", "A:female", "D:male", "D:female"}));
}

TEST(Oracle, O7AForcedCellSendsTheBurdenElsewhere)
{
    auto table = microdata();
    table.cell("D:male").forced = true;
    const Names expected {"A:male", "A:female", "C:male", "C:female"};
    EXPECT_EQ(table.names(table.linear()), expected);
    EXPECT_EQ(table.names(table.suppressed()), expected);
}

TEST(Oracle, O7ForcedCellsThatExposeAPrimaryRefuseTheRelease)
{
    auto table = microdata();
    for (const char* name : {"A", "A:male"})
        table.cell(name).forced = true;
    core::TaskContext task;
    const auto refused = suppress(table.system, task);
    ASSERT_FALSE(refused.hasValue());
    EXPECT_EQ(refused.error().code, core::ErrorCode::Refused);
}

TEST(Oracle, O8OneMarkerKeepsTheExamplesOfTheHealthAgencyWide)
{
    const auto first = oneWay({10, 10, 10, 50});
    EXPECT_EQ(first.range(first.only({"a", "b", "c"}), "a"), (Ends {1, 28}));
    EXPECT_TRUE(leaking(first, first.only({"a", "b", "c"})).empty());

    const auto second = oneWay({10, 9, 50});
    EXPECT_EQ(second.range(second.only({"a", "b"}), "b"), (Ends {1, 18}));
    EXPECT_TRUE(leaking(second, second.only({"a", "b"})).empty());

    const auto fourth = oneWay({1, 11, 50});
    EXPECT_EQ(fourth.range(fourth.only({"a", "b"}), "a"), (Ends {1, 11}));
    EXPECT_TRUE(leaking(fourth, fourth.only({"a", "b"})).empty());
}

/// Least and most of the first of @p cells, which sum up to @p total.
Ends withReasonsTold(const std::vector<ProgramVariable>& cells, double total)
{
    ProgramRow sum {{}, total};
    for (std::size_t i = 0; i < cells.size(); ++i)
        sum.terms.emplace_back(i, 1);
    LinearProgram program(cells, {sum});
    const auto least = program.solve(0, Direction::Least);
    const auto most = program.solve(0, Direction::Most);
    return {std::llround(least->value), std::llround(most->value)};
}

TEST(Oracle, O8WithTheReasonToldTheSameExamplesFail)
{
    const ProgramVariable small {1, 10}, large {11, 1000};
    EXPECT_EQ(withReasonsTold({small, small, small}, 30), (Ends {10, 10}));
    EXPECT_EQ(withReasonsTold({small, small}, 19), (Ends {9, 10}));
    EXPECT_EQ(withReasonsTold({small, large}, 12), (Ends {1, 1}));
    EXPECT_EQ(withReasonsTold({large, small}, 12), (Ends {11, 11}));

    auto fourth = oneWay({1, 11, 50});
    fourth.cell("b").floor = 11; // as a second marker for complementary cells would tell
    EXPECT_EQ(leaking(fourth, fourth.only({"a", "b"})), (Names {"a"}));
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attacks on what the gate lets out, with the exact counts kept aside.
#include "tests/core/disclosure/attack.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace {

using tables::disclose;

constexpr int Tables = 300;

/// Small counts that total minus siblings gives away: every value shown but one.
int parentMinusSiblings(const tables::RawTable& raw, const attack::View& view)
{
    const auto truth = tables::truthOf(raw);
    int found = 0;
    for (const std::string& secret : tables::secretsOf(raw)) {
        if (secret.starts_with("total") || view.at(secret))
            continue;
        const std::string rest = secret.substr(secret.find('/'));
        std::optional<std::int64_t> left = view.at("total" + rest);
        for (std::size_t i = 0; left && i < raw.rows.size(); ++i) {
            const std::string name = std::to_string(i) + rest;
            if (name == secret)
                continue;
            const auto sibling
                = view.contains(name) ? view.at(name) : std::optional<std::int64_t>(0);
            left = sibling ? std::optional(*left - *sibling) : std::nullopt;
        }
        if (left && *left == truth.at(secret))
            ++found;
    }
    return found;
}

TEST(AttackedGate, TotalMinusSiblingsWorksOnThePrimaryRuleAloneAndNeverOnTheGate)
{
    std::mt19937 random(20121105);
    int without = 0, with = 0;
    for (int i = 0; i < Tables; ++i) {
        const auto raw = tables::randomTable(random, i % 2 == 0);
        without += parentMinusSiblings(raw, tables::primaryOnlyView(raw));
        with += parentMinusSiblings(raw, tables::viewOf(disclose(raw), raw));
    }
    EXPECT_GT(without, Tables / 2);
    EXPECT_EQ(with, 0);
    std::cout << "total minus siblings: " << without << " found without the gate, " << with
              << " with it\n";
}

TEST(AttackedGate, NoSecretCountFollowsFromEverythingOnDisplay)
{
    std::mt19937 random(7);
    int found = 0, foundWithout = 0, secrets = 0, shown = 0, all = 0;
    for (int i = 0; i < Tables; ++i) {
        const bool chained = i % 2 == 0;
        const auto raw = tables::randomTable(random, chained);
        const auto relations = tables::relationsOf(raw, chained);
        const auto truth = tables::truthOf(raw);
        const auto view = tables::viewOf(disclose(raw), raw);
        const auto solved = attack::determined(view, relations);
        const auto solvedWithout = attack::determined(tables::primaryOnlyView(raw), relations);
        for (const auto& [name, value] : view) {
            ++all;
            shown += value ? 1 : 0;
            EXPECT_EQ(value.value_or(truth.at(name)), truth.at(name)) << name;
        }
        for (const std::string& secret : tables::secretsOf(raw)) {
            ++secrets;
            EXPECT_FALSE(view.at(secret)) << secret << " of table " << i;
            found += solved.contains(secret) ? 1 : 0;
            foundWithout += solvedWithout.contains(secret) ? 1 : 0;
        }
    }
    EXPECT_EQ(found, 0);
    EXPECT_GT(foundWithout, secrets / 10);
    std::cout << "linear attack: " << secrets << " secrets, " << foundWithout
              << " found without the gate, " << found << " with it; " << shown << " of " << all
              << " counts shown\n";
}

TEST(AttackedGate, DrillingDownFromOneFieldToTwoGivesNothing)
{
    // 'by year' shows the years; 'by year, gender' must not leave one hidden cell in a year.
    std::mt19937 random(3);
    int tried = 0;
    for (int i = 0; i < Tables; ++i) {
        std::vector<tables::RawRow> rows;
        for (const char* year : {"2007-08", "2008-09", "2009-10", "2010-11"}) {
            for (const auto& [gender, n] :
                 {std::pair<const char*, int> {"F", 60}, {"M", 50}, {"X", 4}})
                rows.push_back(tables::row({year, gender}, n + static_cast<int>(random() % 6)));
        }
        const auto raw = tables::table({"start.academic_year", "gender"}, rows);
        const auto view = tables::viewOf(disclose(raw), raw);
        for (std::size_t year = 0; year < 4; ++year) {
            int hidden = 0;
            for (std::size_t gender = 0; gender < 3; ++gender)
                hidden += view.at(std::to_string(year * 3 + gender) + "/n") ? 0 : 1;
            EXPECT_NE(hidden, 1);
            ++tried;
        }
    }
    EXPECT_EQ(tried, 4 * Tables);
}

TEST(AttackedGate, TheOrderOfRowsDoesNotMatterForASecret)
{
    std::mt19937 random(11);
    for (int i = 0; i < 50; ++i) {
        auto raw = tables::randomTable(random, true);
        raw.rows = {raw.rows.rbegin(), raw.rows.rend()};
        const auto view = tables::viewOf(disclose(raw), raw);
        const auto solved = attack::determined(view, tables::relationsOf(raw, true));
        for (const std::string& secret : tables::secretsOf(raw))
            EXPECT_FALSE(solved.contains(secret) || view.at(secret)) << secret;
    }
}

TEST(AttackedGate, TakesAboutSoLong)
{
    std::mt19937 random(5);
    for (const int groups : {4, 16, 60}) {
        std::vector<tables::RawRow> rows;
        for (int g = 0; g < groups; ++g) {
            const std::int64_t n = 5 + random() % 120, yes = n / 2 - random() % 3;
            const std::int64_t again = yes / 3;
            rows.push_back(tables::row({std::to_string(g)}, n,
                                       {tables::step(n, yes, n - yes - 1, 1),
                                        tables::step(n, again, yes - again),
                                        tables::step(n, again / 2, again - again / 2)}));
        }
        const auto raw = tables::table({"g"}, rows);
        const auto begin = std::chrono::steady_clock::now();
        const auto table = disclose(raw);
        const std::chrono::duration<double, std::milli> took
            = std::chrono::steady_clock::now() - begin;
        std::cout << tables::viewOf(table, raw).size() << " counts: " << took.count() << " ms, "
                  << table.hiddenGroups() << " of " << groups << " groups with a hidden count\n";
        EXPECT_EQ(table.rows().size(), static_cast<std::size_t>(groups));
    }
}

} // namespace

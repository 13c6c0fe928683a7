// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same within a shorter and a longer limit: the difference is a group of people, too.
#include "tests/core/disclosure/attack.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

namespace {

using core::cohort::Outcome;
using core::cohort::OutcomeCount;

struct Group
{
    std::int64_t soon, later, never; ///< yes within both, within the longer only, within neither
};

core::cohort::RawTable twoLimits(const std::vector<Group>& groups)
{
    std::vector<tables::RawRow> rows;
    const auto moves = [](core::cohort::RawRow& row, Group group) {
        auto& into = row.steps[1].fromShorter;
        into.resize(OutcomeCount * OutcomeCount);
        const auto at = [&into](Outcome there, Outcome here) -> core::cohort::Tally& {
            return into[static_cast<std::size_t>(there) * OutcomeCount
                        + static_cast<std::size_t>(here)];
        };
        at(Outcome::Yes, Outcome::Yes) = tables::students(group.soon);
        at(Outcome::No, Outcome::Yes) = tables::students(group.later);
        at(Outcome::No, Outcome::No) = tables::students(group.never);
    };
    Group all {};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Group one = groups[i];
        const std::int64_t n = one.soon + one.later + one.never;
        rows.push_back(tables::row({std::to_string(i)}, n,
                                   {tables::step(n, one.soon, one.later + one.never),
                                    tables::step(n, one.soon + one.later, one.never)}));
        moves(rows.back(), one);
        all = {all.soon + one.soon, all.later + one.later, all.never + one.never};
    }
    auto table = tables::table({"start.academic_year"}, std::move(rows));
    moves(table.total, all);
    table.shorterOf = {std::nullopt, 0};
    return table;
}

/// What an attacker finds of those who made it between the limits.
std::map<std::string, std::int64_t> foundLater(const core::cohort::RawTable& raw)
{
    auto relations = tables::relationsOf(raw, false);
    attack::Relation sum {{"total/later", 1}};
    std::vector<std::string> names {"total"};
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        names.push_back(std::to_string(i));
        sum.emplace_back(names.back() + "/later", -1);
    }
    relations.push_back(sum);
    for (const std::string& name : names)
        relations.push_back({{name + "/1/yes", 1}, {name + "/0/yes", -1}, {name + "/later", -1}});
    const auto found = attack::determined(tables::viewOf(tables::disclose(raw), raw), relations);
    std::map<std::string, std::int64_t> later;
    for (const std::string& name : names) {
        if (const auto one = found.find(name + "/later"); one != found.end())
            later.insert(*one);
    }
    return later;
}

TEST(Horizons, AFewBetweenTheLimitsDoNotFollowFromTheDifference)
{
    auto raw = twoLimits({{100, 3, 197}, {100, 50, 150}, {120, 40, 160}});
    EXPECT_FALSE(foundLater(raw).contains("0/later"));
    raw.shorterOf.clear(); // as two unrelated questions the difference would tell them
    EXPECT_EQ(foundLater(raw).at("0/later"), 3);
}

TEST(Horizons, WhereManyAreBetweenEverythingIsShown)
{
    const auto raw = twoLimits({{100, 30, 170}, {100, 50, 150}});
    const auto found = foundLater(raw);
    EXPECT_EQ(found.at("0/later"), 30);
    EXPECT_EQ(tables::disclose(raw).hiddenGroups(), 0);
}

TEST(Horizons, NobodyBetweenTheLimitsHidesNothing)
{
    EXPECT_EQ(tables::disclose(twoLimits({{100, 0, 170}, {100, 50, 150}})).hiddenGroups(), 0);
}

TEST(Horizons, MovesThatDoNotAddUpAreRefused)
{
    auto raw = twoLimits({{100, 30, 170}});
    raw.total.steps[1].fromShorter[0] = tables::students(99);
    core::TaskContext task;
    const core::disclosure::Gate gate({});
    EXPECT_FALSE(gate.disclose(raw, 0, task));
}

} // namespace

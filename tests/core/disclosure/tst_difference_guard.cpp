// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers that may be shown, one at a time, and tell of few people together: the guard finds
// every such pair, and no other.
#include "core/disclosure/difference_guard.h"
#include "core/disclosure/gate.h"
#include "tests/core/disclosure/guarded_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

using namespace core::disclosure;
using guarded::Table;

DisclosedTable shown(const Table& table)
{
    core::TaskContext task;
    return Gate(Policy {}).disclose(table.raw, 0, task).value();
}

bool tells(const DifferenceGuard& guard, const Table& table, const Policy& policy = {})
{
    core::TaskContext task;
    const DisclosedTable disclosed = shown(table);
    return guard.tellsOfFew({table.raw, table.members, disclosed}, policy, task).value();
}

DifferenceGuard guardOf(const Table& table)
{
    DifferenceGuard guard((Policy()));
    guard.addShown(table.members, table.raw, shown(table));
    return guard;
}

TEST(SetSketch, neverSaysThatSetsAreFartherApartThanTheyAre)
{
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        const std::uint32_t people = 1 + static_cast<std::uint32_t>(random() % 1500);
        SetSketch a, b;
        std::uint32_t distance = 0;
        for (std::uint32_t person = 0; person < people; ++person) {
            const bool inA = random() % 2 == 0, differs = random() % people < 8;
            if (inA)
                a.add(person);
            if (inA != differs)
                b.add(person);
            distance += differs ? 1 : 0;
        }
        ASSERT_LE(leastDistance(a, b), distance);
        ASSERT_EQ(a == b, distance == 0);
    }
}

TEST(DifferenceGuard, attackA8OneStudentMoreIsRefusedAndEqualSetsAreNot)
{
    const DifferenceGuard guard = guardOf(guarded::table(500));
    EXPECT_FALSE(tells(guard, guarded::table(500)));
    for (const std::uint32_t people : {499U, 501U, 490U, 510U})
        EXPECT_TRUE(tells(guard, guarded::table(people))) << people;
}

TEST(DifferenceGuard, asksForNoMoreThanThePolicyDoes)
{
    const DifferenceGuard guard = guardOf(guarded::table(500));
    // 24 people differ, 12 of them in yes and 12 in no.
    EXPECT_FALSE(tells(guard, guarded::table(524)));
    Policy stricter;
    stricter.diffGuard = 13;
    EXPECT_TRUE(tells(guard, guarded::table(524), stricter));
    Policy off;
    off.diffGuard = 0;
    EXPECT_FALSE(tells(guard, guarded::table(501), off));
}

TEST(DifferenceGuard, seesPeopleExchangedWhereTheCountsAreEqual)
{
    const auto everybody = [](std::uint32_t) { return true; };
    const auto isYes = [](std::uint32_t person) { return person % 2 == 0; };
    const DifferenceGuard guard = guardOf(guarded::table(400, everybody, isYes));
    // Two of yes and two of no have changed sides: n is equal, yes and no differ by four people.
    const auto swapped = guarded::table(
        400, everybody, [&](std::uint32_t person) { return isYes(person) != (person < 4); });
    EXPECT_TRUE(tells(guard, swapped));
}

TEST(DifferenceGuard, comparesWhatIsShownOnly)
{
    // Eleven said yes of those released, and five of them here, which is hidden.
    const DifferenceGuard guard = guardOf(guarded::table(
        200, [](std::uint32_t) { return true; }, [](std::uint32_t person) { return person < 11; }));
    const auto other = guarded::table(
        300, [](std::uint32_t person) { return person < 5 || person >= 250; },
        [](std::uint32_t person) { return person < 5; });
    EXPECT_FALSE(shown(other).total().steps[0].yes.isShown());
    EXPECT_FALSE(tells(guard, other));
}

/// Random sets over few people, so that many lie near each other.
TEST(DifferenceGuard, attackA2RefusesExactlyThePairsThatDifferByFew)
{
    constexpr std::uint32_t People = 300;
    std::mt19937 random(7);
    int near = 0, far = 0;
    for (int round = 0; round < 400; ++round) {
        std::set<std::uint32_t> first, second;
        const auto oneIn = 5 + random() % 40;
        for (std::uint32_t person = 0; person < People; ++person) {
            if (random() % 3 == 0)
                first.insert(person);
            if (first.contains(person) != (random() % oneIn == 0))
                second.insert(person);
        }
        const auto made = [&](const std::set<std::uint32_t>& people) {
            return guarded::table(
                People, [&](std::uint32_t person) { return people.contains(person); },
                [](std::uint32_t person) { return person % 2 == 0; });
        };
        std::vector<std::uint32_t> apart;
        std::ranges::set_symmetric_difference(first, second, std::back_inserter(apart));
        const auto even = std::ranges::count_if(apart, [](auto person) { return person % 2 == 0; });
        const auto all = std::ssize(apart);
        const auto isFew = [](auto count) { return count >= 1 && count <= 10; };
        const bool expected = isFew(all) || isFew(even) || isFew(all - even);
        (expected ? near : far) += 1;
        EXPECT_EQ(tells(guardOf(made(first)), made(second)), expected) << round;
    }
    EXPECT_GT(near, 100);
    EXPECT_GT(far, 10);
}

} // namespace

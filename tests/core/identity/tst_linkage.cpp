// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace core;
using namespace core::identity;

namespace {

MatchKey key(int number)
{
    MatchKey made {};
    if (number != 0) {
        made[0] = static_cast<std::uint8_t>(number);
        made[1] = static_cast<std::uint8_t>(number >> 8);
        made[15] = 7;
    }
    return made;
}

enum Segment : std::uint8_t
{
    K12 = 1,
    Cc = 2
};

/// A small world: name spaces "district:A" and "district:B" of K-12, "institution:Z" and "source:W"
/// of the colleges.
struct World
{
    LinkageInput input {
        {"district:A", "district:B", "institution:Z", "source:W"}, {"k12", "cc"}, {}};

    struct Ids
    {
        int statewide = 0, ssn = 0, name = 0;
        int birthYear = 0;
    };

    std::size_t add(std::uint16_t nameSpace, int local, Ids ids)
    {
        LinkageRecord record;
        record.keys = {key(1000 * (nameSpace + 1) + local), key(ids.statewide), key(ids.ssn),
                       key(ids.name)};
        record.nameSpace = nameSpace;
        record.birthYear = static_cast<std::int16_t>(ids.birthYear);
        record.segments = nameSpace < 2 ? K12 : Cc;
        input.records.push_back(record);
        return input.records.size() - 1;
    }

    Linkage linked() const
    {
        auto result = link(input);
        EXPECT_TRUE(result.hasValue());
        return std::move(result).value();
    }
};

bool same(const Linkage& linkage, std::size_t a, std::size_t b)
{
    return linkage.personOf[a] == linkage.personOf[b];
}

const LinkageReport::Tier* tierRow(const Linkage& linkage, const std::string& tier,
                                   const std::string& from, const std::string& to)
{
    for (const auto& row : linkage.report.tiers)
        if (row.tier == tier && row.fromSegment == from && row.toSegment == to)
            return &row;
    return nullptr;
}

} // namespace

TEST(Linkage, OneLocalIdInOneNameSpaceIsOnePerson)
{
    World world;
    const auto first = world.add(0, 1, {});
    const auto again = world.add(0, 1, {});
    const auto other = world.add(0, 2, {});
    const auto elsewhere = world.add(1, 1, {});
    const auto linkage = world.linked();
    EXPECT_TRUE(same(linkage, first, again));
    EXPECT_FALSE(same(linkage, first, other));
    EXPECT_FALSE(same(linkage, first, elsewhere));
    EXPECT_EQ(linkage.personCount, 3U);
    EXPECT_EQ(linkage.report.sourcePersons, 4);
    EXPECT_EQ(linkage.report.persons, 3);
}

TEST(Linkage, EachTierLinksAcrossNameSpaces)
{
    World world;
    const auto a1 = world.add(0, 1, {.statewide = 5, .birthYear = 1990});
    const auto z1 = world.add(2, 1, {.statewide = 5});
    const auto a2 = world.add(0, 2, {.ssn = 6});
    const auto z2 = world.add(2, 2, {.ssn = 6});
    const auto a3 = world.add(0, 3, {.name = 7});
    const auto z3 = world.add(2, 3, {.name = 7});
    const auto linkage = world.linked();
    EXPECT_TRUE(same(linkage, a1, z1));
    EXPECT_TRUE(same(linkage, a2, z2));
    EXPECT_TRUE(same(linkage, a3, z3));
    EXPECT_EQ(linkage.personCount, 3U);
    for (const char* tier : {"statewide_id", "ssn", "name_birth_gender"}) {
        const auto* row = tierRow(linkage, tier, "k12", "cc");
        ASSERT_NE(row, nullptr) << tier;
        EXPECT_EQ(row->candidates, 1) << tier;
        EXPECT_EQ(row->linked, 1) << tier;
    }
}

TEST(Linkage, AStatewideIdWithAnotherBirthYearDoesNotLink)
{
    World world;
    const auto a = world.add(0, 1, {.statewide = 5, .birthYear = 1990});
    const auto b = world.add(1, 1, {.statewide = 5, .birthYear = 1991});
    const auto z = world.add(2, 1, {.statewide = 5, .birthYear = 1990});
    const auto unknown = world.add(3, 1, {.statewide = 5});
    const auto linkage = world.linked();
    EXPECT_FALSE(same(linkage, a, b));
    EXPECT_TRUE(same(linkage, a, z));
    EXPECT_FALSE(same(linkage, a, unknown));
    EXPECT_FALSE(same(linkage, b, unknown));
}

TEST(Linkage, AKeyHeldTwiceInANameSpaceIsNotUsedThereButElsewhere)
{
    World world;
    const auto a = world.add(0, 1, {.name = 7});
    const auto twin = world.add(0, 2, {.name = 7});
    const auto b = world.add(1, 1, {.name = 7});
    const auto z = world.add(2, 1, {.name = 7});
    const auto linkage = world.linked();
    EXPECT_FALSE(same(linkage, a, z));
    EXPECT_FALSE(same(linkage, twin, z));
    EXPECT_FALSE(same(linkage, a, twin));
    EXPECT_TRUE(same(linkage, b, z));
    EXPECT_EQ(linkage.report.ambiguousKeys, 1);
    const std::uint8_t nameTier = 1U << 2;
    EXPECT_EQ(linkage.tiersOf[linkage.personOf[a]] & nameTier, 0);
    EXPECT_NE(linkage.tiersOf[linkage.personOf[z]] & nameTier, 0);
}

TEST(Linkage, DifferentStatewideIdsAreNeverOnePerson)
{
    World world;
    const auto a = world.add(0, 1, {.statewide = 5, .ssn = 8, .name = 7});
    const auto b = world.add(1, 1, {.statewide = 6, .ssn = 8, .name = 7});
    const auto z = world.add(2, 1, {.name = 7});
    const auto linkage = world.linked();
    EXPECT_FALSE(same(linkage, a, b));
    EXPECT_FALSE(same(linkage, a, z)) << "the key cannot tell whose it is";
    EXPECT_FALSE(same(linkage, b, z));
    EXPECT_EQ(linkage.report.conflictingIds, 2);
}

TEST(Linkage, AChainOfKeysNeverJoinsTwoOfOneNameSpace)
{
    World world;
    const auto a = world.add(0, 1, {.ssn = 8});
    const auto other = world.add(0, 2, {.name = 7});
    const auto z = world.add(2, 1, {.ssn = 8, .name = 7});
    const auto linkage = world.linked();
    EXPECT_TRUE(same(linkage, a, z)) << "the stronger tier comes first";
    EXPECT_FALSE(same(linkage, other, z));
    EXPECT_FALSE(same(linkage, a, other));
}

TEST(Linkage, SourceWideIdsAreATierOfTheirOwn)
{
    World world;
    const auto w = world.add(3, 1, {});
    const auto a = world.add(0, 1, {.name = 3});
    const auto linkage = world.linked();
    ASSERT_EQ(linkage.tiers.size(), 4U);
    EXPECT_EQ(linkage.tiers[3], "local:source:W");
    EXPECT_EQ(linkage.tiersOf[linkage.personOf[w]], 1U << 3);
    EXPECT_EQ(linkage.tiersOf[linkage.personOf[a]], 1U << 2);
    EXPECT_EQ(linkage.segmentTiers, (std::vector<std::uint8_t> {1U << 2, 1U << 3}));
}

TEST(Linkage, ARecordWithoutLocalIdIsKnownByItsStrongestKey)
{
    World world;
    const auto a = world.add(0, 1, {.statewide = 5});
    const auto b = world.add(2, 1, {.statewide = 5});
    const auto c = world.add(2, 1, {.statewide = 5});
    for (const auto record : {a, b, c})
        world.input.records[record].keys.local = {};
    const auto linkage = world.linked();
    EXPECT_TRUE(same(linkage, b, c));
    EXPECT_TRUE(same(linkage, a, b));
    ASSERT_EQ(linkage.students.size(), 2U);
    EXPECT_NE(linkage.students[0].identity, linkage.students[1].identity);
}

TEST(Linkage, ARecordWithoutAnyKeyIsRefused)
{
    World world;
    world.input.records.emplace_back();
    const auto result = link(world.input);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.error().code, ErrorCode::InvalidInput);
}

namespace {

World randomWorld(std::mt19937& random)
{
    World world;
    const auto pick = [&random](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    // A space of keys so small that every kind of clash happens.
    for (int i = 0; i < 40; ++i)
        world.add(static_cast<std::uint16_t>(pick(4)), 1 + pick(12),
                  {.statewide = pick(3) == 0 ? 1 + pick(15) : 0,
                   .ssn = pick(3) == 0 ? 100 + pick(15) : 0,
                   .name = pick(2) == 0 ? 200 + pick(15) : 0,
                   .birthYear = pick(2) == 0 ? 1990 + pick(2) : 0});
    return world;
}

/// For each record the least record (in the order of @p original) of its person.
std::vector<std::size_t> partition(const Linkage& linkage, const std::vector<std::size_t>& original)
{
    std::map<std::uint32_t, std::size_t> least;
    for (std::size_t i = 0; i < original.size(); ++i) {
        const auto [at, isNew] = least.try_emplace(linkage.personOf[i], original[i]);
        if (!isNew)
            at->second = std::min(at->second, original[i]);
    }
    std::vector<std::size_t> parts(original.size());
    for (std::size_t i = 0; i < original.size(); ++i)
        parts[original[i]] = least[linkage.personOf[i]];
    return parts;
}

} // namespace

TEST(Linkage, DoesNotDependOnTheOrderOfRecordsAndNameSpaces)
{
    std::mt19937 random(20261122);
    for (int round = 0; round < 200; ++round) {
        const World world = randomWorld(random);
        std::vector<std::size_t> order(world.input.records.size());
        std::iota(order.begin(), order.end(), std::size_t {0});
        const auto expected = world.linked();
        const auto parts = partition(expected, order);

        std::shuffle(order.begin(), order.end(), random);
        World shuffled;
        std::reverse(shuffled.input.nameSpaces.begin(), shuffled.input.nameSpaces.end());
        for (const auto at : order) {
            auto record = world.input.records[at];
            record.nameSpace = static_cast<std::uint16_t>(3 - record.nameSpace);
            shuffled.input.records.push_back(record);
        }
        const auto actual = shuffled.linked();
        ASSERT_EQ(partition(actual, order), parts) << "round " << round;
        for (std::size_t i = 0; i < order.size(); ++i) // even the numbers are the same
            ASSERT_EQ(actual.personOf[i], expected.personOf[order[i]]);
        EXPECT_EQ(actual.tiersOf, expected.tiersOf);
        EXPECT_EQ(actual.report.ambiguousKeys, expected.report.ambiguousKeys);
        EXPECT_EQ(actual.report.conflictingIds, expected.report.conflictingIds);
    }
}

TEST(Linkage, DoesNotDependOnTheProfilesKey)
{
    std::mt19937 random(20261123);
    int linked = 0;
    for (int round = 0; round < 200; ++round) {
        const World world = randomWorld(random);
        std::vector<std::size_t> order(world.input.records.size());
        std::iota(order.begin(), order.end(), std::size_t {0});
        // Another key is another pseudonym for each identifier, in another order.
        std::map<MatchKey, MatchKey> others;
        const auto other = [&](MatchKey& key) {
            if (key == MatchKey {})
                return;
            auto& made = others[key];
            while (made == MatchKey {})
                std::generate(made.begin(), made.end(),
                              [&random] { return static_cast<std::uint8_t>(random()); });
            key = made;
        };
        World again = world;
        for (LinkageRecord& record : again.input.records)
            for (MatchKey* key : {&record.keys.local, &record.keys.statewide, &record.keys.ssn,
                                  &record.keys.nameBirthGender})
                other(*key);
        const auto expected = world.linked();
        const auto actual = again.linked();
        ASSERT_EQ(partition(actual, order), partition(expected, order)) << "round " << round;
        EXPECT_EQ(actual.report.conflictingIds, expected.report.conflictingIds);
        for (const std::size_t at : order)
            ASSERT_EQ(actual.tiersOf[actual.personOf[at]], expected.tiersOf[expected.personOf[at]]);
        linked += static_cast<int>(expected.students.size() - expected.personCount);
    }
    EXPECT_GT(linked, 500);
}

TEST(Linkage, WhereKeysOfOneTierContradictEachOtherNoneOfThemLinks)
{
    World world;
    const auto a = world.add(0, 1, {.ssn = 6}); // two files gave different numbers
    world.add(0, 1, {.ssn = 7});
    const auto z = world.add(2, 1, {.ssn = 6});
    const auto other = world.add(2, 2, {.ssn = 7, .name = 9});
    const auto b = world.add(1, 1, {.name = 9});
    const auto linkage = world.linked();
    EXPECT_FALSE(same(linkage, a, z)) << "nothing tells which of the numbers is right";
    EXPECT_FALSE(same(linkage, a, other));
    EXPECT_TRUE(same(linkage, other, b)) << "another tier is not touched by it";
    const std::uint8_t ssnTier = 1U << 1;
    for (const std::size_t one : {a, z, other})
        EXPECT_EQ(linkage.tiersOf[linkage.personOf[one]] & ssnTier, 0)
            << "nor may they be said not to be at a college";
}

TEST(Linkage, AChainOfStatewideIdsNeverJoinsTwoBirthYears)
{
    std::vector<std::pair<std::uint16_t, World::Ids>> rows {
        {0, {.statewide = 5, .birthYear = 1990}},
        {1, {.statewide = 5}}, // two files gave different ids, and neither a year
        {1, {.statewide = 6}},
        {2, {.statewide = 6, .birthYear = 1991}}};
    for (int round = 0; round < 2; ++round, std::reverse(rows.begin(), rows.end())) {
        World world;
        for (const auto& [nameSpace, ids] : rows)
            world.add(nameSpace, 1, ids);
        EXPECT_EQ(world.linked().personCount, 3U);
    }
}

TEST(Linkage, NeverBreaksItsPromisesOnRandomWorlds)
{
    std::mt19937 random(7);
    int merged = 0;
    for (int round = 0; round < 300; ++round) {
        const World world = randomWorld(random);
        const auto linkage = world.linked();
        const auto& records = world.input.records;
        for (std::size_t i = 0; i < records.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const bool sameSpace = records[i].nameSpace == records[j].nameSpace;
                const bool sameId = sameSpace && records[i].keys.local == records[j].keys.local;
                if (sameSpace) {
                    ASSERT_EQ(same(linkage, i, j), sameId);
                }
                merged += !sameSpace && same(linkage, i, j) ? 1 : 0;
            }
        // A person's students with statewide ids are connected by shared ones.
        std::map<std::uint32_t, std::map<MatchKey, std::set<MatchKey>>> ids;
        for (std::size_t i = 0; i < records.size(); ++i)
            if (records[i].keys.statewide != MatchKey {})
                ids[linkage.personOf[i]][records[i].keys.local].insert(records[i].keys.statewide);
        for (auto& [person, students] : ids) {
            auto reached = students.begin()->second;
            for (std::size_t pass = 0; pass < students.size(); ++pass)
                for (const auto& [local, own] : students)
                    if (std::any_of(own.begin(), own.end(),
                                    [&](const auto& id) { return reached.contains(id); }))
                        reached.insert(own.begin(), own.end());
            for (const auto& [local, own] : students)
                ASSERT_TRUE(reached.contains(*own.begin()));
        }
    }
    EXPECT_GT(merged, 100);
}

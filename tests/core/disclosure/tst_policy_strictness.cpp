// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/policy_fields.h"
#include "core/disclosure/policy_strictness.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace core::disclosure;

using Names = std::vector<std::string>;

std::int64_t someValue(const PolicyField& field, std::mt19937_64& random)
{
    const auto span
        = static_cast<std::uint64_t>(std::min(field.greatest - field.least + 1, std::int64_t {4}));
    return field.least + static_cast<std::int64_t>(random() % span);
}

/// Few different values, so that many rules are alike; any rule, applied by this version or not.
Policy somePolicy(std::mt19937_64& random)
{
    Policy policy;
    policy.id = random() % 2 == 0 ? "a" : "b";
    policy.version = 1 + static_cast<int>(random() % 3);
    policy.overrides = {};
    for (const PolicyField& field : policyFields())
        field.set(policy, someValue(field, random));
    for (const char* institution : {"i1", "i2", "i3"})
        for (const PolicyField& field : policyFields())
            if (const auto value = someValue(field, random);
                random() % 4 == 0 && field.isLooser(field.of(policy), value))
                policy.overrides[institution][field.name()] = value;
    return policy;
}

TEST(PolicyStrictness, isALeastUpperBoundWhateverTheOrder)
{
    std::mt19937_64 random(20261122);
    for (int round = 0; round < 2000; ++round) {
        const Policy a = somePolicy(random), b = somePolicy(random), c = somePolicy(random);
        const Policy both = strictest(a, b);
        EXPECT_EQ(both, strictest(b, a));
        EXPECT_EQ(strictest(both, c), strictest(a, strictest(b, c)));
        EXPECT_EQ(strictest(a, a), a);
        EXPECT_EQ(strictest(both, a), strictest(a, both));
        EXPECT_EQ(looserFields(both, a), Names {});
        EXPECT_EQ(looserFields(both, b), Names {});
        // No stricter than it must be: what is no looser than either is no looser than both.
        const bool isUpperBound = looserFields(c, a).empty() && looserFields(c, b).empty();
        EXPECT_EQ(looserFields(c, both).empty(), isUpperBound);
        for (const PolicyField& field : policyFields())
            EXPECT_TRUE(field.of(both) == field.of(a) || field.of(both) == field.of(b));
    }
}

TEST(PolicyStrictness, appliesTheStrictestOfTheInstitutionsThatAreRead)
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 500; ++round) {
        const Policy a = somePolicy(random), b = somePolicy(random);
        for (const Names& read : {Names {}, Names {"i1"}, Names {"i2", "i3"}, Names {"i4"}}) {
            Policy apart = strictest(appliedTo(a, read), appliedTo(b, read));
            EXPECT_EQ(appliedTo(strictest(a, b), read), apart);
            EXPECT_TRUE(apart.overrides.empty());
        }
        // More institutions never loosen.
        EXPECT_EQ(looserFields(appliedTo(a, {"i1", "i2"}), appliedTo(a, {"i1"})), Names {});
    }
}

TEST(PolicyStrictness, namesEveryRuleThatIsLooser)
{
    for (const PolicyField& field : policyFields()) {
        Policy loose, strict;
        const bool lower = field.stricter != Stricter::Higher;
        const bool isNoLimit = field.stricter == Stricter::LowerButNotZero;
        field.set(loose, isNoLimit ? 0 : lower ? field.greatest : field.least);
        field.set(strict, isNoLimit ? 1 : lower ? field.least : field.greatest);
        EXPECT_EQ(looserFields(loose, strict), Names {field.name()});
        EXPECT_EQ(looserFields(strict, loose), Names {});
        EXPECT_EQ(field.of(strictest(loose, strict)), field.of(strict)) << field.name();
    }
}

TEST(PolicyStrictness, namesTheInstitutionWhoseRuleIsLooser)
{
    Policy inForce, candidate;
    inForce.overrides = {{"i1", {{"primary.min_group_n", 15}}}};
    EXPECT_EQ(looserFields(candidate, inForce), Names {"primary.min_group_n [i1]"});
    candidate.overrides = {{"i1", {{"primary.min_group_n", 14}}}};
    EXPECT_EQ(looserFields(candidate, inForce), Names {"primary.min_group_n [i1]"});
    candidate.overrides
        = {{"i1", {{"primary.min_group_n", 15}}}, {"i2", {{"primary.min_event_n", 20}}}};
    EXPECT_EQ(looserFields(candidate, inForce), Names {});
    candidate.overrides = {};
    candidate.minGroup = 15; // for everybody
    EXPECT_EQ(looserFields(candidate, inForce), Names {});
    candidate.minEvent = 5;
    EXPECT_EQ(looserFields(candidate, inForce), Names {"primary.min_event_n"});
}

} // namespace

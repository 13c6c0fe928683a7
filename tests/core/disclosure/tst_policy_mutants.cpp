// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A16: each rule of the policy loosened by one step, and who gains by it. A rule whose
// loosening nobody notices protects nothing, or is not kept.
#include "core/disclosure/change.h"
#include "core/disclosure/difference_guard.h"
#include "core/disclosure/policy_fields.h"
#include "tests/core/disclosure/guarded_tables.h"
#include "tests/core/disclosure/measured_tables.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <utility>

namespace {

using namespace core::disclosure;
using tables::row;
using tables::step;

constexpr std::int64_t One = 1'000'000;

DisclosedTable disclosed(const core::cohort::RawTable& raw, const Policy& policy)
{
    core::TaskContext task;
    return Gate(policy).disclose(raw, 0, task).value();
}

/// Does a reader learn that ten people are in a group, answered yes, or answered no?
bool readsTen(const Policy& policy, std::int64_t n, std::int64_t yes)
{
    const auto raw = tables::table({"school"},
                                   {row({"a"}, n, {step(n, yes, n - yes)}),
                                    row({"b"}, 500, {step(500, 200, 300)}),
                                    row({"c"}, 400, {step(400, 200, 200)})});
    const DisclosedRow first = disclosed(raw, policy).rows().front();
    const auto isTen = [](const CountCell& cell) { return cell.isShown() && cell.value() == 10; };
    return isTen(first.n) || isTen(first.steps[0].yes) || isTen(first.steps[0].no);
}

DisclosedMeasure measured(std::vector<std::int64_t> values, const Policy& policy,
                          const std::string& field = "units")
{
    auto raw = tables::numberTable({}, {{{}, std::move(values), 0}});
    raw.measure->value.field = field;
    return *disclosed(raw, policy).total().measure;
}

std::vector<std::int64_t> upTo(std::int64_t last)
{
    std::vector<std::int64_t> values;
    for (std::int64_t value = 1; value <= last; ++value)
        values.push_back(value * One);
    return values;
}

/// Does one person's value, a little higher, show in the mean of @p people?
bool showsInTheMean(const Policy& policy, std::int64_t more, const std::string& field)
{
    auto values = upTo(21); // the mean is 11
    const double before = measured(values, policy, field).mean.value();
    values.front() += more;
    return measured(values, policy, field).mean.value() != before;
}

/// Does it show in a median of days that it lies half way to the next day?
bool showsInTheDays(const Policy& policy)
{
    auto clocks = tables::times(29, tables::Clock {100});
    clocks = tables::joined(clocks, tables::times(1, tables::Clock {300}));
    clocks = tables::joined(clocks, tables::times(15, tables::Clock {301}));
    clocks = tables::joined(clocks, tables::times(15, tables::Clock {400, tables::Clock::End::No}));
    const auto measure
        = *disclosed(tables::timeTable({}, {{{}, clocks, 0}}), policy).total().measure;
    EXPECT_TRUE(measure.median.isShown());
    return measure.median.value() == 300.5;
}

bool readsAChangeOfNineteen(const Policy& policy)
{
    // 19 in the first year, of whom nothing else is small under a policy of 9.
    Policy open = policy;
    open.minGroup = open.minEvent = open.minNonEvent = 9;
    auto raw = tables::table(
        {"start.academic_year"},
        {row({"2008-09"}, 19, {step(19, 9, 10)}), row({"2009-10"}, 150, {step(150, 80, 70)})});
    raw.change = {"2008-09", "2009-10"};
    const auto changes = changesOf(disclosed(raw, open), open.minChange);
    return !changes.empty() && changes.front().has_value();
}

/// Seven of two hundred said yes, which is hidden: between what is it, going by the rate alone?
std::pair<std::int64_t, std::int64_t> behindTheRate(const Policy& policy)
{
    const auto raw = tables::table({}, {row({}, 200, {step(200, 7, 193)})});
    const RateCell rate = disclosed(raw, policy).total().steps[0].rate;
    EXPECT_TRUE(rate.isBand());
    return {2 * rate.from(), 2 * rate.to() - 1}; // its upper end is the next band's
}

bool leavesTwoCounts(const Policy& policy)
{
    const auto [least, most] = behindTheRate(policy);
    return most - least < 2;
}

/// Is a table of 500 people answered beside one of 490 of them?
bool subtractsTen(const Policy& policy)
{
    const auto upTo = [](std::uint32_t people) {
        return guarded::table(
            people, [](std::uint32_t) { return true; },
            [](std::uint32_t person) { return person >= 250; });
    };
    const auto few = upTo(490), all = upTo(500);
    DifferenceGuard guard(policy);
    guard.addShown(few.members, few.raw, disclosed(few.raw, policy));
    core::TaskContext task;
    const auto table = disclosed(all.raw, policy);
    return !policy.guardLattice
        || !guard.tellsOfFew({all.raw, all.members, table}, policy, task).value();
}

/// Whether the attack on what a field protects succeeds under a policy.
using Attack = std::function<bool(const Policy&)>;

const std::map<std::string, Attack> Attacks {
    {"primary.min_group_n", [](const Policy& policy) { return readsTen(policy, 10, 0); }},
    {"primary.min_event_n", [](const Policy& policy) { return readsTen(policy, 100, 10); }},
    {"primary.min_non_event_n", [](const Policy& policy) { return readsTen(policy, 100, 90); }},
    {"rates.possible_counts", leavesTwoCounts},
    {"statistics.median_min_n",
     [](const Policy& policy) { return measured(upTo(19), policy).median.isShown(); }},
    {"statistics.quartile_min_n",
     [](const Policy& policy) { return measured(upTo(39), policy).lowerQuartile.isShown(); }},
    {"statistics.round_number_millionths",
     [](const Policy& policy) { return showsInTheMean(policy, 21 * 40'000, "units"); }},
    {"statistics.round_points_millionths",
     [](const Policy& policy) { return showsInTheMean(policy, 21 * 4'000, "grade_points"); }},
    {"statistics.round_days_millionths", showsInTheDays},
    {"trend.change_min_n", readsAChangeOfNineteen},
    {"adhoc.diff_guard", [](const Policy& policy) { return subtractsTen(policy); }},
    {"adhoc.guard_lattice", [](const Policy& policy) { return subtractsTen(policy); }},
    {"adhoc.enabled",
     [](const Policy& policy) {
         return mayBeAsked(policy, {1, 500});
     }},
    {"adhoc.max_predicates",
     [](const Policy& policy) {
         return mayBeAsked(policy, {2, 500});
     }},
    {"adhoc.min_n",
     [](const Policy& policy) {
         return mayBeAsked(policy, {1, 29});
     }},
};

/// Rules that are kept and that no attack of their own shows.
const std::map<std::string, std::string> Reasons {
    {"rates.rule", "the default is its loosest; what the other one stops has a test of its own"},
    {"statistics.mean_min_n",
     "a mean is told where the number of those measured is, which min_group_n decides as strictly"},
};

/// What is loosened: the default, or, where nothing is looser than that, something stricter.
Policy before(const PolicyField& field)
{
    static const std::map<std::string, std::int64_t> Stricter {
        {"adhoc.enabled", 0}, {"adhoc.max_predicates", 1}, {"adhoc.min_n", 30}};
    Policy policy;
    if (const auto found = Stricter.find(field.name()); found != Stricter.end())
        field.set(policy, found->second);
    return policy;
}

/// One step looser; of a rounding the next finer one that prints exactly.
std::int64_t loosened(const PolicyField& field)
{
    const std::int64_t value = field.of(before(field));
    const std::int64_t direction = field.stricter == Stricter::Higher ? -1 : 1;
    std::int64_t looser = value + direction;
    while (field.isRounding() && !field.takes(looser))
        --looser;
    return looser;
}

TEST(PolicyMutants, EveryRuleThatIsKeptHasAnAttackThatItStops)
{
    for (const PolicyField& field : policyFields()) {
        if (field.obeyed == Obeyed::DefaultOnly)
            continue; // a file that loosens it is refused: tst_policy_file.cpp
        const auto attack = Attacks.find(field.name());
        if (attack == Attacks.end()) {
            EXPECT_TRUE(Reasons.contains(field.name()))
                << field.name() << " has neither an attack nor a reason";
            continue;
        }
        Policy mutant = before(field);
        field.set(mutant, loosened(field));
        EXPECT_TRUE(field.isLooser(loosened(field), field.of(before(field)))) << field.name();
        EXPECT_FALSE(attack->second(before(field))) << field.name() << " lets its attack through";
        EXPECT_TRUE(attack->second(mutant)) << field.name() << " loosened, and nothing happens";
    }
}

TEST(PolicyMutants, ARateThatCoversTheMarkerDoesNotNarrowASmallCount)
{
    const auto [least, most] = behindTheRate({});
    EXPECT_TRUE(least > 1 && most < 10) << "else there is nothing to stop";
    Policy strict;
    strict.rateRule = RateRule::CoversMarker;
    const auto [strictLeast, strictMost] = behindTheRate(strict);
    EXPECT_LE(strictLeast, 1);
    EXPECT_GE(strictMost, 10);
}

TEST(PolicyMutants, OnlyFieldsThatAreThereAreAttacked)
{
    for (const auto& [name, attack] : Attacks)
        EXPECT_NE(findPolicyField(name), nullptr) << name;
    for (const auto& [name, reason] : Reasons)
        EXPECT_NE(findPolicyField(name), nullptr) << name;
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/policy_fields.h"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

namespace core::disclosure {

namespace {

constexpr int Fewest = 3; ///< no body shows numbers about fewer people
constexpr int Most = 1000;
constexpr int ExactlyOne = 10; ///< of fewer people a median is nearly somebody's own value
constexpr std::int64_t FinestRounding = 1'000;
constexpr std::int64_t CoarsestRounding = 1'000'000'000;

constexpr std::array<std::string_view, 3> ZeroWords {"show", "hide_when_sensitive", "hide"};
constexpr std::array<std::string_view, 2> RateWords {"min_integers_in_band", "covers_marker"};

constexpr auto Higher = Stricter::Higher;
constexpr auto Lower = Stricter::Lower;
constexpr auto LowerButNotZero = Stricter::LowerButNotZero;
constexpr auto Yes = Obeyed::Yes;
constexpr auto DefaultOnly = Obeyed::DefaultOnly;

constexpr std::array Fields {
    PolicyField {"adhoc", "diff_guard", &Policy::diffGuard, 0, Most, Higher, Yes},
    PolicyField {"adhoc", "enabled", &Policy::adhoc, 0, 1, Lower, Yes},
    PolicyField {"adhoc", "guard_lattice", &Policy::guardLattice, 0, 1, Higher, Yes},
    PolicyField {"adhoc", "guard_ledger", &Policy::guardLedger, 0, 1, Higher, DefaultOnly},
    PolicyField {"adhoc", "max_predicates", &Policy::adhocPredicates, 0, 100, LowerButNotZero, Yes},
    PolicyField {"adhoc", "max_queries_per_day", &Policy::queriesPerDay, 0, 1'000'000,
                 LowerButNotZero, DefaultOnly},
    PolicyField {"adhoc", "min_n", &Policy::adhocGroup, 0, Most, Higher, Yes},
    PolicyField {"adhoc", "threshold_jitter", &Policy::thresholdJitter, 0, 100, Higher,
                 DefaultOnly},
    PolicyField {"complementary", "enabled", &Policy::complementary, 0, 1, Higher, DefaultOnly},
    PolicyField {"lattice", "max_person_dims", &Policy::latticeDimensions, 1, 3, Lower,
                 DefaultOnly},
    PolicyField {"lattice", "min_parent_n", &Policy::latticeParent, 0, Most, Higher, DefaultOnly},
    PolicyField {"primary", "min_event_n", &Policy::minEvent, Fewest, Most, Higher, Yes},
    PolicyField {"primary", "min_group_n", &Policy::minGroup, Fewest, Most, Higher, Yes},
    PolicyField {"primary", "min_non_event_n", &Policy::minNonEvent, Fewest, Most, Higher, Yes},
    PolicyField {"primary", "min_teachers", &Policy::minTeachers, 0, 100, Higher, DefaultOnly},
    PolicyField {"primary", "zero_policy", &Policy::zeros, 0, 2, Higher, DefaultOnly, ZeroWords},
    PolicyField {"rates", "possible_counts", &Policy::bandCounts, 3, 20, Higher, Yes},
    PolicyField {"rates", "rule", &Policy::rateRule, 0, 1, Higher, Yes, RateWords},
    PolicyField {"statistics", "mean_min_n", &Policy::minMean, Fewest, Most, Higher, Yes},
    PolicyField {"statistics", "median_min_n", &Policy::minMedian, ExactlyOne, Most, Higher, Yes},
    PolicyField {"statistics", "quartile_min_n", &Policy::minQuartile, 2 * ExactlyOne, Most, Higher,
                 Yes},
    PolicyField {"statistics", "round_days_millionths", &Policy::roundDays, FinestRounding,
                 CoarsestRounding, Higher, Yes},
    PolicyField {"statistics", "round_number_millionths", &Policy::roundNumber, FinestRounding,
                 CoarsestRounding, Higher, Yes},
    PolicyField {"statistics", "round_points_millionths", &Policy::roundPoints, FinestRounding,
                 CoarsestRounding, Higher, Yes},
    PolicyField {"trend", "change_min_n", &Policy::minChange, Fewest, Most, Higher, Yes},
};

constexpr std::array Fixed {
    FixedRule {"binary", "if_small", "\"hide_both_keep_total\""},
    FixedRule {"complementary", "interval_rule", "\"covers_marker\""},
    FixedRule {"counts", "rounding", "\"none\""},
    FixedRule {"display", "marker_single", "true"},
    FixedRule {"display", "pool_masked_rows", "false"},
    FixedRule {"display", "reason_to_user", "\"generic\""},
    FixedRule {"lattice", "forbid_pairs", "[]"},
    FixedRule {"perturb", "method", "\"none\""},
    FixedRule {"primary", "sensitive_variables", "\"all\""},
    FixedRule {"primary", "structural_zeros", "\"show\""},
    FixedRule {"statistics", "minmax", "\"never\""},
    FixedRule {"three_category", "if_small", "\"hide_two\""},
    FixedRule {"unit", "count", "\"students\""},
};

/// 0 as the greatest of all where it means that there is no limit.
std::int64_t limitOf(std::int64_t value)
{
    return value == 0 ? std::numeric_limits<std::int64_t>::max() : value;
}

} // namespace

std::string PolicyField::name() const
{
    return std::string(section) + "." + std::string(key);
}

bool PolicyField::isRounding() const
{
    return std::holds_alternative<std::int64_t Policy::*>(member);
}

std::int64_t PolicyField::of(const Policy& policy) const
{
    return std::visit([&](auto pointer) { return static_cast<std::int64_t>(policy.*pointer); },
                      member);
}

void PolicyField::set(Policy& policy, std::int64_t value) const
{
    std::visit(
        [&](auto pointer) {
            auto& place = policy.*pointer;
            place = static_cast<std::remove_reference_t<decltype(place)>>(value);
        },
        member);
}

bool PolicyField::takes(std::int64_t value) const
{
    if (value < least || value > greatest)
        return false;
    if (!isRounding())
        return true;
    while (value % 10 == 0)
        value /= 10;
    return value == 1 || value == 2 || value == 5;
}

std::int64_t PolicyField::stricterOf(std::int64_t a, std::int64_t b) const
{
    return isLooser(a, b) ? b : a;
}

bool PolicyField::isLooser(std::int64_t value, std::int64_t than) const
{
    switch (stricter) {
    case Stricter::Higher:
        return value < than;
    case Stricter::Lower:
        return value > than;
    case Stricter::LowerButNotZero:
        break;
    }
    return limitOf(value) > limitOf(than);
}

std::span<const PolicyField> policyFields()
{
    return Fields;
}

const PolicyField* findPolicyField(std::string_view name)
{
    const auto found = std::find_if(Fields.begin(), Fields.end(), [name](const PolicyField& field) {
        return field.name() == name;
    });
    return found == Fields.end() ? nullptr : &*found;
}

std::span<const FixedRule> fixedRules()
{
    return Fixed;
}

} // namespace core::disclosure

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate is told: from how many people up a number is shown, how finely, and what guards
// stand beside that. A default constructed one is `local@1`. policy_fields.h has the name of every
// rule in a policy file, its range, and which way is stricter.
#pragma once

#include "core/base/day.h"

#include <cstdint>
#include <map>
#include <string>

namespace core::disclosure {

enum class ZeroPolicy
{
    Show,
    HideWhenSensitive, ///< zeros of an outcome among people who were looked at; others are shown
    Hide
};

/// What a hidden count of an event must keep open where its rate is told as a band.
enum class RateRule
{
    MinIntegersInBand, ///< bandCounts possible counts, never certainly none or all
    CoversMarker ///< as the size of a group: every count that is hidden for being small
};

/// Whose rules they are.
enum class PolicyScope
{
    Profile,
    Consortium ///< a policy that comes after it may only be stricter
};

/// By institution (id of the agreements file), then by field name (policy_fields.h): a rule that is
/// stricter than the policy's own where a question reads that institution's records.
using PolicyOverrides = std::map<std::string, std::map<std::string, std::int64_t>>;

/// Thresholds on people: a count is shown from these numbers up.
struct Policy
{
    std::string id = "local";
    int version = 1;
    PolicyScope scope = PolicyScope::Profile;
    Day effective = 20758; ///< not in force before; 2026-11-01
    std::string determinationBy = "Segue"; ///< who found that nobody can be identified
    Day determinationDate = 20758;

    int minGroup = 11; ///< n
    int minEvent = 11; ///< x
    int minNonEvent = 11; ///< n - x
    int minTeachers = 0; ///< teachers behind a cell; 0: not asked
    ZeroPolicy zeros = ZeroPolicy::HideWhenSensitive;

    /// People measured, from which a number about them is shown.
    int minMean = 11;
    int minMedian = 20;
    int minQuartile = 40;
    int minChange = 20; ///< of each of two years, for their difference

    /// To what a statistic is rounded, in millionths.
    std::int64_t roundNumber = 100'000; ///< scores, units, how many
    std::int64_t roundPoints = 10'000; ///< grade points
    std::int64_t roundDays = 1'000'000;

    RateRule rateRule = RateRule::MinIntegersInBand;
    int bandCounts = 3; ///< possible counts that a band of a rate leaves open

    bool complementary = true; ///< hide beside what is hidden whatever would give it away

    int latticeDimensions = 2; ///< person attributes beside institution and year
    int latticeParent = 30; ///< people in a cell that is divided further

    bool adhoc = true; ///< questions that are not in the lattice
    int adhocPredicates = 0; ///< conditions of such a question at most; 0: no limit
    int adhocGroup = 0; ///< people it must be about; 0: as minGroup
    int diffGuard = 11; ///< refuse what differs by fewer people from what was shown; 0: never
    bool guardLattice = true; ///< compared with the cells of the lattice
    bool guardLedger = false; ///< compared with what this profile was shown
    int thresholdJitter = 0; ///< people by which the threshold is moved, by a secret key
    int queriesPerDay = 0; ///< 0: no limit

    PolicyOverrides overrides = {};

    bool operator==(const Policy&) const = default;

    /// "local@1": what every answer is stamped with.
    std::string stamp() const { return id + "@" + std::to_string(version); }
};

} // namespace core::disclosure

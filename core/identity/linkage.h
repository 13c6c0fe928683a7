// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts together the students that several sources know under different ids. A pure function of the
// keyed pseudonyms: the same persons come out whatever the order of the sources.
#pragma once

#include "core/base/result.h"
#include "core/identity/match_keys.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::identity {

/// How persons were put together, for the steward only.
struct LinkageReport
{
    struct Tier
    {
        std::string tier; ///< "statewide_id", "ssn", "name_birth_gender", "local:NS"
        std::string fromSegment, toSegment;
        std::int64_t candidates
            = 0; ///< persons of fromSegment with an unambiguous key of this tier
        std::int64_t linked = 0; ///< of those, linked to someone in toSegment by it
    };
    std::vector<Tier> tiers;
    std::int64_t sourcePersons = 0;
    std::int64_t persons = 0;
    std::int64_t ambiguousKeys = 0;
    std::int64_t conflictingIds = 0; ///< same derived key, different statewide ids: kept apart
    std::int64_t attributeConflicts = 0;
    std::int64_t withheldPersons = 0; ///< seen at a pair that has not agreed; in no answer
};

/// One student as one source knows them.
struct LinkageRecord
{
    MatchKeys keys;
    std::uint16_t nameSpace = 0; ///< into LinkageInput::nameSpaces
    std::int16_t birthYear = 0; ///< 0 = missing
    std::uint8_t segments = 0; ///< bit s: has an event in LinkageInput::segments[s]
};

struct LinkageInput
{
    std::vector<std::string> nameSpaces; ///< distinct
    std::vector<std::string> segments; ///< at most 8
    std::vector<LinkageRecord> records;
};

/// All records of one name space with one local id.
struct Student
{
    MatchKey identity {}; ///< never the same for two students: what a surrogate is kept under
    std::uint32_t person = 0;
};

struct Linkage
{
    std::vector<std::uint32_t> personOf; ///< per record, dense from 0
    std::uint32_t personCount = 0;
    std::vector<Student> students;
    std::vector<std::string> tiers; ///< at most 8
    std::vector<std::uint8_t> tiersOf; ///< per person: bit t: holds an unambiguous key of tiers[t]
    std::vector<std::uint8_t> segmentTiers; ///< per segment: the tiers its records carry
    LinkageReport report; ///< without what only the cache can count
};

/// Links in this order: the same local id in a name space; then by statewide id (birth years agree
/// where both are known), SSN, and name with birth date and gender. A key links only where it is
/// held once in each name space. Never merges two students of one name space, nor two that hold
/// different statewide ids: where the links of one kind of key would, none of those links is used.
/// The result does not depend on the linkage key, nor on any order. InvalidInput when a record has
/// no key at all, or there are more than 8 segments or tiers.
Result<Linkage> link(const LinkageInput& input);

} // namespace core::identity

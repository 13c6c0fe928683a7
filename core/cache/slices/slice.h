// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a data file gives the executor, as plain vectors: no Qt, no SQL, no file. A code is an index
// into a value table of the catalog; 0 is missing everywhere.
#pragma once

#include "core/base/day.h"
#include "core/dictionary/institution.h"
#include "core/dictionary/time_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::cache {

using Code = std::uint16_t;
constexpr Code Missing = 0;
constexpr std::uint32_t ShardSize = 65536; ///< persons in a shard

/// One slice: all records of one event kind with one cluster key, in one shard, sorted by person,
/// then time. All vectors have the same length.
struct Slice
{
    std::vector<std::uint16_t> person; ///< within the shard, ascending, repeats allowed
    std::vector<Code> time; ///< into Catalog::times
    std::vector<Code> institution; ///< into Catalog::institutions
    std::vector<std::vector<Code>> columns; ///< one per KindShape::elements, same order

    std::size_t size() const { return person.size(); }
};

/// The persons of one shard. Vectors have one entry per person.
struct ShardPersons
{
    std::uint32_t count = 0;
    std::vector<Code> home; ///< home institution
    std::vector<std::uint8_t> segments; ///< bit s set: has a record in Catalog::segments[s]
    std::vector<std::uint8_t> tiers; ///< bit t set: holds an unambiguous key of Catalog::tiers[t]
    std::vector<std::vector<Code>> attributes; ///< one vector per Catalog::attributes, same order
};

/// The values of one element, in dictionary order (code list first, then by text; numbers
/// ascending). Code c stands for values[c-1].
struct ValueTable
{
    std::string element;
    std::vector<std::string> values;
};

/// The columns that the slices of one event kind carry.
struct KindShape
{
    std::string kind; ///< "course"
    std::string keyElement; ///< cluster key ("subject"); also the first of elements
    std::vector<std::string> elements;
};

/// Last day of the last term with records of this kind at this institution.
struct Observation
{
    std::string kind;
    Code institution = Missing;
    Day through = 0;
};

/// What a data file holds, without its records.
struct Catalog
{
    std::string id; ///< of the data file
    Day asOf = 0; ///< latest observed day in the file
    bool synthetic = false; ///< every record is invented
    std::string title; ///< "Demo region"
    std::uint32_t personCount = 0;
    std::uint32_t shardCount = 0;
    std::vector<dictionary::TimeSpan> times;
    std::vector<dictionary::Institution> institutions;
    std::vector<std::string> segments; ///< at most 8
    std::vector<std::string> tiers; ///< at most 8; "statewide_id", "name_birth_gender", "local:NS"
    std::vector<std::uint8_t> segmentTiers; ///< per segment: the tiers its records carry
    std::vector<ValueTable> values; ///< of record elements and attributes, one table per element
    std::vector<std::string> attributes; ///< elements fixed per person, in ShardPersons order
    std::vector<KindShape> kinds;
    std::vector<Observation> observed; ///< already capped by the steward's date
    std::vector<std::string> notices; ///< pairs of institutions that have not agreed: "a|b"

    const ValueTable* valuesOf(std::string_view element) const;
    const KindShape* shapeOf(std::string_view kind) const;
};

} // namespace core::cache

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a data file gives the executor, as plain vectors: no Qt, no SQL, no file. A code is an index
// into a value table of the catalog; 0 is missing everywhere.
#pragma once

#include "core/base/day.h"
#include "core/dictionary/institution.h"
#include "core/dictionary/time_span.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::cache {

using Code = std::uint16_t;
constexpr Code Missing = 0;

/// For orders in which the missing come behind all others.
constexpr Code missingLast(Code code)
{
    return static_cast<Code>(code - 1U);
}

constexpr std::uint32_t ShardSize = 65536; ///< persons in a shard

/// Columns of one kind, by number.
class ColumnSet
{
public:
    static ColumnSet all() { return ColumnSet(~std::uint64_t {0}); }
    ColumnSet() = default;

    void add(std::size_t column) { m_bits |= bitOf(column); }
    void add(ColumnSet other) { m_bits |= other.m_bits; }
    bool has(std::size_t column) const { return (m_bits & bitOf(column)) != 0; }

    std::size_t count() const { return static_cast<std::size_t>(std::popcount(m_bits)); }

    bool operator==(const ColumnSet&) const = default;

private:
    explicit ColumnSet(std::uint64_t bits)
        : m_bits(bits)
    {
    }
    /// Columns from the 64th on come and go together: whoever names one of them gets all.
    static std::uint64_t bitOf(std::size_t column)
    {
        return std::uint64_t {1} << std::min(column, std::size_t {63});
    }

    std::uint64_t m_bits = 0;
};

/// One slice: all records of one event kind with one cluster key, in one shard. Rows are sorted by
/// person, then time code, institution code, and the columns in their order, where a missing value
/// comes behind all others: of two rows of one person that agree in what a question prefers, the
/// first is preferred. All vectors have the same length, but for columns that were not read.
struct Slice
{
    static constexpr unsigned BlockBits = 4; ///< 16 persons to an entry of blockStarts

    std::vector<std::uint16_t> person; ///< within the shard, ascending, repeats allowed
    std::vector<Code> time; ///< into Catalog::times
    std::vector<Code> institution; ///< into Catalog::institutions
    /// One per KindShape::elements, same order; empty: not read.
    std::vector<std::vector<Code>> columns;
    /// The first row of every 16 persons up to the last, and the number of rows; empty in a slice
    /// of few rows.
    std::vector<std::uint32_t> blockStarts;

    std::size_t size() const { return person.size(); }
    bool holds(ColumnSet wanted) const;

    /// The first row of this person or one behind.
    std::size_t firstRow(std::uint32_t of) const;

    /// Fills blockStarts.
    void indexPersons();
};

/// Least and greatest codes in a slice: what the directory says of it.
struct SliceZone
{
    std::uint32_t rows = 0;
    Code leastTime = 0, greatestTime = 0;
    Code leastInstitution = 0, greatestInstitution = 0;

    bool operator==(const SliceZone&) const = default;
};

SliceZone zoneOf(const Slice& slice);

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

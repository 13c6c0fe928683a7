// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which persons a data file holds, and in what order: by home institution, first year, and random
// surrogate, never by how they came in.
#pragma once

#include "core/agreements/agreements.h"
#include "core/cache/build/code_book.h"
#include "core/cache/slices/slice.h"

#include <cstdint>
#include <vector>

namespace core::cache {

/// That a person was somewhere at some time; packed so that sorting is by person, institution,
/// time.
class Presences
{
public:
    void add(std::uint32_t person, Code institution, Code time);
    /// Leaves one entry for each person and institution, with the earliest known time.
    void settle();

    struct Entry
    {
        std::uint32_t person;
        Code institution;
        Code time; ///< Missing if no record there has one
    };
    std::size_t size() const { return m_packed.size(); }
    Entry at(std::size_t index) const;

private:
    std::vector<std::uint64_t> m_packed;
};

constexpr auto NoPerson = static_cast<std::uint32_t>(-1);

struct PersonOrder
{
    std::vector<std::uint32_t> placeOf; ///< per linked person; NoPerson when in no answer
    std::vector<std::uint32_t> personAt; ///< the inverse
    std::vector<Code> home; ///< per place
    std::vector<std::uint8_t> segments; ///< per place: bit s: has a record in segments[s]
    std::int64_t withheld = 0; ///< seen at two institutions that have not agreed
};

/// @p surrogates: one per linked person. Persons without a record get no place.
PersonOrder orderPersons(const Presences& presences, const CodeBook& codes,
                         const agreements::Agreements& agreements,
                         const std::vector<std::uint64_t>& surrogates);

} // namespace core::cache

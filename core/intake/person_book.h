// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers the students of a submission by name space and local id, and keeps for each the keyed
// hashes of what their latest row says. Local ids are forgotten with the book.
#pragma once

#include "core/identity/key_maker.h"
#include "core/intake/submission.h"
#include "core/intake/text_index.h"

#include <optional>

namespace core::intake {

class PersonBook
{
public:
    /// @p keys may be null: then no keys are made.
    explicit PersonBook(const identity::KeyMaker* keys)
        : m_keys(keys)
    {
    }

    std::optional<std::uint32_t> find(std::uint16_t nameSpace, std::string_view localId);
    std::uint32_t enter(std::uint16_t nameSpace, std::string_view nameSpaceText,
                        std::string_view localId);

    /// What one row says of a student. Where rows differ the latest academic year wins, then the
    /// row with the lesser unkeyed hash: neither the order of the rows nor the profile's key
    /// decides anything. True when a known identifier was answered by another.
    bool see(std::uint32_t person, const identity::Identifiers& identifiers,
             std::int16_t academicYear);
    void seeBirthYear(std::uint32_t person, std::int16_t birthYear, std::int16_t academicYear);

    std::vector<SourcePerson> take();

private:
    static constexpr std::size_t KeyKinds = 3; ///< statewide, SSN, derived

    /// A row, as far as it decides between two keys.
    struct Origin
    {
        std::uint32_t hash = 0;
        std::int16_t year = 0;
    };

    /// What was last seen of a student, so that the same identifiers are hashed once.
    struct Sighting
    {
        bool isBeatenBy(const Origin& row, std::size_t kind) const
        {
            return row.year > years[kind] || (row.year == years[kind] && row.hash < hashes[kind]);
        }
        void take(const Origin& row, std::size_t kind)
        {
            hashes[kind] = row.hash;
            years[kind] = row.year;
        }

        std::uint64_t hash = 0;
        std::array<std::uint32_t, KeyKinds> hashes {}; ///< of the rows that the keys are from
        std::array<std::int16_t, KeyKinds> years {}; ///< of these
        std::int16_t birthYearFrom = 0;
        std::uint8_t present = 0; ///< bit per kind that this sighting gave and that was adopted
    };

    std::string_view keyText(std::uint16_t nameSpace, std::string_view localId);
    bool adopt(std::uint32_t person, const identity::MatchKeys& made, Origin origin);

    const identity::KeyMaker* m_keys;
    TextIndex m_ids;
    WipedString m_key;
    std::vector<SourcePerson> m_persons;
    WipedVector<Sighting> m_sightings;
};

} // namespace core::intake

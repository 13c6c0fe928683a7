// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/person_book.h"

#include <algorithm>

namespace core::intake {
namespace {

using identity::MatchKey;
using identity::MatchKeys;

constexpr std::array KindMembers {&MatchKeys::statewide, &MatchKeys::ssn,
                                  &MatchKeys::nameBirthGender};

std::uint64_t hashOf(const identity::Identifiers& identifiers)
{
    std::uint64_t hash = 1;
    for (const std::string_view part :
         {identifiers.statewideId, identifiers.ssn, identifiers.firstName, identifiers.lastName,
          identifiers.gender, identifiers.birthDate})
        hash = hashText(part, hash);
    return hash;
}

} // namespace

std::string_view PersonBook::keyText(std::uint16_t nameSpace, std::string_view localId)
{
    m_key.assign({reinterpret_cast<const char*>(&nameSpace), sizeof nameSpace});
    m_key.append(localId);
    return m_key;
}

std::optional<std::uint32_t> PersonBook::find(std::uint16_t nameSpace, std::string_view localId)
{
    const std::uint32_t found = m_ids.find(keyText(nameSpace, localId));
    if (found == TextIndex::None)
        return std::nullopt;
    return found;
}

std::uint32_t PersonBook::enter(std::uint16_t nameSpace, std::string_view nameSpaceText,
                                std::string_view localId)
{
    const std::uint32_t person = m_ids.intern(keyText(nameSpace, localId));
    if (person == m_persons.size()) {
        SourcePerson& entered = m_persons.emplace_back();
        entered.nameSpace = nameSpace;
        if (m_keys)
            entered.keys = m_keys->makeKeys({nameSpaceText, localId});
        m_sightings.emplace_back();
    }
    return person;
}

bool PersonBook::see(std::uint32_t person, const identity::Identifiers& identifiers,
                     std::int16_t academicYear)
{
    if (!m_keys)
        return false;
    Sighting& last = m_sightings[person];
    const std::uint64_t hash = hashOf(identifiers);
    const Origin origin {static_cast<std::uint32_t>(hash), academicYear};
    if (hash == last.hash) {
        for (std::size_t kind = 0; kind < KeyKinds; ++kind)
            if (((last.present >> kind) & 1U) != 0 && last.isBeatenBy(origin, kind))
                last.take(origin, kind);
        return false;
    }
    last.hash = hash;
    return adopt(person, m_keys->makeKeys(identifiers), origin);
}

bool PersonBook::adopt(std::uint32_t person, const MatchKeys& made, Origin origin)
{
    Sighting& last = m_sightings[person];
    last.present = 0;
    bool hasChanged = false;
    bool isOutdated = false;
    for (std::size_t kind = 0; kind < KeyKinds; ++kind) {
        const MatchKey& fresh = made.*KindMembers[kind];
        MatchKey& kept = m_persons[person].keys.*KindMembers[kind];
        if (fresh == MatchKey {})
            continue;
        const bool differs = kept != MatchKey {} && kept != fresh;
        hasChanged = hasChanged || differs;
        const bool wins = kept == MatchKey {} || last.isBeatenBy(origin, kind);
        if (wins)
            last.take(origin, kind);
        if (wins || !differs) {
            kept = fresh;
            last.present = static_cast<std::uint8_t>(last.present | (1U << kind));
        } else {
            isOutdated = true;
        }
    }
    if (isOutdated)
        last.hash = 0; // a later row with the same identifiers must be weighed again
    return hasChanged;
}

void PersonBook::seeBirthYear(std::uint32_t person, std::int16_t birthYear,
                              std::int16_t academicYear)
{
    std::int16_t& kept = m_persons[person].birthYear;
    std::int16_t& from = m_sightings[person].birthYearFrom;
    if (kept == 0 || academicYear > from || (academicYear == from && birthYear < kept)) {
        kept = birthYear;
        from = academicYear;
    }
}

std::vector<SourcePerson> PersonBook::take()
{
    return std::move(m_persons);
}

} // namespace core::intake

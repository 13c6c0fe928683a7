// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/person_order.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace core::cache {

namespace {

constexpr std::uint64_t NoTime = 0xFFFF; ///< sorts behind every known time
constexpr std::string_view HomeSegment = "k12";
constexpr int UnknownYear = std::numeric_limits<int>::max();

/// What orders a person.
struct Placing
{
    Code home;
    int firstYear;
    std::uint64_t surrogate;
    std::uint32_t person;
    std::uint8_t segments;

    auto order() const { return std::tie(home, firstYear, surrogate, person); }
};

/// May two institutions be seen together? Asks the agreements once for each pair.
class PairRule
{
public:
    PairRule(const agreements::Agreements& agreements, const CodeBook& codes)
        : m_agreements(agreements)
        , m_codes(codes)
    {
    }

    bool allows(Code a, Code b)
    {
        const auto [at, isNew] = m_asked.try_emplace(std::uint32_t {a} << 16U | b, true);
        if (isNew)
            at->second
                = m_agreements
                      .mayLink(m_codes.institutions[a - 1U].id, m_codes.institutions[b - 1U].id)
                      .allowed;
        return at->second;
    }

private:
    const agreements::Agreements& m_agreements;
    const CodeBook& m_codes;
    std::unordered_map<std::uint32_t, bool> m_asked;
};

Placing place(std::span<const Presences::Entry> stays, const CodeBook& codes,
              std::uint64_t surrogate)
{
    const auto timeRank = [](Code time) { return time == Missing ? NoTime : time; };
    const Presences::Entry* first = nullptr;
    const Presences::Entry* firstAtHome = nullptr;
    Placing placing {Missing, UnknownYear, surrogate, stays.front().person, 0};
    for (const auto& stay : stays) { // by institution: ties go to the lowest
        const auto segment = codes.segmentOf[stay.institution - 1U];
        placing.segments |= static_cast<std::uint8_t>(1U << segment);
        const auto isEarlier = [&](const auto* than) {
            return than == nullptr || timeRank(stay.time) < timeRank(than->time);
        };
        if (isEarlier(first))
            first = &stay;
        if (codes.segments[segment] == HomeSegment && isEarlier(firstAtHome))
            firstAtHome = &stay;
    }
    placing.home = (firstAtHome != nullptr ? firstAtHome : first)->institution;
    if (first->time != Missing)
        placing.firstYear = codes.times[first->time - 1U].academicYear;
    return placing;
}

} // namespace

void Presences::add(std::uint32_t person, Code institution, Code time)
{
    const std::uint64_t entry = std::uint64_t {person} << 32U | std::uint64_t {institution} << 16U
        | (time == Missing ? NoTime : time);
    // Files keep a student's rows together: most repeats end here.
    if (!m_packed.empty() && m_packed.back() >> 16U == entry >> 16U)
        m_packed.back() = std::min(m_packed.back(), entry);
    else
        m_packed.push_back(entry);
}

void Presences::settle()
{
    std::sort(m_packed.begin(), m_packed.end());
    m_packed.erase(std::unique(m_packed.begin(), m_packed.end(),
                               [](auto a, auto b) { return a >> 16U == b >> 16U; }),
                   m_packed.end());
}

Presences::Entry Presences::at(std::size_t index) const
{
    const auto packed = m_packed[index];
    const auto time = static_cast<Code>(packed & 0xFFFFU);
    return {static_cast<std::uint32_t>(packed >> 32U), static_cast<Code>(packed >> 16U & 0xFFFFU),
            time == NoTime ? Missing : time};
}

PersonOrder orderPersons(const Presences& presences, const CodeBook& codes,
                         const agreements::Agreements& agreements,
                         const std::vector<std::uint64_t>& surrogates)
{
    PersonOrder order;
    std::vector<Placing> placings;
    std::vector<Presences::Entry> stays;
    PairRule rule(agreements, codes);
    for (std::size_t i = 0; i < presences.size();) {
        stays.clear();
        const auto person = presences.at(i).person;
        for (; i < presences.size() && presences.at(i).person == person; ++i)
            stays.push_back(presences.at(i));
        bool allowed = true;
        for (std::size_t a = 1; a < stays.size() && allowed; ++a)
            for (std::size_t b = 0; b < a && allowed; ++b)
                allowed = rule.allows(stays[b].institution, stays[a].institution);
        if (allowed)
            placings.push_back(place(stays, codes, surrogates[person]));
        else
            ++order.withheld;
    }
    std::sort(placings.begin(), placings.end(),
              [](const Placing& a, const Placing& b) { return a.order() < b.order(); });
    order.placeOf.assign(surrogates.size(), NoPerson);
    for (const auto& placing : placings) {
        order.placeOf[placing.person] = static_cast<std::uint32_t>(order.personAt.size());
        order.personAt.push_back(placing.person);
        order.home.push_back(placing.home);
        order.segments.push_back(placing.segments);
    }
    return order;
}

} // namespace core::cache

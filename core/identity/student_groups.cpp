// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/student_groups.h"

#include <algorithm>

namespace core::identity {

namespace {

constexpr std::int16_t Contradictory = -1;

bool disjoint(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b)
{
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) == a.end();
}

} // namespace

void StudentGroups::add(std::uint32_t nameSpace, std::int16_t birthYear)
{
    m_parent.push_back(size());
    m_next.push_back(m_parent.back());
    m_nameSpace.push_back(nameSpace);
    m_birthYear.push_back(birthYear);
}

void StudentGroups::seeBirthYear(std::uint32_t student, std::int16_t birthYear)
{
    auto& known = m_birthYear[student];
    if (known == 0)
        known = birthYear;
    else if (birthYear != 0 && birthYear != known)
        known = Contradictory;
}

void StudentGroups::setStatewideIds(std::vector<std::pair<std::uint32_t, std::uint32_t>> ids)
{
    std::sort(ids.begin(), ids.end());
    m_idBegin.assign(m_parent.size() + 1, 0);
    m_ids.resize(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ++m_idBegin[ids[i].first + 1];
        m_ids[i] = ids[i].second;
    }
    for (std::size_t i = 1; i < m_idBegin.size(); ++i)
        m_idBegin[i] += m_idBegin[i - 1];
}

std::int16_t StudentGroups::birthYear(std::uint32_t student) const
{
    return std::max<std::int16_t>(m_birthYear[student], 0);
}

std::uint32_t StudentGroups::root(std::uint32_t student) const
{
    while (m_parent[student] != student)
        student = m_parent[student];
    return student;
}

bool StudentGroups::birthYearsDiffer(std::uint32_t a, std::uint32_t b) const
{
    return birthYear(a) != 0 && birthYear(b) != 0 && birthYear(a) != birthYear(b);
}

bool StudentGroups::statewideIdsDiffer(std::uint32_t a, std::uint32_t b) const
{
    const auto idsOfA = statewideIds({a});
    const auto idsOfB = statewideIds({b});
    return !idsOfA.empty() && !idsOfB.empty() && disjoint(idsOfA, idsOfB);
}

std::vector<std::uint32_t> StudentGroups::members(std::uint32_t student) const
{
    std::vector<std::uint32_t> group {student};
    for (std::uint32_t at = m_next[student]; at != student; at = m_next[at])
        group.push_back(at);
    return group;
}

std::vector<std::uint32_t>
StudentGroups::statewideIds(const std::vector<std::uint32_t>& students) const
{
    std::vector<std::uint32_t> ids;
    for (const auto student : students)
        ids.insert(ids.end(), m_ids.begin() + m_idBegin[student],
                   m_ids.begin() + m_idBegin[student + 1]);
    return ids;
}

MergeRefusal StudentGroups::merge(std::uint32_t a, std::uint32_t b, BirthYears birthYears)
{
    const auto rootOfA = root(a);
    const auto rootOfB = root(b);
    if (rootOfA == rootOfB)
        return MergeRefusal::None;
    const auto groupA = members(a);
    const auto groupB = members(b);
    const auto idsOfA = statewideIds(groupA);
    const auto idsOfB = statewideIds(groupB);
    if (!idsOfA.empty() && !idsOfB.empty() && disjoint(idsOfA, idsOfB))
        return MergeRefusal::StatewideIds;
    for (const auto inA : groupA)
        for (const auto inB : groupB) {
            if (m_nameSpace[inA] == m_nameSpace[inB])
                return MergeRefusal::NameSpace;
            if (birthYears == BirthYears::MustAgree && birthYearsDiffer(inA, inB))
                return MergeRefusal::BirthYears;
        }
    // The smaller index stays the root: groups hold at most one student of each name space, so
    // chains of parents stay short.
    m_parent[std::max(rootOfA, rootOfB)] = std::min(rootOfA, rootOfB);
    std::swap(m_next[a], m_next[b]);
    return MergeRefusal::None;
}

} // namespace core::identity

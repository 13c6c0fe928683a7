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

StudentGroups::Students StudentGroups::members(std::uint32_t student) const
{
    Students group {student};
    for (std::uint32_t at = m_next[student]; at != student; at = m_next[at])
        group.push_back(at);
    return group;
}

StudentGroups::Students StudentGroups::statewideIds(const Students& students) const
{
    Students ids;
    for (const auto student : students)
        ids.insert(ids.end(), m_ids.begin() + m_idBegin[student],
                   m_ids.begin() + m_idBegin[student + 1]);
    return ids;
}

std::vector<StudentGroups::Part> StudentGroups::partsOf(const std::vector<Link>& links) const
{
    std::vector<std::uint32_t> parent = m_parent;
    const auto wholeOf = [&parent](std::uint32_t at) {
        while (parent[at] != at)
            at = parent[at] = parent[parent[at]]; // halved: a whole may be a long chain
        return at;
    };
    for (const Link& link : links)
        parent[wholeOf(link.a)] = wholeOf(link.b);
    std::vector<Part> parts;
    parts.reserve(2 * links.size());
    for (const Link& link : links) {
        parts.push_back({wholeOf(link.a), root(link.a)});
        parts.push_back({wholeOf(link.b), root(link.b)});
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

/// Is there a way from each group that holds ids to each other over ids they share?
bool StudentGroups::shareStatewideIds(std::span<const Part> parts) const
{
    std::vector<Students> apart;
    for (const Part& part : parts)
        if (Students ids = statewideIds(members(part.group)); !ids.empty())
            apart.push_back(std::move(ids));
    if (apart.empty())
        return true;
    Students reached = std::move(apart.back());
    apart.pop_back();
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        std::erase_if(apart, [&reached](const Students& ids) {
            const bool shares = !disjoint(ids, reached);
            if (shares)
                reached.insert(reached.end(), ids.begin(), ids.end());
            return shares;
        });
    }
    return apart.empty();
}

bool StudentGroups::canBeOne(std::span<const Part> parts, BirthYears birthYears) const
{
    Students names;
    std::int16_t year = 0;
    for (const Part& part : parts)
        for (const std::uint32_t student : members(part.group)) {
            names.push_back(m_nameSpace[student]);
            const std::int16_t own = birthYear(student);
            if (birthYears == BirthYears::MustAgree && own != 0 && year != 0 && own != year)
                return false;
            year = own != 0 ? own : year;
        }
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end();
}

std::int64_t StudentGroups::join(const std::vector<Link>& links, BirthYears birthYears)
{
    std::int64_t keptApart = 0;
    const std::vector<Part> parts = partsOf(links);
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t last = first + 1;
        while (last < parts.size() && parts[last].whole == parts[first].whole)
            ++last;
        const std::span whole = std::span(parts).subspan(first, last - first);
        if (!shareStatewideIds(whole))
            ++keptApart;
        else if (canBeOne(whole, birthYears))
            for (const Part& part : whole.subspan(1))
                merge(whole.front().group, part.group);
        first = last;
    }
    return keptApart;
}

/// @pre both are roots, of different groups
void StudentGroups::merge(std::uint32_t a, std::uint32_t b)
{
    // The smaller index stays the root, so that the numbers of persons follow from the students'.
    m_parent[std::max(a, b)] = std::min(a, b);
    std::swap(m_next[a], m_next[b]);
}

} // namespace core::identity

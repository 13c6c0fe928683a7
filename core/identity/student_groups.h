// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disjoint groups of students that are one person, and what keeps two groups apart.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace core::identity {

enum class BirthYears
{
    MustAgree, ///< where both are known
    MayDiffer
};

enum class MergeRefusal
{
    None,
    NameSpace, ///< both hold a student of the same name space
    StatewideIds,
    BirthYears
};

class StudentGroups
{
public:
    void add(std::uint32_t nameSpace, std::int16_t birthYear);
    /// A student reported with two different birth years has none.
    void seeBirthYear(std::uint32_t student, std::int16_t birthYear);
    /// Pairs of student and number of a statewide id, once each.
    void setStatewideIds(std::vector<std::pair<std::uint32_t, std::uint32_t>> ids);

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_parent.size()); }
    std::uint32_t nameSpace(std::uint32_t student) const { return m_nameSpace[student]; }
    std::int16_t birthYear(std::uint32_t student) const;
    std::uint32_t root(std::uint32_t student) const;

    bool birthYearsDiffer(std::uint32_t a, std::uint32_t b) const;
    /// Both hold statewide ids, and none in common.
    bool statewideIdsDiffer(std::uint32_t a, std::uint32_t b) const;

    /// Makes the groups of @p a and @p b one, unless something keeps them apart.
    MergeRefusal merge(std::uint32_t a, std::uint32_t b, BirthYears birthYears);

private:
    std::vector<std::uint32_t> members(std::uint32_t student) const;
    std::vector<std::uint32_t> statewideIds(const std::vector<std::uint32_t>& students) const;

    std::vector<std::uint32_t> m_parent;
    std::vector<std::uint32_t> m_next; ///< a ring through the members of a group
    std::vector<std::uint32_t> m_nameSpace;
    std::vector<std::int16_t> m_birthYear; ///< 0 = missing, -1 = contradictory
    std::vector<std::uint32_t> m_idBegin; ///< per student, into m_ids; one more at the end
    std::vector<std::uint32_t> m_ids;
};

} // namespace core::identity

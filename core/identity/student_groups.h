// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disjoint groups of students that are one person, and what keeps two groups apart.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace core::identity {

enum class BirthYears
{
    MustAgree, ///< where both are known
    MayDiffer
};

/// Two students whom a key says to be one.
struct Link
{
    std::uint32_t a = 0, b = 0;
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

    /// Makes one group of all groups that @p links hang together, unless something keeps two of
    /// them apart: two students of one name space, other birth years, statewide ids that no shared
    /// one connects. It cannot be told then which of the links is wrong, so none of these is used:
    /// neither the order of the links nor the profile's key decides who is one person. Returns how
    /// many such wholes were kept apart by statewide ids.
    std::int64_t join(const std::vector<Link>& links, BirthYears birthYears);

private:
    using Students = std::vector<std::uint32_t>;

    /// A group, by its root, in what links make a whole of it and others.
    struct Part
    {
        std::uint32_t whole = 0, group = 0;
        auto operator<=>(const Part&) const = default;
    };

    std::vector<Part> partsOf(const std::vector<Link>& links) const;
    Students members(std::uint32_t student) const;
    Students statewideIds(const Students& students) const;
    bool shareStatewideIds(std::span<const Part> parts) const;
    bool canBeOne(std::span<const Part> parts, BirthYears birthYears) const;
    void merge(std::uint32_t a, std::uint32_t b);

    std::vector<std::uint32_t> m_parent;
    std::vector<std::uint32_t> m_next; ///< a ring through the members of a group
    std::vector<std::uint32_t> m_nameSpace;
    std::vector<std::int16_t> m_birthYear; ///< 0 = missing, -1 = contradictory
    std::vector<std::uint32_t> m_idBegin; ///< per student, into m_ids; one more at the end
    std::vector<std::uint32_t> m_ids;
};

} // namespace core::identity

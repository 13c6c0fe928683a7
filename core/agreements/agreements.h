// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may be seen with whom: the members of a consortium, their institutions, and the pairs that
// share. Access to a pair's linked students needs both directions.
#pragma once

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/dictionary/institution.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::agreements {

/// A district, college or university that signs for its institutions.
struct Member
{
    std::string id;
    std::string name;
    std::vector<std::string> institutions; ///< ids
};

/// One direction: @c from lets @c to see its students' records of these kinds (empty: all kinds).
/// For following students a pair needs all kinds in both directions.
struct Share
{
    std::string from, to; ///< member ids
    std::vector<std::string> kinds;
};

/// Yes, or no with the reason; never an error.
struct Decision
{
    bool allowed = true;
    std::string reason; ///< stable id, "no-agreement"; empty when allowed
    std::pair<std::string, std::string>
        members; ///< names of the pair that keeps it from being allowed
};

class Agreements
{
public:
    /// An empty set: everything belongs to whoever imports it, and everybody may be linked.
    Agreements() = default;

    /// Reads one agreements file (JSON). InvalidInput with place when it does not hold together.
    static Result<Agreements> parse(std::string_view json);

    const std::string& title() const { return m_title; }
    bool isSynthetic() const { return m_synthetic; }
    std::optional<Day> observedThrough() const { return m_observedThrough; }
    const std::vector<dictionary::Institution>& institutions() const { return m_institutions; }
    const std::vector<Member>& members() const { return m_members; }

    /// May students be followed between these two institutions? Always within one member, and for
    /// institutions that no member signs for.
    Decision mayLink(std::string_view institutionA, std::string_view institutionB) const;

    /// Pairs of members that have not both agreed, by name, in order of the file.
    std::vector<std::pair<std::string, std::string>> notAgreed() const;

private:
    const Member* memberOf(std::string_view institution) const; ///< null: nobody signs for it
    bool haveAgreed(const Member& a, const Member& b) const;

    std::string m_title;
    bool m_synthetic = false;
    std::optional<Day> m_observedThrough;
    std::vector<dictionary::Institution> m_institutions;
    std::vector<Member> m_members;
    std::vector<Share> m_shares;
};

} // namespace core::agreements

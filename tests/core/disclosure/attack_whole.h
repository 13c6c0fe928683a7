// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An attacker who knows that people come whole and tries one table after the other. Shares no code
// with the gate. For small tables.
#pragma once

#include "tests/core/disclosure/attack.h"
#include "tests/core/disclosure/attack_program.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attack {

class WholeSearch
{
public:
    /// No count is above @p ceiling.
    WholeSearch(const View& view, const std::vector<Relation>& relations, const Floors& floors,
                std::int64_t ceiling);

    /// Is there a whole table in which the count is @p value? None when too many were tried.
    std::optional<bool> isPossible(const std::string& name, std::int64_t value);

private:
    using Ranges = std::vector<std::pair<std::int64_t, std::int64_t>>;
    struct Sum
    {
        std::vector<std::pair<std::size_t, std::int64_t>> terms;
        std::int64_t known = 0;
    };

    static bool narrow(const Sum& sum, Ranges& ranges, bool& isChanged);
    bool narrow(Ranges& ranges) const;
    std::optional<bool> search(Ranges ranges);

    std::map<std::string, std::size_t> m_unknowns;
    std::vector<Sum> m_sums;
    Ranges m_ranges;
    int m_tried = 0;
};

} // namespace attack

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From which day on a group's steps are fully observed: by the calendar of the times its start
// records can have, the same for every group with the same times.
#pragma once

#include "core/cohort/bound_query.h"
#include "core/cohort/raw_table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

/// A row's key: one 16-bit group per field, the first field in the highest bits in use, so that the
/// order of keys is the order of rows.
constexpr unsigned GroupBits = 16;
constexpr std::uint64_t withGroup(std::uint64_t key, std::uint16_t group)
{
    return key << GroupBits | group;
}
std::vector<std::string> keyTexts(const Plan& plan, std::uint64_t key);

class FairFrom
{
public:
    /// @p startTimes: by time code, the times a start record can have.
    FairFrom(const Plan& plan, const std::vector<std::uint8_t>& startTimes);

    void fill(RawRow& row, std::uint64_t key) const;
    void fillTotal(RawRow& row) const;

private:
    using Ends = std::vector<std::optional<Day>>; ///< by step
    std::uint64_t timeKey(std::uint64_t key) const;
    static void fillFrom(RawRow& row, const Ends& ends);

    const Plan& m_plan;
    std::map<std::uint64_t, Ends> m_ends; ///< by the groups of the start's time fields
    Ends m_total;
};

} // namespace core::cohort

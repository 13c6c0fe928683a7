// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exact counts: exists only inside core/. The only way out is disclosure::Gate.
#pragma once

#include "core/base/day.h"
#include "core/cohort/query.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

/// How many, and how many distinct people stand behind it (equal when the unit is students).
struct Tally
{
    std::int64_t count = 0;
    std::int64_t people = 0;

    Tally& operator+=(Tally other)
    {
        count += other.count;
        people += other.people;
        return *this;
    }
    bool operator==(const Tally&) const = default;
};

/// Of those counted `no` at an enrolment step: where they are found instead in the same window.
struct Elsewhere
{
    std::string segment;
    Tally tally;

    bool operator==(const Elsewhere&) const = default;
};

/// Outcome of a step for one start record. Hidden never arises in the executor: what is not shared
/// is not in the data file.
enum class Outcome : std::uint8_t
{
    Yes,
    No,
    NotYet,
    NotLocated,
    NotReached
};
constexpr std::size_t OutcomeCount = 5;

/// n = yes + no + notYet + notLocated + hidden + notReached, for every step of every row.
struct StepTally
{
    Tally base; ///< all but notReached
    Tally yes, no, notYet, notLocated, hidden, notReached;
    std::vector<Elsewhere> elsewhere; ///< parts of `no`, one entry per other segment; else empty
    /// Where the same is asked within a shorter limit: how many went from each outcome there to
    /// each outcome here, at [outcome there x OutcomeCount + outcome here]. Never printed.
    std::vector<Tally> fromShorter;
    std::optional<Day> fairFrom;

    bool operator==(const StepTally&) const = default;
};

struct RawRow
{
    std::vector<std::string> keys; ///< one value per group field; texts as in the value tables,
                                   ///< or "(missing)", "(not reached)"
    Tally n;
    std::vector<StepTally> steps;

    bool operator==(const RawRow&) const = default;
};

struct RawTable
{
    std::vector<std::string> by; ///< group fields as written; empty: one row without keys
    bool cross = false;
    Unit unit = Unit::Students;
    std::vector<std::string> stepLabels;
    /// By step: the one that asks the same within a shorter limit; empty when there is none at all.
    std::vector<std::optional<std::size_t>> shorterOf;
    std::vector<RawRow> rows; ///< dictionary order, then code; never by value
    RawRow total; ///< everybody once, no keys. People of total may be fewer than the rows' sum
};

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exact counts: exists only inside core/. The only way out is disclosure::Gate.
#pragma once

#include "core/base/day.h"
#include "core/cohort/query.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// Outcome of a step for one start record.
enum class Outcome : std::uint8_t
{
    Yes,
    No,
    NotYet,
    NotLocated,
    NotReached,
    Hidden ///< nobody in the step's segments shares records with this council
};
constexpr std::size_t OutcomeCount = 6;

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

/// How many rows have one value.
struct ValueCount
{
    std::int64_t value = 0;
    std::int64_t count = 0;

    bool operator==(const ValueCount&) const = default;
};

/// What a measure found in one row of the table. Of a number: measured + without = n, values in
/// millionths. Of a time to a step: measured are those whose clock runs (yes, no and not yet of the
/// step), values the days of those it came to, censored the days at which others left sight.
struct RawMeasure
{
    Tally measured;
    Tally without; ///< no record, or nothing known of it
    std::vector<ValueCount> values; ///< ascending, each once
    std::vector<ValueCount> censored; ///< ascending, each once; of a time only

    bool operator==(const RawMeasure&) const = default;
};

struct RawRow
{
    std::vector<std::string> keys; ///< one value per group field; texts as in the value tables,
                                   ///< or "(missing)", "(not reached)"
    Tally n;
    std::vector<StepTally> steps;
    std::optional<RawMeasure> measure; ///< in every row, or in none

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
    std::optional<Measure> measure; ///< what RawRow::measure holds
    std::optional<std::pair<std::string, std::string>> change; ///< keys of by[0], from and to
    std::optional<std::size_t> measureStep; ///< of a time: the step whose outcomes it follows
    std::vector<RawRow> rows; ///< dictionary order, then code; never by value
    RawRow total; ///< everybody once, no keys. People of total may be fewer than the rows' sum
};

} // namespace core::cohort

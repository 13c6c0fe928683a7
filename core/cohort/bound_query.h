// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question as codes and lookup tables: what the binder makes and the executor runs. No text is
// read while records are.
#pragma once

#include "core/cohort/bound_condition.h"
#include "core/cohort/plan.h"
#include "core/cohort/query.h"
#include "core/cohort/raw_table.h"
#include "core/cohort/timeline.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core::cohort {

/// The records an event may be picked from: shared by events that differ in window, attempt or
/// test.
struct RecordSet
{
    std::string kind;
    std::optional<std::size_t> kindIndex; ///< into Catalog::kinds; none: the data have no such kind
    /// Slices to read, in the order in which their records are preferred: a missing key comes last.
    std::vector<cache::Code> keys;
    std::size_t keyColumn = 0; ///< of the cluster key, the same in all records of a slice
    std::vector<std::uint8_t> institutions; ///< by code: stands in a wanted segment
    BoundCondition where;

    /// Whether a test looks at the cluster key alone, and so comes to the same in a whole slice.
    bool isOfKey(const BoundCondition::Node& test) const
    {
        return test.source == Source::Column && test.column == keyColumn;
    }
};

/// How records of one kind are ranked and told apart.
struct Ranking
{
    std::optional<std::size_t> column; ///< grade or score
    std::vector<std::int64_t> rank; ///< by code of that column; more is better
};

struct BoundEvent
{
    std::size_t records = 0; ///< into Plan::recordSets
    Attempt attempt = Attempt::Any;
    BoundCondition test;
    bool hasTest = false;
};

/// What a window allows, for one time of its anchor. All bounds are inclusive.
struct WindowBounds
{
    Day beginLow = 0, beginHigh = 0; ///< of the record's first day
    Day endLow = 0, endHigh = 0; ///< of its last day
    int yearLow = 0, yearHigh = 0; ///< of its academic year, if limited by years
};

/// As WindowBounds, where they depend on the calendar of the record.
struct TermBounds
{
    Day low = 0, high = 0;
};

struct BoundWindow
{
    static constexpr std::size_t Start = static_cast<std::size_t>(-1);

    bool anyTime = true;
    std::size_t anchor = Start; ///< or a step
    Window::Side side = Window::Side::After;
    std::optional<int> limit;
    TimeUnit unit = TimeUnit::Months;
    bool straight = false; ///< besides, in the next primary term
    std::vector<WindowBounds> bounds; ///< by anchor time
    std::vector<TermBounds> terms; ///< by anchor time x calendar; for limits in terms
    std::vector<TermBounds> next; ///< by anchor time x calendar; for straight

    bool hasEnd() const { return limit.has_value() || straight; }
};

struct History
{
    enum class Kind : std::uint8_t
    {
        Has,
        HasNo,
        Count,
        Sum
    };
    Kind kind = Kind::Has;
    BoundEvent event;
    BoundWindow window;
    int atLeast = 1;
    AmountField amount; ///< of Sum
    std::int64_t least = 0; ///< what the sum must reach, in millionths
};

/// Whether the window had ended, as far as a group of institutions was observed.
enum class Observed : std::uint8_t
{
    Complete,
    NotYet,
    CannotBeTold ///< the anchor's time is missing
};

struct BoundStep
{
    std::string label;
    BoundEvent event;
    BoundWindow window;
    std::vector<BoundEvent> without;
    std::optional<std::size_t> baseStep; ///< whose yes is the base; none: the cohort
    std::vector<std::uint8_t>
        segments; ///< bit masks, one per segment of the step that is in the data
    std::vector<std::uint8_t> segmentTiers; ///< beside each: the tiers it carries
    bool hasOtherSegments = false; ///< named ones of which the data hold nothing
    bool isHidden = false; ///< all of them: nobody there shares records with this council
    std::vector<std::uint32_t> throughOf; ///< by institution code: which row of observed
    std::vector<std::vector<Observed>> observed; ///< by row, by anchor time
    std::vector<Day> through; ///< by row: last observed day
    std::vector<EarlierEnd> earlierEnds;
    std::vector<std::vector<Day>> inSight; ///< by row, by anchor time: last observed in the window
    /// By time of the start: last day its window can have; none when it has no end.
    std::vector<std::optional<Day>> latestEnd;
    std::optional<std::size_t> shorter; ///< the step that asks the same within the next limit
    std::optional<std::size_t> elsewhereRecords; ///< enrolments in other segments
    std::vector<std::string> elsewhereSegments; ///< the other segments
    std::vector<std::uint8_t> elsewhereOf; ///< by institution code: 1 + index of the above, or 0
};

struct BoundGroup
{
    std::string name; ///< as written
    std::optional<std::size_t> step; ///< whose record; none: the start's (or a person's attribute)
    std::size_t kindRecords = 0; ///< record set the field is read from
    Source source = Source::Nothing;
    std::size_t column = 0;
    std::vector<std::uint16_t> groupOf; ///< by code; missing() for a missing value
    std::vector<std::string> texts; ///< by group, in order

    std::uint16_t missing() const { return static_cast<std::uint16_t>(texts.size()); }
    std::uint16_t notReached() const { return static_cast<std::uint16_t>(texts.size() + 1); }
};

struct Plan;

/// A number per row, in millionths or days.
struct BoundMeasure
{
    Measure asked;
    std::optional<std::size_t> step; ///< of a time, of growth, of a step's value
    AmountField value; ///< of a value, growth or sum
    AmountField start; ///< of growth
    std::optional<BoundEvent> event; ///< of a sum or a count
    BoundWindow window;
};

/// `in "question"`: who is counted in its cohort, or yes at one of its steps.
struct Membership
{
    std::shared_ptr<const Plan> plan;
    std::optional<std::size_t> step;
};

struct Plan
{
    explicit Plan(Timeline timeline)
        : time(std::move(timeline))
    {
    }

    Timeline time;
    Unit unit = Unit::Students;
    StepOrder order = StepOrder::Any;
    bool cross = false;
    std::optional<std::size_t> pairStep; ///< cross under enrolments: the step whose records pair up
    std::vector<RecordSet> recordSets;
    std::vector<Ranking> rankings; ///< by Catalog::kinds
    std::vector<std::uint32_t> institutionRank; ///< by code: order of the ids
    std::vector<int> institutionCalendar; ///< by code: calendar named like its segment, or none
    std::vector<std::uint8_t> institutionAnnual; ///< by code: K-12
    BoundEvent start;
    std::vector<History> histories;
    std::vector<Membership> memberships; ///< no two alike
    std::size_t questionCount = 1; ///< that are asked for it, itself among them
    BoundCondition where;
    std::vector<BoundStep> steps;
    std::vector<BoundGroup> by;
    std::optional<BoundMeasure> measure;
    std::optional<std::pair<std::string, std::string>> change; ///< two texts of the first group
    std::vector<cache::Code> institutions; ///< whose records are read
    std::string canonical; ///< the question's text
};

} // namespace core::cohort

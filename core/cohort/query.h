// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A cohort question as a value: what the text form, the sentence builder and a saved file all mean.
// Nothing in it is bound to a dictionary or to data. Meaning: resources/help/query-language.md.
#pragma once

#include "core/base/error.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

enum class Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Has,
    IsMissing,
    IsNotMissing
};
enum class Attempt
{
    Default,
    First,
    Last,
    Best,
    Any
};
enum class TimeUnit
{
    Months,
    Terms,
    Years
};
enum class StepOrder
{
    Any,
    This,
    Straight
};
enum class Unit
{
    Students,
    Enrolments, ///< every start record is a row
    Attempts ///< as enrolments, but those of one course in one term count once
};

struct Condition;
struct Query;

/// `within 36 months after start`; all parts may be absent.
struct Window
{
    enum class Side
    {
        Unsaid,
        After,
        From,
        Before
    };
    std::optional<int> limit;
    TimeUnit limitUnit = TimeUnit::Months;
    Side side = Side::Unsaid;
    std::string anchor; ///< "start", "previous" or a step's label; empty: the default of its place
    Position position;
};

/// `course at cc where … attempt first, level = below_transfer`.
struct EventPattern
{
    std::string kind;
    std::vector<std::string> segments; ///< empty: any
    std::shared_ptr<const Condition> where; ///< filters before picking; null: none
    Attempt attempt = Attempt::Default;
    std::shared_ptr<const Condition> test; ///< after the comma: on the picked record; null: none
    Position position;
};

/// A tree of conditions on a record, a person or their history.
struct Condition
{
    enum class Kind
    {
        And,
        Or,
        Not,
        Compare,
        HasEvent,
        HasNoEvent,
        CountEvent,
        SumEvent,
        Same, ///< `same institution`: as in the record that the window counts from
        InQuestion ///< `in "other question"`: the person is counted there
    };
    Kind kind = Kind::Compare;
    std::vector<std::shared_ptr<const Condition>> parts; ///< of And, Or, Not

    std::string field; ///< of Compare: an element's name, bare or "start.name"; of SumEvent, Same
    Comparison comparison = Comparison::Equal;
    /// One, or several for In and NotIn; names or codes. Of SumEvent: what it must reach.
    std::vector<std::string> values;

    EventPattern event; ///< of HasEvent, HasNoEvent, CountEvent, SumEvent
    Window window;
    int atLeast = 1; ///< of CountEvent
    std::string question; ///< of InQuestion: its name
    std::string step; ///< of InQuestion: whose yes is meant; empty: its cohort
    Position position;
};

struct Step
{
    std::string label;
    EventPattern event;
    Window window;
    std::vector<EventPattern> without; ///< exclusions between anchor and step
    /// Of a step written with several limits (`within 4, 5, 6 years`): its label as written. Such a
    /// step is one per limit, in a row, each with the same base and anchor; empty for others.
    std::string family;
    Position position;
};

/// A field to group by: `gender`, `start.academic_year`, `step("Took English there").level`.
struct GroupField
{
    std::string of; ///< "" = person, "start", or a step's label
    std::string field;
    std::vector<std::string> bands; ///< of a number: where one band ends and the next begins
    Position position;
};

/// `set "Gatekeeper math" subject in (170100, "Algebra I")`: a name for several values.
struct ValueSet
{
    std::string name;
    std::string field;
    std::vector<std::string> values;
    Position position;
};

/// `measure …`: a number per row of the answer, of which mean, quartiles or a curve are told.
struct Measure
{
    enum class Kind
    {
        TimeTo, ///< days from a step's anchor to its record
        Value, ///< a number of the start, of a step or of the person
        Growth, ///< a number of a step less the same of the start: the same students, later
        Sum, ///< over the records of an event
        Count ///< of the records of an event
    };
    Kind kind = Kind::Value;
    GroupField value; ///< of Value (as in `by`); of Growth and Sum its field
    std::string step; ///< of TimeTo and Growth: a step's label
    EventPattern event; ///< of Sum and Count
    Window window; ///< of Sum and Count, from the start
    Position position;
};

/// `change start.academic_year from 2006-07 to 2009-10`: different students, compared. Groups in
/// `by` are the mix.
struct Change
{
    GroupField field;
    std::string from;
    std::string to;
};

/// A question that others refer to by name: written inside, or (`use "name"`) still to be found.
struct NamedQuestion
{
    std::string name;
    std::shared_ptr<const Query> query; ///< null until expand() has found it
    Position position;
};

/// The first of the steps written as one with step @p index: itself unless it has several limits.
std::size_t firstOfFamily(const Query& query, std::size_t index);

struct Query
{
    std::string title;
    std::vector<NamedQuestion> questions;
    std::vector<ValueSet> sets;
    EventPattern start;
    std::shared_ptr<const Condition> where; ///< null: everybody who started
    StepOrder order = StepOrder::Any;
    std::vector<Step> steps;
    std::vector<GroupField> by;
    bool cross = false; ///< `cross A by B`: by holds exactly A and B
    std::optional<Change> change;
    std::optional<Measure> measure;
    Unit unit = Unit::Students;
};

} // namespace core::cohort

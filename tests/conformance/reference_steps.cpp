// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_steps.h"

#include <algorithm>

namespace conformance {

using core::Day;
using core::cohort::StepOrder;
using core::cohort::Unit;
using Side = core::cohort::Window::Side;

PlainWindow StepRules::windowOf(std::size_t step) const
{
    PlainWindow window = plain(m_query.steps[step].window);
    window.straight = m_query.order == StepOrder::Straight;
    return window;
}

/// The step whose record is the anchor; -1 is the start.
int StepRules::anchorOf(std::size_t step) const
{
    const std::string& name = m_query.steps[step].window.anchor;
    const int before = writtenBefore(step);
    if (name == "start")
        return -1;
    if (name == "previous")
        return before;
    if (name.empty())
        return m_query.order == StepOrder::Any ? -1 : before;
    for (std::size_t i = 0; i < step; ++i)
        if (m_query.steps[i].label == name)
            return static_cast<int>(i);
    return -1;
}

int StepRules::baseOf(std::size_t step) const
{
    return m_query.order == StepOrder::Any ? anchorOf(step) : writtenBefore(step);
}

int StepRules::writtenBefore(std::size_t step) const
{
    int before = static_cast<int>(step) - 1;
    const std::string& family = m_query.steps[step].family;
    while (before >= 0 && !family.empty()
           && m_query.steps[static_cast<std::size_t>(before)].family == family)
        --before;
    return before;
}

/// Institutions of the step: in its segments, and not excluded by its where.
std::vector<int> StepRules::scopeOf(const EventPattern& event) const
{
    std::vector<int> scope;
    for (std::size_t i = 0; i < m_data.institutions.size(); ++i) {
        const std::string& segment = m_data.institutions[i].segment;
        if (!event.segments.empty() && !holds(event.segments, segment))
            continue;
        PlainRecord only;
        only.kind = event.kind;
        only.institution = static_cast<int>(i);
        const Maybe fits = event.where ? placeHolds(*event.where, only) : Maybe(true);
        if (!fits || *fits)
            scope.push_back(static_cast<int>(i));
    }
    return scope;
}

/// The condition as far as the institution decides it.
Maybe StepRules::placeHolds(const Condition& condition, const PlainRecord& record) const
{
    if (condition.kind == Condition::Kind::Compare) {
        const std::vector<std::string> ofPlace
            = {"institution", "county", "district", "region", "segment"};
        const bool isStored = condition.field == "segment"
            && (record.kind == "enrolled" || record.kind == "standing");
        if (!holds(ofPlace, condition.field) || isStored)
            return std::nullopt;
        return m_records.compared(condition, valueOf({&m_data, nullptr, &record}, condition.field));
    }
    if (condition.kind == Condition::Kind::Same) // another anchor, another place
        return std::nullopt;
    if (condition.kind == Condition::Kind::Not)
        return notOf(placeHolds(*condition.parts[0], record));
    const bool isAnd = condition.kind == Condition::Kind::And;
    Maybe result = isAnd;
    for (const auto& part : condition.parts)
        result = isAnd ? allOf(result, placeHolds(*part, record))
                       : anyOf(result, placeHolds(*part, record));
    return result;
}

std::optional<Day> StepRules::observedAt(const EventPattern& event, int institution) const
{
    std::optional<Day> day;
    for (const PlainObservation& one : m_data.observed) {
        if (one.kind == event.kind && one.institution == institution)
            day = std::max(day.value_or(one.through), one.through);
    }
    return day;
}

/// Rule 11, for one anchor; -2: the latest of the scope.
std::optional<Day> StepRules::observedThrough(const EventPattern& event,
                                              int anchorInstitution) const
{
    const std::vector<int> scope = scopeOf(event);
    if (holds(scope, anchorInstitution)) {
        if (const auto own = observedAt(event, anchorInstitution))
            return own;
    }
    std::optional<Day> latest;
    for (const int institution : scope) {
        if (const auto day = observedAt(event, institution))
            latest = std::max(latest.value_or(*day), *day);
    }
    return latest;
}

std::vector<std::string> StepRules::segmentsOf(const EventPattern& event) const
{
    if (!event.segments.empty())
        return event.segments;
    std::vector<std::string> seen;
    for (const int institution : scopeOf(event)) {
        const std::string& segment
            = m_data.institutions[static_cast<std::size_t>(institution)].segment;
        if (observedAt(event, institution) && !holds(seen, segment))
            seen.push_back(segment);
    }
    return seen;
}

bool StepRules::isInTheData(const std::string& segment) const
{
    return std::any_of(m_data.institutions.begin(), m_data.institutions.end(),
                       [&segment](const auto& one) { return one.segment == segment; });
}

bool StepRules::isHidden(const EventPattern& event) const
{
    return !event.segments.empty()
        && std::none_of(event.segments.begin(), event.segments.end(),
                        [this](const std::string& segment) { return isInTheData(segment); });
}

bool StepRules::isLocated(const PlainPerson& person, const std::string& segment) const
{
    if (!isInTheData(segment))
        return false;
    for (const PlainRecord& record : person.records)
        if (segmentOf(m_data, record) == segment)
            return true;
    for (const std::string& tier : tiersOf(segment))
        if (person.keys.contains(tier))
            return true;
    return false;
}

StepAnswer StepRules::stepAnswer(std::size_t index, const Row& row, const PlainRecord* forced) const
{
    const int base = baseOf(index);
    const int anchorStep = anchorOf(index);
    for (const int needed : {base, anchorStep}) {
        if (needed >= 0 && row.steps[static_cast<std::size_t>(needed)].answer != Answer::Yes)
            return {};
    }
    const PlainRecord& anchor
        = anchorStep < 0 ? *row.start : *row.steps[static_cast<std::size_t>(anchorStep)].record;
    StepAnswer answer = answerFrom(anchor, index, row, forced);
    answer.anchor = &anchor;
    return answer;
}

StepAnswer StepRules::answerFrom(const PlainRecord& anchor, std::size_t index, const Row& row,
                                 const PlainRecord* forced) const
{
    const auto& step = m_query.steps[index];
    StepAnswer made;
    if (isHidden(step.event)) {
        made.answer = Answer::Hidden;
        return made;
    }
    made.answer = Answer::NotLocated;
    const std::vector<std::string> in = segmentsOf(step.event);
    const auto located = std::count_if(in.begin(), in.end(), [&](const std::string& segment) {
        return isLocated(*row.person, segment);
    });
    if (located == 0)
        return made;
    const PlainWindow window = windowOf(index);
    Pick picked = m_records.pick(step.event, Attempt::Any, window, *row.person, &anchor);
    if (forced)
        picked = {true, true, forced};
    if (isTrue(picked.truth))
        picked.truth = notOf(excluded(step, *row.person, anchor, *picked.record));
    if (isTrue(picked.truth))
        made.event = picked.record;
    made.through = observedThrough(step.event, anchor.institution);
    if (window.limit || window.straight) {
        made.windowEnd
            = lastDay(window, anchor.time, calendarsFor(window, made.through, in, m_data),
                      holds(in, std::string("k12")));
        if (!made.windowEnd)
            return made;
        if (!made.through || *made.windowEnd > *made.through) {
            made.answer = Answer::NotYet;
            return made;
        }
    }
    made.record = picked.record;
    if (made.event)
        made.answer = Answer::Yes;
    else if (!picked.truth || located < static_cast<std::ptrdiff_t>(in.size()))
        made.answer = Answer::NotLocated;
    else if (step.event.test && !isTrue(picked.tested))
        made.answer = picked.tested ? Answer::NotReached : Answer::NotLocated;
    else
        made.answer = Answer::No;
    if (made.answer == Answer::No)
        made.elsewhere = elsewhere(index, row, anchor);
    return made;
}

Maybe StepRules::excluded(const core::cohort::Step& step, const PlainPerson& person,
                          const PlainRecord& anchor, const PlainRecord& record) const
{
    const bool before = step.window.side == Side::Before;
    const PlainRecord& early = before ? record : anchor;
    const PlainRecord& late = before ? anchor : record;
    Maybe any = false;
    for (const EventPattern& event : step.without) {
        for (const PlainRecord& other : person.records) {
            Maybe between;
            if (other.time)
                between = other.time->begin > early.time->end && other.time->end < late.time->begin;
            any = anyOf(any,
                        allOf(between,
                              allOf(m_records.fitsEvent(event, person, other, &anchor),
                                    m_records.testHolds(event, person, other, &anchor))));
        }
    }
    return any;
}

std::vector<std::string> StepRules::otherSegments(std::size_t index) const
{
    const EventPattern& event = m_query.steps[index].event;
    std::vector<std::string> others;
    if (event.kind != "enrolled" || event.segments.empty())
        return others;
    for (const std::string& segment : segments())
        if (!holds(event.segments, segment) && !holds(m_query.start.segments, segment))
            others.push_back(segment);
    return others;
}

std::string StepRules::elsewhere(std::size_t index, const Row& row, const PlainRecord& anchor) const
{
    const PlainRecord* first = nullptr;
    const std::vector<std::string> others = otherSegments(index);
    for (const PlainRecord& record : row.person->records) {
        const std::string segment = segmentOf(m_data, record);
        if (record.kind == "enrolled" && holds(others, segment)
            && segment != segmentOf(m_data, *row.start)
            && isTrue(isIn(windowOf(index), m_data, anchor.time, record))
            && (!first || m_records.comesFirst(record, *first)))
            first = &record;
    }
    return first ? segmentOf(m_data, *first) : std::string();
}

/// What became of one start record: one row, or one per pair (rule 14).
std::vector<Row> StepRules::rowsOf(const PlainPerson& person, const PlainRecord& start) const
{
    Row row {&person, &start, {}};
    evaluate(row, -1, nullptr);
    const int pairStep = pairedStep();
    std::vector<const PlainRecord*> pairs;
    if (pairStep >= 0 && row.steps[static_cast<std::size_t>(pairStep)].answer == Answer::Yes) {
        const auto index = static_cast<std::size_t>(pairStep);
        const EventPattern& event = m_query.steps[index].event;
        const int anchorStep = anchorOf(index);
        const PlainRecord& anchor
            = anchorStep < 0 ? *row.start : *row.steps[static_cast<std::size_t>(anchorStep)].record;
        pairs = m_records.passing(event, windowOf(index), *row.person, &anchor);
    }
    if (pairs.size() < 2) {
        return {row};
    }
    std::vector<Row> rows;
    for (const PlainRecord* record : pairs) {
        evaluate(row, pairStep, record);
        rows.push_back(row);
    }
    return rows;
}

void StepRules::evaluate(Row& row, int pairStep, const PlainRecord* forced) const
{
    row.steps.assign(m_query.steps.size(), {});
    for (std::size_t i = 0; i < m_query.steps.size(); ++i)
        row.steps[i] = stepAnswer(i, row, static_cast<int>(i) == pairStep ? forced : nullptr);
}

/// Rule 14: under `unit enrolments` a cross pairs each start with each record of this step.
int StepRules::pairedStep() const
{
    int paired = -1;
    for (const auto& group : m_query.by) {
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            const Attempt attempt = m_query.steps[i].event.attempt;
            if (m_query.cross && m_query.unit != Unit::Students
                && group.of == m_query.steps[i].label
                && (attempt == Attempt::Default || attempt == Attempt::Any))
                paired = static_cast<int>(i);
        }
    }
    return paired;
}

/// Rule 13: the last day the step's window can have for a start at @p time.
std::optional<Day> StepRules::latestEnd(std::size_t index, const TimeSpan& time) const
{
    const EventPattern& event = m_query.steps[index].event;
    const std::vector<std::string> in = segmentsOf(event);
    const PlainWindow window = windowOf(index);
    std::optional<TimeSpan> anchor = time;
    if (anchorOf(index) >= 0) {
        const auto before = latestEnd(static_cast<std::size_t>(anchorOf(index)), time);
        if (!before)
            return std::nullopt;
        anchor = timeNamed(core::toIso(*before));
    }
    const auto calendars = calendarsFor(window, observedThrough(event, -2), in, m_data);
    auto last = lastDay(window, anchor, calendars, holds(in, std::string("k12")));
    if (last && baseOf(index) >= 0) {
        const auto base = latestEnd(static_cast<std::size_t>(baseOf(index)), time);
        last = std::max(*last, base.value_or(*last));
    }
    return last;
}

} // namespace conformance

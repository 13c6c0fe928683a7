// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_records.h"

#include "tests/conformance/test_words.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace conformance {

using core::cohort::Unit;
using Side = core::cohort::Window::Side;

namespace {

bool sameWord(const std::string& a, const std::string& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

Maybe RecordRules::compared(const Condition& condition, const std::string& value) const
{
    using core::cohort::Comparison;
    const bool isEquality = condition.comparison == Comparison::Equal
        || condition.comparison == Comparison::NotEqual || condition.comparison == Comparison::In
        || condition.comparison == Comparison::NotIn;
    Condition apart = condition;
    // Later sets may hold earlier ones, so the last one is opened first.
    for (auto set = m_query.sets.rbegin(); set != m_query.sets.rend() && isEquality; ++set) {
        std::vector<std::string> values;
        for (const std::string& one : apart.values) {
            const bool isSet = sameWord(set->name, one)
                && (condition.field == set->field || condition.field == "start." + set->field);
            if (isSet)
                values.insert(values.end(), set->values.begin(), set->values.end());
            else
                values.push_back(one);
        }
        apart.values = values;
    }
    return compares(apart, value, m_data);
}

Maybe RecordRules::recordHolds(const Condition& condition, const Subject& subject) const
{
    switch (condition.kind) {
    case Condition::Kind::And: {
        Maybe all = true;
        for (const auto& part : condition.parts)
            all = allOf(all, recordHolds(*part, subject));
        return all;
    }
    case Condition::Kind::Or: {
        Maybe any = false;
        for (const auto& part : condition.parts)
            any = anyOf(any, recordHolds(*part, subject));
        return any;
    }
    case Condition::Kind::Not:
        return notOf(recordHolds(*condition.parts[0], subject));
    default:
        return compared(condition, valueOf(subject, condition.field));
    }
}

Maybe RecordRules::whereHolds(const Condition& condition, const PlainPerson& person,
                              const PlainRecord& start) const
{
    switch (condition.kind) {
    case Condition::Kind::And: {
        Maybe all = true;
        for (const auto& part : condition.parts)
            all = allOf(all, whereHolds(*part, person, start));
        return all;
    }
    case Condition::Kind::Or: {
        Maybe any = false;
        for (const auto& part : condition.parts)
            any = anyOf(any, whereHolds(*part, person, start));
        return any;
    }
    case Condition::Kind::Not:
        return notOf(whereHolds(*condition.parts[0], person, start));
    case Condition::Kind::Compare: {
        const bool ofStart = condition.field.starts_with("start.");
        const std::string field = ofStart ? condition.field.substr(6) : condition.field;
        return compared(condition, valueOf({&m_data, &person, &start}, field));
    }
    default:
        return history(condition, person, start);
    }
}

Maybe RecordRules::history(const Condition& condition, const PlainPerson& person,
                           const PlainRecord& start) const
{
    PlainWindow window = plain(condition.window);
    window.anyTime = !condition.window.limit && condition.window.side == Side::Unsaid;
    if (condition.kind == Condition::Kind::CountEvent) {
        int certain = 0;
        int possible = 0;
        for (const PlainRecord& record : person.records) {
            const Maybe fits = allOf(fitsEvent(condition.event, person, record),
                                     allOf(isIn(window, m_data, start.time, record),
                                           testHolds(condition.event, person, record)));
            certain += isTrue(fits) ? 1 : 0;
            possible += !fits ? 1 : 0;
        }
        if (certain >= condition.atLeast)
            return true;
        return certain + possible >= condition.atLeast ? std::nullopt : Maybe(false);
    }
    if (condition.kind == Condition::Kind::SumEvent)
        return sumReaches(condition, window, person, start);
    const Maybe has = pick(condition.event, Attempt::Any, window, person, start.time).truth;
    return condition.kind == Condition::Kind::HasEvent ? has : notOf(has);
}

/// Rule 8: known amounts only. Uncertain records may add theirs or not.
Maybe RecordRules::sumReaches(const Condition& condition, const PlainWindow& window,
                              const PlainPerson& person, const PlainRecord& start) const
{
    double certain = 0;
    double possible = 0;
    for (const PlainRecord& record : person.records) {
        const Maybe fits = allOf(fitsEvent(condition.event, person, record),
                                 allOf(isIn(window, m_data, start.time, record),
                                       testHolds(condition.event, person, record)));
        const std::string text = valueOf({&m_data, &person, &record}, condition.field);
        if (text.empty() || text == "8888" || text == "9999")
            continue;
        const double amount = std::atof(text.c_str());
        certain += isTrue(fits) ? amount : 0;
        possible += !fits ? amount : 0;
    }
    const double least = std::atof(condition.values[0].c_str());
    if (certain >= least)
        return true;
    return certain + possible >= least ? std::nullopt : Maybe(false);
}

Maybe RecordRules::fitsEvent(const EventPattern& event, const PlainPerson& person,
                             const PlainRecord& record) const
{
    const bool inSegment
        = event.segments.empty() || holds(event.segments, segmentOf(m_data, record));
    if (record.kind != event.kind || !inSegment)
        return false;
    return event.where ? recordHolds(*event.where, {&m_data, &person, &record}) : Maybe(true);
}

Maybe RecordRules::testHolds(const EventPattern& event, const PlainPerson& person,
                             const PlainRecord& record) const
{
    return event.test ? recordHolds(*event.test, {&m_data, &person, &record}) : Maybe(true);
}

/// The order of first and its ties; what comes first in it is picked.
bool RecordRules::comesFirst(const PlainRecord& a, const PlainRecord& b)
{
    if (a.time.has_value() != b.time.has_value())
        return a.time.has_value();
    if (a.time && (a.time->begin != b.time->begin))
        return a.time->begin < b.time->begin;
    if (a.time && (a.time->end != b.time->end))
        return a.time->end < b.time->end;
    return winsTie(a, b);
}

bool RecordRules::winsTie(const PlainRecord& a, const PlainRecord& b)
{
    if (rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const auto id = [](const PlainRecord& record) {
        return record.institution < 0
            ? std::string()
            : institutions()[static_cast<std::size_t>(record.institution)].id;
    };
    if (id(a) != id(b))
        return id(a) < id(b);
    for (const auto& kind : testWords().kinds) {
        for (const std::string& element : kind.elements) {
            if (kind.id != a.kind)
                continue;
            const auto order = [&element](const PlainRecord& record) {
                const auto found = record.values.find(element);
                return found == record.values.end() ? std::pair(-1e9, std::string())
                                                    : groupOrder(element, found->second, {});
            };
            if (order(a) != order(b))
                return order(a) < order(b);
        }
    }
    return a.time && b.time && a.time->calendar < b.time->calendar;
}

bool RecordRules::isPreferred(Attempt attempt, const PlainRecord& a, const PlainRecord& b)
{
    if (attempt == Attempt::Best && rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const bool sameTime = a.time.has_value() == b.time.has_value()
        && (!a.time || (a.time->begin == b.time->begin && a.time->end == b.time->end));
    if (attempt == Attempt::Last && a.time && b.time && !sameTime)
        return comesFirst(b, a);
    return comesFirst(a, b);
}

Pick RecordRules::pick(const EventPattern& event, Attempt byDefault, const PlainWindow& window,
                       const PlainPerson& person, const std::optional<TimeSpan>& anchor) const
{
    const Attempt attempt = event.attempt == Attempt::Default ? byDefault : event.attempt;
    Pick picked;
    const PlainRecord* passing = nullptr;
    for (const PlainRecord& record : person.records) {
        const Maybe fits
            = allOf(fitsEvent(event, person, record), isIn(window, m_data, anchor, record));
        if (fits && !*fits)
            continue;
        picked.tested = anyOf(picked.tested, fits);
        const Maybe passes = allOf(fits, testHolds(event, person, record));
        picked.truth = anyOf(picked.truth, passes);
        if (isTrue(fits) && (!picked.record || isPreferred(attempt, record, *picked.record)))
            picked.record = &record;
        if (isTrue(passes) && (!passing || isPreferred(attempt, record, *passing)))
            passing = &record;
    }
    if (attempt == Attempt::Any) {
        picked.record = passing ? passing : picked.record;
        return picked;
    }
    picked.truth = picked.record ? testHolds(event, person, *picked.record) : picked.tested;
    return picked;
}

std::vector<const PlainRecord*> RecordRules::startsOf(const PlainPerson& person) const
{
    const Attempt byDefault = m_query.unit == Unit::Students ? Attempt::First : Attempt::Any;
    const Attempt attempt
        = m_query.start.attempt == Attempt::Default ? byDefault : m_query.start.attempt;
    std::vector<const PlainRecord*> starts;
    if (attempt == Attempt::Any) {
        for (const PlainRecord& record : person.records) {
            if (isTrue(allOf(fitsEvent(m_query.start, person, record),
                             testHolds(m_query.start, person, record))))
                starts.push_back(&record);
        }
        return starts;
    }
    PlainWindow anyTime;
    anyTime.anyTime = true;
    const Pick picked = pick(m_query.start, byDefault, anyTime, person, {});
    if (picked.record && isTrue(picked.truth))
        starts.push_back(picked.record);
    return starts;
}

} // namespace conformance

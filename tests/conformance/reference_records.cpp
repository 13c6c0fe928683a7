// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_records.h"

#include "tests/conformance/reference_membership.h"
#include "tests/conformance/test_words.h"

#include <algorithm>
#include <cstdlib>

namespace conformance {

using core::cohort::Unit;

Maybe RecordRules::compared(const Condition& condition, const std::string& value) const
{
    using core::cohort::Comparison;
    const bool isEquality = condition.comparison == Comparison::Equal
        || condition.comparison == Comparison::NotEqual || condition.comparison == Comparison::In
        || condition.comparison == Comparison::NotIn;
    Condition apart = condition;
    if (isEquality)
        apart.values.clear();
    for (const std::string& one : condition.values) {
        const auto set
            = std::find_if(m_question.sets.begin(), m_question.sets.end(), [&](const auto& known) {
                  return sameWord(known.name, one)
                      && (condition.field == known.field
                          || condition.field == "start." + known.field);
              });
        if (isEquality && set != m_question.sets.end())
            apart.values.insert(apart.values.end(), set->values.begin(), set->values.end());
        else if (isEquality)
            apart.values.push_back(one);
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
    case Condition::Kind::Same:
        return saysTheSame(
            condition.field, valueOf(subject, condition.field),
            valueOf({subject.data, subject.person, subject.anchor}, condition.field));
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
    case Condition::Kind::InQuestion:
        return isCounted(*m_question.questions.at(condition.question), condition.step, m_data,
                         person);
    default:
        return history(condition, person, start);
    }
}

Maybe RecordRules::history(const Condition& condition, const PlainPerson& person,
                           const PlainRecord& start) const
{
    const PlainWindow window = historyWindow(condition.window);
    if (condition.kind == Condition::Kind::CountEvent) {
        int certain = 0;
        int possible = 0;
        for (const PlainRecord& record : person.records) {
            const Maybe fits = passes(condition.event, window, person, record, &start);
            certain += isTrue(fits) ? 1 : 0;
            possible += !fits ? 1 : 0;
        }
        if (certain >= condition.atLeast)
            return true;
        return certain + possible >= condition.atLeast ? std::nullopt : Maybe(false);
    }
    if (condition.kind == Condition::Kind::SumEvent)
        return sumReaches(condition, window, person, start);
    const Maybe has = pick(condition.event, Attempt::Any, window, person, &start).truth;
    return condition.kind == Condition::Kind::HasEvent ? has : notOf(has);
}

/// Rule 8: known amounts only. Uncertain records may add theirs or not.
Maybe RecordRules::sumReaches(const Condition& condition, const PlainWindow& window,
                              const PlainPerson& person, const PlainRecord& start) const
{
    double lowest = 0;
    double highest = 0;
    for (const PlainRecord& record : person.records) {
        const Maybe fits = passes(condition.event, window, person, record, &start);
        const std::string text = valueOf({&m_data, &person, &record}, condition.field);
        if (text.empty() || text == "8888" || text == "9999" || (fits && !*fits))
            continue;
        const double amount = std::atof(text.c_str());
        lowest += fits || amount < 0 ? amount : 0;
        highest += fits || amount > 0 ? amount : 0;
    }
    const double least = std::atof(condition.values[0].c_str());
    if (lowest >= least)
        return true;
    return highest >= least ? std::nullopt : Maybe(false);
}

Maybe RecordRules::fitsEvent(const EventPattern& event, const PlainPerson& person,
                             const PlainRecord& record, const PlainRecord* anchor) const
{
    const bool inSegment
        = event.segments.empty() || holds(event.segments, segmentOf(m_data, record));
    if (record.kind != event.kind || !inSegment)
        return false;
    return event.where ? recordHolds(*event.where, {&m_data, &person, &record, anchor})
                       : Maybe(true);
}

Maybe RecordRules::testHolds(const EventPattern& event, const PlainPerson& person,
                             const PlainRecord& record, const PlainRecord* anchor) const
{
    return event.test ? recordHolds(*event.test, {&m_data, &person, &record, anchor}) : Maybe(true);
}

Maybe RecordRules::passes(const EventPattern& event, const PlainWindow& window,
                          const PlainPerson& person, const PlainRecord& record,
                          const PlainRecord* anchor) const
{
    const Maybe fits = fitsEvent(event, person, record, anchor);
    if (fits && !*fits)
        return false;
    const auto from = anchor ? anchor->time : std::nullopt;
    return allOf(
        fits, allOf(isIn(window, m_data, from, record), testHolds(event, person, record, anchor)));
}

std::vector<const PlainRecord*> RecordRules::passing(const EventPattern& event,
                                                     const PlainWindow& window,
                                                     const PlainPerson& person,
                                                     const PlainRecord* anchor) const
{
    std::vector<const PlainRecord*> found;
    for (const PlainRecord& record : person.records)
        if (isTrue(passes(event, window, person, record, anchor)))
            found.push_back(&record);
    return found;
}

/// The order of first and its ties; what comes first in it is picked.
bool RecordRules::comesFirst(const PlainRecord& a, const PlainRecord& b) const
{
    if (a.time.has_value() != b.time.has_value())
        return a.time.has_value();
    if (a.time && (a.time->begin != b.time->begin))
        return a.time->begin < b.time->begin;
    if (a.time && (a.time->end != b.time->end))
        return a.time->end < b.time->end;
    return winsTie(a, b);
}

/// Higher grade, lower institution, lower course, the calendar listed first, then the other
/// elements in dictionary order; what is missing comes last.
bool RecordRules::winsTie(const PlainRecord& a, const PlainRecord& b) const
{
    if (rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    const auto place = [this](const PlainRecord& record) {
        const bool isMissing = record.institution < 0;
        return std::pair(
            isMissing,
            isMissing ? std::string()
                      : m_data.institutions[static_cast<std::size_t>(record.institution)].id);
    };
    if (place(a) != place(b))
        return place(a) < place(b);
    const auto isLess = [&](const std::string& element) -> Maybe {
        const auto order = [&element](const PlainRecord& record) {
            const auto found = record.values.find(element);
            return found == record.values.end() ? std::pair(1e12, std::string())
                                                : groupOrder(element, found->second, {});
        };
        return order(a) == order(b) ? std::nullopt : Maybe(order(a) < order(b));
    };
    const auto* kind = testWords().kind(a.kind);
    if (const Maybe byKey = isLess(kind->keyElement))
        return *byKey;
    if (a.time && b.time && a.time->calendar != b.time->calendar)
        return a.time->calendar < b.time->calendar;
    for (const std::string& element : kind->elements)
        if (const Maybe byElement = isLess(element))
            return *byElement;
    return false;
}

bool RecordRules::isPreferred(Attempt attempt, const PlainRecord& a, const PlainRecord& b) const
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
                       const PlainPerson& person, const PlainRecord* anchor) const
{
    const Attempt attempt = event.attempt == Attempt::Default ? byDefault : event.attempt;
    Pick picked;
    const PlainRecord* passing = nullptr;
    for (const PlainRecord& record : person.records) {
        const Maybe fits
            = allOf(fitsEvent(event, person, record, anchor),
                    isIn(window, m_data, anchor ? anchor->time : std::nullopt, record));
        if (fits && !*fits)
            continue;
        picked.tested = anyOf(picked.tested, fits);
        const Maybe passes = allOf(fits, testHolds(event, person, record, anchor));
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
    picked.truth = picked.record ? testHolds(event, person, *picked.record, anchor) : picked.tested;
    return picked;
}

std::vector<const PlainRecord*> RecordRules::startsOf(const PlainPerson& person) const
{
    const EventPattern& start = m_query.start;
    const Attempt byDefault = m_query.unit == Unit::Students ? Attempt::First : Attempt::Any;
    const Attempt attempt = start.attempt == Attempt::Default ? byDefault : start.attempt;
    PlainWindow anyTime;
    anyTime.anyTime = true;
    if (attempt != Attempt::Any) {
        const Pick picked = pick(start, byDefault, anyTime, person, nullptr);
        if (picked.record && isTrue(picked.truth))
            return {picked.record};
        return {};
    }
    const std::vector<const PlainRecord*> all = passing(start, anyTime, person, nullptr);
    if (m_query.unit != Unit::Attempts)
        return all;
    std::vector<const PlainRecord*> attempts;
    for (const PlainRecord* record : all) {
        if (std::none_of(all.begin(), all.end(), [&](const PlainRecord* other) {
                return isSameAttempt(*record, *other)
                    && (comesFirst(*other, *record)
                        || (!comesFirst(*record, *other) && other < record));
            }))
            attempts.push_back(record);
    }
    return attempts;
}

/// One course in one term, as far as both are known.
bool RecordRules::isSameAttempt(const PlainRecord& a, const PlainRecord& b)
{
    const std::string& key = testWords().kind(a.kind)->keyElement;
    return a.time && b.time && a.time->begin == b.time->begin && a.time->end == b.time->end
        && a.values.contains(key) && b.values.contains(key) && a.values.at(key) == b.values.at(key);
}

} // namespace conformance

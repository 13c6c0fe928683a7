// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/say_event.h"

#include "core/cohort/print_condition.h"

#include <algorithm>

namespace core::cohort {

EventSpeaker::EventSpeaker(const Query& query, const Vocabulary& words, std::string_view language)
    : m_query(query)
    , m_names(words, language)
    , m_join(sentenceWords(language))
{
}

std::string EventSpeaker::event(const EventPattern& pattern, const Place& place) const
{
    std::string out = place.lead + (place.lead.empty() ? "" : " ")
        + m_names.records(pattern.kind, place.isPlural);
    if (!pattern.segments.empty())
        out += " " + m_join.at + " " + m_names.segments(pattern.segments);
    if (pattern.where)
        out += " " + m_join.where + " " + condition(*pattern.where, place.anchor);
    if (!place.when.empty())
        out += (pattern.where ? ", " : " ") + place.when;
    if (pattern.test)
        out += ", " + m_join.onThatRecord + " " + condition(*pattern.test, place.anchor);
    return out;
}

const std::string& EventSpeaker::unitOf(TimeUnit unit, bool isOne) const
{
    if (unit == TimeUnit::Months)
        return isOne ? m_join.month : m_join.months;
    if (unit == TimeUnit::Terms)
        return isOne ? m_join.term : m_join.terms;
    return isOne ? m_join.year : m_join.years;
}

std::string EventSpeaker::window(const Window& one, const std::string& anchor,
                                 std::vector<std::string> limits) const
{
    if (limits.empty() && one.limit)
        limits = {std::to_string(*one.limit)};
    std::string out;
    if (one.limit) {
        out = m_join.within + " " + listed(limits, m_join.andWord) + " "
            + unitOf(one.limitUnit, *one.limit == 1) + " ";
    }
    using Side = Window::Side;
    const std::string& side = one.side == Side::From ? m_join.from
        : one.side == Side::Before                   ? m_join.before
                                                     : m_join.after;
    out += side + " " + anchor;
    if (limits.size() > 1)
        return out + ", " + m_join.eachByItself;
    const bool isOpen = !one.limit && m_query.order != StepOrder::Straight;
    return isOpen ? out + ", " + m_join.soFar : out;
}

std::string EventSpeaker::condition(const Condition& one, const std::string& anchor) const
{
    using Kind = Condition::Kind;
    switch (one.kind) {
    case Kind::Compare:
        return compare(one);
    case Kind::Not:
        return negated(*one.parts.front(), anchor);
    case Kind::HasEvent:
    case Kind::HasNoEvent:
    case Kind::CountEvent:
    case Kind::SumEvent:
        return history(one);
    case Kind::Same:
        return same(one, anchor, false);
    case Kind::InQuestion:
        return membership(one, false);
    case Kind::And:
    case Kind::Or:
        break;
    }
    if (isRange(one))
        return m_names.field(one.parts[0]->field) + " " + m_join.between + " "
            + m_names.value(one.parts[0]->field, one.parts[0]->values.front()) + " " + m_join.to
            + " " + m_names.value(one.parts[1]->field, one.parts[1]->values.front());
    return parts(one, anchor);
}

/// Joined by and, or or; what holds an and, an or or a `where` of its own in parentheses.
std::string EventSpeaker::parts(const Condition& one, const std::string& anchor) const
{
    std::vector<std::string> all;
    for (const auto& part : one.parts) {
        const bool isTree
            = (part->kind == Condition::Kind::And || part->kind == Condition::Kind::Or)
            && !isRange(*part);
        const bool isNested = isTree || part->event.where || part->event.test;
        const std::string text = condition(*part, anchor);
        all.push_back(isNested ? "(" + text + ")" : text);
    }
    return listed(all, one.kind == Condition::Kind::And ? m_join.andWord : m_join.orWord);
}

std::string EventSpeaker::negated(const Condition& one, const std::string& anchor) const
{
    if (one.kind == Condition::Kind::Same)
        return same(one, anchor, true);
    if (one.kind == Condition::Kind::InQuestion)
        return membership(one, true);
    return m_join.notWord + " (" + condition(one, anchor) + ")";
}

std::string EventSpeaker::same(const Condition& one, const std::string& anchor, bool isNot) const
{
    if (one.field == "institution")
        return (isNot ? m_join.notSamePlaceAs : m_join.samePlaceAs) + " " + anchor;
    return filled(isNot ? m_join.notSame : m_join.same, m_names.field(one.field)) + " " + anchor;
}

std::string EventSpeaker::membership(const Condition& one, bool isNot) const
{
    if (one.step.empty())
        return (isNot ? m_join.notCountedIn : m_join.countedIn) + " " + inQuotes(one.question);
    return (isNot ? m_join.notCountedYesAt : m_join.countedYesAt) + " " + inQuotes(one.step) + " "
        + m_join.of + " " + inQuotes(one.question);
}

/// Histories count from the start, or look at any time.
std::string EventSpeaker::whenOf(const Window& one) const
{
    const bool anyTime = !one.limit && one.side == Window::Side::Unsaid;
    return anyTime ? std::string() : window(one, m_join.theStart);
}

std::string EventSpeaker::totalled(const EventPattern& pattern, const Window& own) const
{
    return event(pattern, {"", true, whenOf(own), m_join.theStart});
}

std::string EventSpeaker::history(const Condition& one) const
{
    using Kind = Condition::Kind;
    const std::string when = whenOf(one.window);
    if (one.kind == Kind::SumEvent)
        return m_join.sumOf + " " + m_names.field(one.field) + " " + m_join.over + " "
            + totalled(one.event, one.window) + " " + m_join.notBelow + " " + one.values.front();
    if (one.kind == Kind::CountEvent)
        return event(one.event,
                     {m_join.thereAtLeast + " " + std::to_string(one.atLeast), one.atLeast != 1,
                      when, m_join.theStart});
    const Attempt attempt = one.event.attempt;
    const bool isPicked = attempt != Attempt::Default && attempt != Attempt::Any;
    if (one.kind == Kind::HasNoEvent && !isPicked)
        return event(one.event, {m_join.thereNo, false, when, m_join.theStart});
    const std::string& which = attempt == Attempt::First ? m_join.aFirst
        : attempt == Attempt::Last                       ? m_join.aLast
        : attempt == Attempt::Best                       ? m_join.aBest
                                                         : m_join.atLeastOne;
    const std::string has
        = event(one.event, {m_join.there + " " + which, false, when, m_join.theStart});
    return one.kind == Kind::HasEvent ? has : m_join.notWord + " (" + has + ")";
}

const std::string& EventSpeaker::comparisonWord(Comparison comparison) const
{
    switch (comparison) {
    case Comparison::Equal:
        return m_join.is;
    case Comparison::NotEqual:
        return m_join.isNot;
    case Comparison::Less:
        return m_join.below;
    case Comparison::LessOrEqual:
        return m_join.atMost;
    case Comparison::Greater:
        return m_join.above;
    case Comparison::GreaterOrEqual:
        return m_join.notBelow;
    case Comparison::In:
        return m_join.oneOf;
    case Comparison::NotIn:
        return m_join.noneOf;
    case Comparison::Has:
        return m_join.contains;
    case Comparison::IsMissing:
        return m_join.missing;
    case Comparison::IsNotMissing:
        return m_join.notMissing;
    }
    return m_join.is;
}

std::string EventSpeaker::compare(const Condition& one) const
{
    const std::string out = m_names.field(one.field) + " " + comparisonWord(one.comparison);
    return one.values.empty() ? out : out + " " + m_names.values(one.field, one.values);
}

} // namespace core::cohort

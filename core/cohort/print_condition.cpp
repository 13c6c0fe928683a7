// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/print_condition.h"

#include "core/cohort/print_names.h"

#include <array>

namespace core::cohort {
namespace {

std::string comparisonSign(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Equal:
        return "=";
    case Comparison::NotEqual:
        return "!=";
    case Comparison::Less:
        return "<";
    case Comparison::LessOrEqual:
        return "<=";
    case Comparison::Greater:
        return ">";
    case Comparison::GreaterOrEqual:
        return ">=";
    case Comparison::In:
        return "in";
    case Comparison::NotIn:
        return "not in";
    case Comparison::Has:
        return "has";
    case Comparison::IsMissing:
        return "is missing";
    case Comparison::IsNotMissing:
        return "is not missing";
    }
    return {};
}

/// Of an event: a `has` in it would take the words that follow for its own.
std::string ownText(const Condition& condition)
{
    const bool isHistory = condition.kind == Condition::Kind::HasEvent
        || condition.kind == Condition::Kind::HasNoEvent;
    return isHistory ? "(" + conditionText(condition) + ")" : conditionText(condition);
}

std::string compareText(const Condition& condition)
{
    std::string out = nameText(condition.field) + " " + comparisonSign(condition.comparison);
    if (condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn)
        return out + " (" + joinedNames(condition.values) + ")";
    return condition.values.empty() ? out : out + " " + nameText(condition.values.front());
}

/// As a part of a larger condition: in parentheses where it would be read otherwise.
std::string partText(const Condition& part, Condition::Kind within)
{
    using Kind = Condition::Kind;
    const bool isSimple = part.kind == Kind::Compare || part.kind == Kind::CountEvent
        || part.kind == Kind::SumEvent || part.kind == Kind::Not || part.kind == Kind::Same
        || part.kind == Kind::InQuestion || isRange(part)
        || (part.kind == Kind::And && within == Kind::Or);
    return isSimple ? conditionText(part) : "(" + conditionText(part) + ")";
}

} // namespace

bool isRange(const Condition& condition)
{
    if (condition.kind != Condition::Kind::And || condition.parts.size() != 2)
        return false;
    const Condition& low = *condition.parts[0];
    const Condition& high = *condition.parts[1];
    return low.kind == Condition::Kind::Compare && high.kind == Condition::Kind::Compare
        && low.field == high.field && low.comparison == Comparison::GreaterOrEqual
        && high.comparison == Comparison::LessOrEqual && low.values.size() == 1
        && high.values.size() == 1;
}

std::string eventText(const EventPattern& event)
{
    constexpr std::array Attempts = {"", "first", "last", "best", "any"};
    std::string out = nameText(event.kind);
    if (!event.segments.empty())
        out += " at " + joinedNames(event.segments);
    if (event.where)
        out += " where " + ownText(*event.where);
    // A test needs an attempt to stand behind: without one it cannot be written.
    if (event.attempt != Attempt::Default)
        out += std::string(" attempt ") + Attempts[static_cast<std::size_t>(event.attempt)];
    if (event.test)
        out += ", " + ownText(*event.test);
    return out;
}

std::string windowText(const Window& window, const std::vector<int>& shorter)
{
    constexpr std::array Units = {"months", "terms", "years"};
    constexpr std::array Sides = {"", "after", "from", "before"};
    std::string out;
    if (window.limit) {
        out += " within ";
        for (const int limit : shorter)
            out += std::to_string(limit) + ", ";
        out += std::to_string(*window.limit) + " "
            + Units[static_cast<std::size_t>(window.limitUnit)];
    }
    if (window.side == Window::Side::Unsaid)
        return out;
    out += std::string(" ") + Sides[static_cast<std::size_t>(window.side)];
    if (window.anchor == "start" || window.anchor == "previous")
        return out + " " + window.anchor;
    return window.anchor.empty() ? out : out + " " + quote(window.anchor);
}

std::string conditionText(const Condition& condition)
{
    using Kind = Condition::Kind;
    switch (condition.kind) {
    case Kind::Compare:
        return compareText(condition);
    case Kind::Not:
        return "not " + partText(*condition.parts.front(), Kind::Not);
    case Kind::HasEvent:
    case Kind::HasNoEvent:
        return (condition.kind == Kind::HasEvent ? "has " : "has no ") + eventText(condition.event)
            + windowText(condition.window);
    case Kind::CountEvent:
        return "count(" + eventText(condition.event) + windowText(condition.window)
            + ") >= " + std::to_string(condition.atLeast);
    case Kind::SumEvent:
        return "sum(" + nameText(condition.field) + " of " + eventText(condition.event)
            + windowText(condition.window) + ") >= " + condition.values.front();
    case Kind::Same:
        return "same " + nameText(condition.field);
    case Kind::InQuestion:
        return "in " + quote(condition.question)
            + (condition.step.empty() ? "" : " step " + quote(condition.step));
    case Kind::And:
    case Kind::Or:
        break;
    }
    if (isRange(condition))
        return nameText(condition.parts[0]->field) + " in "
            + nameText(condition.parts[0]->values.front()) + " to "
            + nameText(condition.parts[1]->values.front());
    std::string out;
    for (const auto& part : condition.parts) {
        if (!out.empty())
            out += condition.kind == Kind::And ? " and " : " or ";
        out += partText(*part, condition.kind);
    }
    return out;
}

} // namespace core::cohort

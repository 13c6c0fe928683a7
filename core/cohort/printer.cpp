// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/lexer.h"
#include "core/cohort/text_form.h"

#include <algorithm>
#include <array>

namespace core::cohort {
namespace {

std::string quote(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '\n')
            out += '\\';
        out += c == '\n' ? 'n' : c;
    }
    out += '"';
    return out;
}

/// Bare where that is read back as the same name, quoted otherwise.
std::string nameText(std::string_view text)
{
    constexpr std::array Reserved
        = {"and",     "or",       "not",   "in",    "is",      "has",   "no",     "to",
           "missing", "title",    "start", "where", "order",   "step",  "by",     "cross",
           "unit",    "at",       "count", "from",  "attempt", "after", "before", "within",
           "without", "previous", "set",   "sum",   "of",      "bands"};
    const bool isReserved = std::any_of(Reserved.begin(), Reserved.end(), [text](const char* word) {
        return equalsIgnoringCase(text, word);
    });
    return isBareWord(text) && !isReserved ? std::string(text) : quote(text);
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + nameText(name);
    return out;
}

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

/// Two bounds on one field, as the parser makes them of `field in A to B`.
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

std::string conditionText(const Condition& condition);

/// Of an event: a `has` in it would take the words that follow for its own.
std::string ownText(const Condition& condition)
{
    const bool isHistory = condition.kind == Condition::Kind::HasEvent
        || condition.kind == Condition::Kind::HasNoEvent;
    return isHistory ? "(" + conditionText(condition) + ")" : conditionText(condition);
}

std::string eventText(const EventPattern& event)
{
    constexpr std::array Attempts = {"", "first", "last", "best", "any"};
    std::string out = nameText(event.kind);
    if (!event.segments.empty())
        out += " at " + joined(event.segments);
    if (event.where)
        out += " where " + ownText(*event.where);
    // A test needs an attempt to stand behind: without one it cannot be written.
    if (event.attempt != Attempt::Default)
        out += std::string(" attempt ") + Attempts[static_cast<std::size_t>(event.attempt)];
    if (event.test)
        out += ", " + ownText(*event.test);
    return out;
}

/// @p shorter: further limits, before its own.
std::string windowText(const Window& window, const std::vector<int>& shorter = {})
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

std::string compareText(const Condition& condition)
{
    std::string out = nameText(condition.field) + " " + comparisonSign(condition.comparison);
    if (condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn)
        return out + " (" + joined(condition.values) + ")";
    return condition.values.empty() ? out : out + " " + nameText(condition.values.front());
}

/// As a part of a larger condition: in parentheses where it would be read otherwise.
std::string partText(const Condition& part, Condition::Kind within)
{
    using Kind = Condition::Kind;
    const bool isSimple = part.kind == Kind::Compare || part.kind == Kind::CountEvent
        || part.kind == Kind::SumEvent || part.kind == Kind::Not || isRange(part)
        || (part.kind == Kind::And && within == Kind::Or);
    return isSimple ? conditionText(part) : "(" + conditionText(part) + ")";
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

std::string groupText(const GroupField& group)
{
    std::string out = nameText(group.field);
    if (!group.of.empty()) {
        out = group.of == "start" ? "start." : "step(" + quote(group.of) + ").";
        out += isBareWord(group.field) ? group.field : quote(group.field);
    }
    return group.bands.empty() ? out : out + " bands (" + joined(group.bands) + ")";
}

std::string titleText(const std::string& title)
{
    const bool isPlain = title.find_first_of("#\n\r") == std::string::npos && title.front() != '"'
        && std::string_view(" \t").find(title.front()) == std::string_view::npos
        && std::string_view(" \t").find(title.back()) == std::string_view::npos;
    return isPlain ? title : quote(title);
}

std::string stepText(const Step& step, const std::vector<int>& shorter)
{
    std::string out = "step " + quote(step.family.empty() ? step.label : step.family) + " "
        + eventText(step.event) + windowText(step.window, shorter);
    for (const EventPattern& excluded : step.without)
        out += " without " + eventText(excluded);
    return out + "\n";
}

} // namespace

std::string print(const Query& query)
{
    std::string out;
    if (!query.title.empty())
        out += "title " + titleText(query.title) + "\n";
    for (const ValueSet& named : query.sets)
        out += "set " + quote(named.name) + " " + nameText(named.field) + " in ("
            + joined(named.values) + ")\n";
    out += "start " + eventText(query.start) + "\n";
    if (query.where)
        out += "where " + conditionText(*query.where) + "\n";
    if (query.order != StepOrder::Any)
        out += query.order == StepOrder::This ? "order this\n" : "order straight\n";
    std::vector<int> shorter;
    for (std::size_t i = 0; i < query.steps.size(); ++i) {
        const bool goesOn = i + 1 < query.steps.size() && firstOfFamily(query, i + 1) <= i;
        if (goesOn) {
            shorter.push_back(query.steps[i].window.limit.value_or(0));
            continue;
        }
        out += stepText(query.steps[i], shorter);
        shorter.clear();
    }
    if (query.cross && query.by.size() == 2) {
        out += "cross " + groupText(query.by[0]) + " by " + groupText(query.by[1]) + "\n";
    } else if (!query.by.empty()) {
        out += "by ";
        for (std::size_t i = 0; i < query.by.size(); ++i)
            out += (i == 0 ? "" : ", ") + groupText(query.by[i]);
        out += "\n";
    }
    if (query.unit == Unit::Enrolments)
        out += "unit enrolments\n";
    return out;
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/horizons.h"
#include "core/cohort/parser.h"

#include <algorithm>
#include <utility>

namespace core::cohort {

Result<void> Parser::step(Query& query)
{
    Step next;
    std::vector<int> limits;
    next.position = peek().position;
    ++m_at;
    TRY_ASSIGN(next.label, label("the step's label in quotes"));
    if (next.label == "start" || next.label == "previous")
        return Error {ErrorCode::InvalidInput,
                      "means another record: call the step otherwise",
                      next.label,
                      next.position,
                      {}};
    TRY_ASSIGN(next.event, event());
    TRY_ASSIGN(next.window, window(&limits));
    while (takeWord("without")) {
        TRY_ASSIGN(EventPattern excluded, event());
        next.without.push_back(std::move(excluded));
    }
    if (query.steps.size() + std::max<std::size_t>(limits.size(), 1) > MaxSteps)
        return tooMany("steps", MaxSteps);
    if (limits.size() > 1)
        return addHorizons(next, limits, query);
    query.steps.push_back(std::move(next));
    return {};
}

Result<EventPattern> Parser::event()
{
    EventPattern pattern;
    pattern.position = peek().position;
    TRY_ASSIGN(pattern.kind, name("an event kind"));
    if (takeWord("at")) {
        do {
            TRY_ASSIGN(std::string segment, name("a segment"));
            pattern.segments.push_back(std::move(segment));
        } while (takeSign(","));
    }
    if (!atClauseWhere() && takeWord("where")) {
        TRY_ASSIGN(pattern.where, condition());
    }
    if (takeWord("attempt"))
        TRY_VOID(attempt(pattern));
    return pattern;
}

Result<void> Parser::attempt(EventPattern& pattern)
{
    if (takeWord("first"))
        pattern.attempt = Attempt::First;
    else if (takeWord("last"))
        pattern.attempt = Attempt::Last;
    else if (takeWord("best"))
        pattern.attempt = Attempt::Best;
    else if (takeWord("any"))
        pattern.attempt = Attempt::Any;
    else
        return expected("first, last, best or any", {"first", "last", "best", "any"});
    if (takeSign(",")) {
        TRY_ASSIGN(pattern.test, condition());
    }
    return {};
}

Result<Window> Parser::window(std::vector<int>* limits)
{
    Window into;
    into.position = peek().position;
    if (takeWord("within"))
        TRY_VOID(limit(into, limits));
    if (takeWord("after"))
        into.side = Window::Side::After;
    else if (takeWord("from"))
        into.side = Window::Side::From;
    else if (takeWord("before"))
        into.side = Window::Side::Before;
    else
        return into;
    if (peek().kind == TokenKind::Quoted)
        into.anchor = m_tokens[m_at++].text;
    else if (atWord("start") && !peek().beginsLine && takeWord("start"))
        into.anchor = "start";
    else if (takeWord("previous"))
        into.anchor = "previous";
    return into;
}

/// @p limits: several may follow each other; null: one only.
Result<void> Parser::limit(Window& into, std::vector<int>* limits)
{
    do {
        TRY_ASSIGN(into.limit, number());
        if (limits)
            limits->push_back(*into.limit);
    } while (limits && takeSign(","));
    if (takeWord("months") || takeWord("month"))
        into.limitUnit = TimeUnit::Months;
    else if (takeWord("terms") || takeWord("term"))
        into.limitUnit = TimeUnit::Terms;
    else if (takeWord("years") || takeWord("year"))
        into.limitUnit = TimeUnit::Years;
    else
        return expected("months, terms or years", {"months", "terms", "years"});
    return {};
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/parser.h"

#include "core/cohort/horizons.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/parse_cost.h"
#include "core/cohort/text_form.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace core::cohort {

Parser::Parser(std::vector<Token> tokens)
    : m_tokens(std::move(tokens))
{
}

bool Parser::atWord(std::string_view word) const
{
    return peek().kind == TokenKind::Word && equalsIgnoringCase(peek().text, word);
}

bool Parser::atSign(std::string_view sign) const
{
    return peek().kind == TokenKind::Sign && peek().text == sign;
}

/// A `where` that begins a line no deeper than `start` did is the clause about people; any other
/// one belongs to the event before it.
bool Parser::atClauseWhere() const
{
    return atWord("where") && peek().beginsLine
        && static_cast<std::size_t>(peek().position.column) <= m_startColumn;
}

bool Parser::takeWord(std::string_view word)
{
    if (!atWord(word))
        return false;
    ++m_at;
    return true;
}

bool Parser::takeSign(std::string_view sign)
{
    if (!atSign(sign))
        return false;
    ++m_at;
    return true;
}

Error Parser::expected(const std::string& what, const std::vector<std::string>& names) const
{
    const Token& token = peek();
    const std::string found = token.kind == TokenKind::End ? "the end" : token.text;
    return {ErrorCode::InvalidInput, "expected " + what, found, token.position,
            nearestNames(token.text, names)};
}

Result<void> Parser::needSign(std::string_view sign)
{
    if (!takeSign(sign))
        return expected(std::string(sign));
    return {};
}

Result<std::string> Parser::name(const std::string& what)
{
    if (peek().kind != TokenKind::Word && peek().kind != TokenKind::Quoted)
        return expected(what);
    return m_tokens[m_at++].text;
}

Result<std::string> Parser::quoted(const std::string& what)
{
    if (peek().kind != TokenKind::Quoted)
        return expected(what);
    return m_tokens[m_at++].text;
}

Result<int> Parser::number()
{
    const std::string& text = peek().text;
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (peek().kind != TokenKind::Word || !isWhole || value < 1 || value > MaxNumber)
        return expected("a whole number from 1 to " + std::to_string(MaxNumber));
    ++m_at;
    return value;
}

Result<Query> Parser::question()
{
    Query query;
    while (peek().kind != TokenKind::End)
        TRY_VOID(clause(query));
    if (!m_hasStart)
        return expected("start");
    nameLongest(query);
    return query;
}

Result<void> Parser::once(bool& seen, const std::string& clauseName) const
{
    if (std::exchange(seen, true)) {
        Error error = expected("only one '" + clauseName + "'");
        error.suggestion = clauseName == "where" ? "join conditions with and" : "";
        return error;
    }
    return {};
}

Error Parser::tooMany(const std::string& what, std::size_t most) const
{
    Error error = expected({});
    error.detail = "more than " + std::to_string(most) + " " + what;
    return error;
}

Result<void> Parser::clause(Query& query)
{
    if (peek().kind == TokenKind::TitleText) {
        TRY_VOID(once(m_hasTitle, "title"));
        query.title = m_tokens[m_at++].text;
        return {};
    }
    if (atWord("start")) {
        TRY_VOID(once(m_hasStart, "start"));
        m_startColumn = static_cast<std::size_t>(peek().position.column);
        ++m_at;
        TRY_ASSIGN(query.start, event());
        return {};
    }
    if (atWord("where")) {
        TRY_VOID(once(m_hasWhere, "where"));
        ++m_at;
        TRY_ASSIGN(query.where, condition());
        return {};
    }
    if (atWord("step"))
        return step(query);
    if (atWord("set")) {
        if (query.sets.size() >= MaxSets)
            return tooMany("sets", MaxSets);
        TRY_ASSIGN(ValueSet named, valueSet());
        query.sets.push_back(std::move(named));
        return {};
    }
    if (atWord("order"))
        return order(query);
    if (atWord("by") || atWord("cross"))
        return groups(query);
    if (atWord("unit"))
        return unit(query);
    return expected("title, set, start, where, order, step, by, cross or unit",
                    {"title", "set", "start", "where", "order", "step", "by", "cross", "unit"});
}

Result<void> Parser::order(Query& query)
{
    TRY_VOID(once(m_hasOrder, "order"));
    ++m_at;
    if (takeWord("any"))
        query.order = StepOrder::Any;
    else if (takeWord("this"))
        query.order = StepOrder::This;
    else if (takeWord("straight"))
        query.order = StepOrder::Straight;
    else
        return expected("any, this or straight", {"any", "this", "straight"});
    return {};
}

Result<void> Parser::unit(Query& query)
{
    TRY_VOID(once(m_hasUnit, "unit"));
    ++m_at;
    if (takeWord("students"))
        query.unit = Unit::Students;
    else if (takeWord("enrolments") || takeWord("enrollments"))
        query.unit = Unit::Enrolments;
    else
        return expected("students or enrolments", {"students", "enrolments"});
    return {};
}

Result<void> Parser::groups(Query& query)
{
    TRY_VOID(once(m_hasGroups, "by"));
    query.cross = takeWord("cross");
    if (query.cross) {
        TRY_ASSIGN(GroupField from, groupField());
        if (!takeWord("by"))
            return expected("by");
        TRY_ASSIGN(GroupField to, groupField());
        query.by = {std::move(from), std::move(to)};
        return {};
    }
    ++m_at;
    do {
        TRY_ASSIGN(GroupField field, groupField());
        query.by.push_back(std::move(field));
    } while (takeSign(","));
    return {};
}

Result<GroupField> Parser::groupField()
{
    GroupField field;
    field.position = peek().position;
    const bool isWord = peek().kind == TokenKind::Word;
    if (atWord("step")) {
        ++m_at;
        TRY_VOID(needSign("("));
        TRY_ASSIGN(field.of, quoted("a step's label in quotes"));
        TRY_VOID(needSign(")"));
        if (peek().kind != TokenKind::Word || !peek().text.starts_with('.'))
            return expected("a dot and a field");
        field.field = m_tokens[m_at++].text.substr(1);
    } else {
        TRY_ASSIGN(field.field, name("a field"));
        if (isWord && equalsIgnoringCase(field.field.substr(0, 6), "start.")) {
            field.of = "start";
            field.field.erase(0, 6);
        }
    }
    if (field.field.empty() && (isWord || !field.of.empty())) {
        TRY_ASSIGN(field.field, quoted("a field"));
    }
    if (takeWord("bands"))
        TRY_VOID(bands(field));
    return field;
}

/// `bands (200, 300)`: below 200, from 200 to below 300, from 300 on.
Result<void> Parser::bands(GroupField& field)
{
    TRY_VOID(needSign("("));
    do {
        TRY_ASSIGN(std::string edge, amount());
        field.bands.push_back(std::move(edge));
    } while (takeSign(","));
    return needSign(")");
}

Result<ValueSet> Parser::valueSet()
{
    ValueSet named;
    ++m_at;
    named.position = peek().position;
    TRY_ASSIGN(named.name, quoted("the set's name in quotes"));
    TRY_ASSIGN(named.field, name("a field"));
    if (!takeWord("in"))
        return expected("in");
    TRY_VOID(needSign("("));
    do {
        TRY_ASSIGN(std::string value, name("a value"));
        named.values.push_back(std::move(value));
    } while (takeSign(","));
    TRY_VOID(needSign(")"));
    return named;
}

Result<void> Parser::step(Query& query)
{
    Step next;
    std::vector<int> limits;
    next.position = peek().position;
    ++m_at;
    TRY_ASSIGN(next.label, quoted("the step's label in quotes"));
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

Result<Query> parse(std::string_view text, ParseCost& cost)
{
    TRY_ASSIGN(std::vector<Token> tokens, tokenize(text));
    cost.tokens = tokens.size();
    Parser parser(std::move(tokens));
    Result<Query> read = parser.question();
    cost.looks = parser.looks();
    return read;
}

Result<Query> parse(std::string_view text)
{
    ParseCost cost;
    return parse(text, cost);
}

} // namespace core::cohort

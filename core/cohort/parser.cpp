// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/parser.h"

#include "core/cohort/horizons.h"
#include "core/cohort/named_questions.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/parse_cost.h"
#include "core/cohort/text_form.h"

#include <charconv>
#include <memory>
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
        && static_cast<std::size_t>(peek().position.column) <= m_level.startColumn;
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

/// Of a step: an empty one would mean no step.
Result<std::string> Parser::label(const std::string& what)
{
    if (peek().kind != TokenKind::Quoted || peek().text.empty())
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

/// To the end of the text, or of the parentheses around an inner question.
Result<Query> Parser::question()
{
    Query query;
    m_level.startColumn = static_cast<std::size_t>(peek().position.column);
    while (peek().kind != TokenKind::End && (m_nesting == 0 || !atSign(")")))
        TRY_VOID(clause(query));
    if (!m_level.hasStart)
        return expected("start");
    if (query.cross && query.change)
        return Error {ErrorCode::InvalidInput, "a change is split by groups, not by a table",
                      "cross", query.change->field.position, "by"};
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
    using Rule = Result<void> (Parser::*)(Query&);
    static constexpr std::pair<std::string_view, Rule> Rules[]
        = {{"start", &Parser::startClause}, {"where", &Parser::whereClause},
           {"step", &Parser::step},         {"order", &Parser::order},
           {"by", &Parser::groups},         {"cross", &Parser::groups},
           {"set", &Parser::valueSet},      {"question", &Parser::inner},
           {"use", &Parser::use},           {"measure", &Parser::measure},
           {"change", &Parser::change},     {"unit", &Parser::unit}};
    if (peek().kind == TokenKind::TitleText)
        return titleClause(query);
    for (const auto& [word, rule] : Rules) {
        if (atWord(word))
            return (this->*rule)(query);
    }
    std::vector<std::string> words = {"title"};
    for (const auto& [word, rule] : Rules)
        words.emplace_back(word);
    return expected("title, use, question, set, start, where, order, step, change, by, cross, "
                    "measure or unit",
                    words);
}

Result<void> Parser::titleClause(Query& query)
{
    TRY_VOID(once(m_level.hasTitle, "title"));
    query.title = m_tokens[m_at++].text;
    return {};
}

Result<void> Parser::startClause(Query& query)
{
    TRY_VOID(once(m_level.hasStart, "start"));
    m_level.startColumn = static_cast<std::size_t>(peek().position.column);
    ++m_at;
    TRY_ASSIGN(query.start, event());
    return {};
}

Result<void> Parser::whereClause(Query& query)
{
    TRY_VOID(once(m_level.hasWhere, "where"));
    ++m_at;
    TRY_ASSIGN(query.where, condition());
    return {};
}

/// `use "name"`, or the beginning of `question "name" (`.
Result<NamedQuestion> Parser::questionName(const Query& query)
{
    if (m_questions >= MaxQuestions)
        return tooMany("questions in a question", MaxQuestions);
    ++m_questions;
    ++m_at;
    NamedQuestion named;
    named.position = peek().position;
    TRY_ASSIGN(named.name, quoted("the question's name in quotes"));
    for (const NamedQuestion& other : query.questions) {
        if (other.name == named.name)
            return Error {ErrorCode::InvalidInput,
                          "two questions with one name",
                          named.name,
                          named.position,
                          {}};
    }
    return named;
}

Result<void> Parser::use(Query& query)
{
    TRY_ASSIGN(NamedQuestion named, questionName(query));
    query.questions.push_back(std::move(named));
    return {};
}

/// `question "name" ( … )`: with a start, a where and all other clauses of its own.
Result<void> Parser::inner(Query& query)
{
    if (m_nesting >= MaxNesting)
        return tooMany("questions inside each other", MaxNesting);
    TRY_ASSIGN(NamedQuestion named, questionName(query));
    TRY_VOID(needSign("("));
    const Level outer = std::exchange(m_level, {});
    ++m_nesting;
    TRY_ASSIGN(Query read, question());
    --m_nesting;
    m_level = outer;
    TRY_VOID(needSign(")"));
    named.query = std::make_shared<const Query>(std::move(read));
    query.questions.push_back(std::move(named));
    return {};
}

Result<void> Parser::order(Query& query)
{
    TRY_VOID(once(m_level.hasOrder, "order"));
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
    TRY_VOID(once(m_level.hasUnit, "unit"));
    ++m_at;
    if (takeWord("students"))
        query.unit = Unit::Students;
    else if (takeWord("enrolments") || takeWord("enrollments"))
        query.unit = Unit::Enrolments;
    else if (takeWord("attempts"))
        query.unit = Unit::Attempts;
    else
        return expected("students, enrolments or attempts", {"students", "enrolments", "attempts"});
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

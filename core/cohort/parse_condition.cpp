// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/amount.h"
#include "core/cohort/parser.h"

#include <utility>

namespace core::cohort {
namespace {

ConditionPtr join(Condition::Kind kind, std::vector<ConditionPtr> parts, Position position)
{
    if (parts.size() == 1)
        return parts.front();
    Condition joined;
    joined.kind = kind;
    joined.parts = std::move(parts);
    joined.position = position;
    return std::make_shared<const Condition>(std::move(joined));
}

ConditionPtr compared(Condition base, Comparison comparison, std::vector<std::string> values)
{
    base.comparison = comparison;
    base.values = std::move(values);
    return std::make_shared<const Condition>(std::move(base));
}

ConditionPtr range(const Condition& base, std::string low, std::string high)
{
    return join(Condition::Kind::And,
                {compared(base, Comparison::GreaterOrEqual, {std::move(low)}),
                 compared(base, Comparison::LessOrEqual, {std::move(high)})},
                base.position);
}

ConditionPtr negated(ConditionPtr part, Position position)
{
    Condition result;
    result.kind = Condition::Kind::Not;
    result.parts = {std::move(part)};
    result.position = position;
    return std::make_shared<const Condition>(std::move(result));
}

} // namespace

Result<ConditionPtr> Parser::condition()
{
    const Position position = peek().position;
    std::vector<ConditionPtr> parts;
    do {
        TRY_ASSIGN(ConditionPtr part, conjunction());
        parts.push_back(std::move(part));
    } while (takeWord("or"));
    return join(Condition::Kind::Or, std::move(parts), position);
}

Result<ConditionPtr> Parser::conjunction()
{
    const Position position = peek().position;
    std::vector<ConditionPtr> parts;
    do {
        TRY_ASSIGN(ConditionPtr part, negation());
        parts.push_back(std::move(part));
    } while (takeWord("and"));
    return join(Condition::Kind::And, std::move(parts), position);
}

Result<ConditionPtr> Parser::negation()
{
    const Position position = peek().position;
    if (m_depth >= MaxDepth)
        return Error {ErrorCode::InvalidInput,
                      "conditions are nested more than " + std::to_string(MaxDepth) + " deep",
                      {},
                      position,
                      {}};
    ++m_depth;
    Result<ConditionPtr> inner = Error {};
    if (takeWord("not")) {
        inner = negation();
        if (inner)
            inner = negated(std::move(inner).value(), position);
    } else {
        inner = primary();
    }
    --m_depth;
    return inner;
}

Result<ConditionPtr> Parser::primary()
{
    if (takeSign("(")) {
        TRY_ASSIGN(ConditionPtr inner, condition());
        TRY_VOID(needSign(")"));
        return inner;
    }
    if (atWord("has"))
        return history();
    if (atWord("count"))
        return count();
    if (atWord("sum"))
        return sum();
    if (atWord("same"))
        return same();
    if (atWord("in"))
        return inQuestion();
    return comparison();
}

/// `same institution`: as in the record that the window counts from.
Result<ConditionPtr> Parser::same()
{
    Condition result;
    result.kind = Condition::Kind::Same;
    result.position = peek().position;
    ++m_at;
    TRY_ASSIGN(result.field, name("a field"));
    return ConditionPtr(std::make_shared<const Condition>(std::move(result)));
}

/// `in "name" step "label"`. A `step` that begins a line is the next clause.
Result<ConditionPtr> Parser::inQuestion()
{
    Condition result;
    result.kind = Condition::Kind::InQuestion;
    ++m_at;
    result.position = peek().position;
    TRY_ASSIGN(result.question, quoted("a question's name in quotes"));
    if (atWord("step") && !peek().beginsLine) {
        ++m_at;
        TRY_ASSIGN(result.step, label("a step's label in quotes"));
    }
    return ConditionPtr(std::make_shared<const Condition>(std::move(result)));
}

Result<ConditionPtr> Parser::history()
{
    Condition result;
    result.position = peek().position;
    ++m_at;
    result.kind = takeWord("no") ? Condition::Kind::HasNoEvent : Condition::Kind::HasEvent;
    TRY_ASSIGN(result.event, event());
    TRY_ASSIGN(result.window, window());
    return ConditionPtr(std::make_shared<const Condition>(std::move(result)));
}

/// The end of a count or a sum: `course at cc after start) >=`.
Result<void> Parser::totalled(Condition& result)
{
    TRY_ASSIGN(result.event, event());
    TRY_ASSIGN(result.window, window());
    TRY_VOID(needSign(")"));
    return needSign(">=");
}

Result<ConditionPtr> Parser::count()
{
    Condition result;
    result.kind = Condition::Kind::CountEvent;
    result.position = peek().position;
    ++m_at;
    TRY_VOID(needSign("("));
    TRY_VOID(totalled(result));
    TRY_ASSIGN(result.atLeast, number());
    return ConditionPtr(std::make_shared<const Condition>(std::move(result)));
}

/// `sum(units of course at cc) >= 30`.
Result<ConditionPtr> Parser::sum()
{
    Condition result;
    result.kind = Condition::Kind::SumEvent;
    result.position = peek().position;
    ++m_at;
    TRY_VOID(needSign("("));
    TRY_ASSIGN(result.field, name("a field"));
    if (!takeWord("of"))
        return expected("of");
    TRY_VOID(totalled(result));
    TRY_ASSIGN(std::string least, amount());
    result.values = {std::move(least)};
    return ConditionPtr(std::make_shared<const Condition>(std::move(result)));
}

/// A number as it is written: digits, with a sign and decimals or without.
Result<std::string> Parser::amount()
{
    if (peek().kind != TokenKind::Word || !millionthsIn(peek().text))
        return expected("a number");
    return m_tokens[m_at++].text;
}

Result<ConditionPtr> Parser::comparison()
{
    Condition compare;
    compare.position = peek().position;
    TRY_ASSIGN(compare.field, name("a field, has, count, sum, same, in, not or ("));
    if (takeWord("is"))
        return missing(std::move(compare));
    if (takeWord("has")) {
        TRY_ASSIGN(std::string value, name("a value"));
        return compared(std::move(compare), Comparison::Has, {std::move(value)});
    }
    const Position position = peek().position;
    if (takeWord("not")) {
        if (!takeWord("in"))
            return expected("in");
        compare.comparison = Comparison::NotIn;
        return membership(compare);
    }
    if (takeWord("in")) {
        compare.comparison = Comparison::In;
        return membership(compare);
    }
    constexpr std::pair<std::string_view, Comparison> Signs[]
        = {{"=", Comparison::Equal},           {"!=", Comparison::NotEqual},
           {"<=", Comparison::LessOrEqual},    {"<", Comparison::Less},
           {">=", Comparison::GreaterOrEqual}, {">", Comparison::Greater}};
    for (const auto& [sign, meaning] : Signs) {
        if (takeSign(sign)) {
            TRY_ASSIGN(std::string value, name("a value"));
            return compared(std::move(compare), meaning, {std::move(value)});
        }
    }
    Error error = expected("=, !=, <, <=, >, >=, in, not in, has, is missing or is not missing");
    error.position = position;
    return error;
}

Result<ConditionPtr> Parser::missing(Condition compare)
{
    const bool isNot = takeWord("not");
    if (!takeWord("missing"))
        return expected(isNot ? "missing" : "missing or not missing", {"missing", "not"});
    return compared(std::move(compare), isNot ? Comparison::IsNotMissing : Comparison::IsMissing,
                    {});
}

/// After `in` or `not in`: a list whose parts may be ranges, or one range. A range is two bounds,
/// so that the model knows no more than comparisons.
Result<ConditionPtr> Parser::membership(const Condition& compare)
{
    const bool isNot = compare.comparison == Comparison::NotIn;
    const bool isList = takeSign("(");
    std::vector<std::string> values;
    std::vector<ConditionPtr> ranges;
    do {
        TRY_ASSIGN(std::string low, name("a value"));
        if (takeWord("to")) {
            TRY_ASSIGN(std::string high, name("a value"));
            ranges.push_back(range(compare, std::move(low), std::move(high)));
        } else {
            values.push_back(std::move(low));
        }
    } while (isList && takeSign(","));
    if (isList)
        TRY_VOID(needSign(")"));
    if (ranges.empty())
        return compared(compare, compare.comparison, std::move(values));
    if (!values.empty())
        ranges.insert(ranges.begin(), compared(compare, Comparison::In, std::move(values)));
    ConditionPtr any = join(Condition::Kind::Or, std::move(ranges), compare.position);
    return isNot ? negated(std::move(any), compare.position) : any;
}

} // namespace core::cohort

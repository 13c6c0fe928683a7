// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/parser.h"

#include <utility>

namespace core::cohort {

Result<void> Parser::measure(Query& query)
{
    TRY_VOID(once(m_level.hasMeasure, "measure"));
    ++m_at;
    Measure made;
    made.position = peek().position;
    made.value.position = made.position;
    if (takeWord("time")) {
        made.kind = Measure::Kind::TimeTo;
        TRY_ASSIGN(made.step, toStep());
    } else if (takeWord("growth")) {
        TRY_VOID(growth(made));
    } else if (atWord("sum") || atWord("count")) {
        TRY_VOID(total(made));
    } else {
        TRY_ASSIGN(made.value, field());
    }
    query.measure = std::move(made);
    return {};
}

Result<std::string> Parser::toStep()
{
    if (!takeWord("to"))
        return expected("to");
    return label("a step's label in quotes");
}

/// `growth of score to "Tested again"`.
Result<void> Parser::growth(Measure& measure)
{
    measure.kind = Measure::Kind::Growth;
    if (!takeWord("of"))
        return expected("of");
    measure.value.position = peek().position;
    TRY_ASSIGN(measure.value.field, name("a field"));
    TRY_ASSIGN(measure.step, toStep());
    return {};
}

/// `sum(units of course at cc within 1 years from start)` or `count(course at cc)`.
Result<void> Parser::total(Measure& measure)
{
    measure.kind = atWord("sum") ? Measure::Kind::Sum : Measure::Kind::Count;
    ++m_at;
    TRY_VOID(needSign("("));
    if (measure.kind == Measure::Kind::Sum) {
        measure.value.position = peek().position;
        TRY_ASSIGN(measure.value.field, name("a field"));
        if (!takeWord("of"))
            return expected("of");
    }
    TRY_ASSIGN(measure.event, event());
    TRY_ASSIGN(measure.window, window());
    return needSign(")");
}

} // namespace core::cohort

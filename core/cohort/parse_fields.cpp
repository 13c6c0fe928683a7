// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/parser.h"

#include <utility>

namespace core::cohort {

Result<void> Parser::groups(Query& query)
{
    TRY_VOID(once(m_level.hasGroups, "by"));
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
    TRY_ASSIGN(GroupField group, field());
    if (takeWord("bands"))
        TRY_VOID(bands(group));
    return group;
}

/// `gender`, `start.grade` or `step("Took English there").level`.
Result<GroupField> Parser::field()
{
    GroupField read;
    read.position = peek().position;
    const bool isWord = peek().kind == TokenKind::Word;
    if (atWord("step")) {
        ++m_at;
        TRY_VOID(needSign("("));
        TRY_ASSIGN(read.of, label("a step's label in quotes"));
        TRY_VOID(needSign(")"));
        if (peek().kind != TokenKind::Word || !peek().text.starts_with('.'))
            return expected("a dot and a field");
        read.field = m_tokens[m_at++].text.substr(1);
    } else {
        TRY_ASSIGN(read.field, name("a field"));
        if (isWord && equalsIgnoringCase(read.field.substr(0, 6), "start.")) {
            read.of = "start";
            read.field.erase(0, 6);
        }
    }
    if (read.field.empty() && (isWord || !read.of.empty())) {
        TRY_ASSIGN(read.field, quoted("a field"));
    }
    return read;
}

/// `bands (200, 300)`: below 200, from 200 to below 300, from 300 on.
Result<void> Parser::bands(GroupField& group)
{
    TRY_VOID(needSign("("));
    do {
        TRY_ASSIGN(std::string edge, amount());
        group.bands.push_back(std::move(edge));
    } while (takeSign(","));
    return needSign(")");
}

Result<void> Parser::valueSet(Query& query)
{
    if (query.sets.size() >= MaxSets)
        return tooMany("sets", MaxSets);
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
    query.sets.push_back(std::move(named));
    return needSign(")");
}

/// `change start.academic_year from 2006-07 to 2009-10`.
Result<void> Parser::change(Query& query)
{
    TRY_VOID(once(m_level.hasChange, "change"));
    ++m_at;
    Change made;
    TRY_ASSIGN(made.field, field());
    if (!takeWord("from"))
        return expected("from");
    TRY_ASSIGN(made.from, name("a value"));
    if (!takeWord("to"))
        return expected("to");
    TRY_ASSIGN(made.to, name("a value"));
    query.change = std::move(made);
    return {};
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive descent over tokens: one function per rule of the grammar in
// resources/help/query-language.md. Split over parser.cpp (clauses, events, windows) and
// parse_condition.cpp.
#pragma once

#include "core/cohort/lexer.h"
#include "core/cohort/query.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

using ConditionPtr = std::shared_ptr<const Condition>;

class Parser
{
public:
    explicit Parser(std::vector<Token> tokens);

    Result<Query> question();

    std::size_t looks() const { return m_looks; } ///< at tokens, so far

private:
    static constexpr int MaxDepth = 64;
    static constexpr int MaxNumber = 1200;
    static constexpr std::size_t MaxSteps = 64;
    static constexpr std::size_t MaxSets = 64;

    // Tokens
    const Token& peek() const
    {
        ++m_looks;
        return m_tokens[m_at];
    }
    bool atWord(std::string_view word) const;
    bool atSign(std::string_view sign) const;
    bool atClauseWhere() const;
    bool takeWord(std::string_view word);
    bool takeSign(std::string_view sign);
    Error expected(const std::string& what, const std::vector<std::string>& names = {}) const;
    Result<void> needSign(std::string_view sign);
    Result<std::string> name(const std::string& what);
    Result<std::string> quoted(const std::string& what);
    Result<int> number();

    // Clauses and events
    Result<void> clause(Query& query);
    Error tooMany(const std::string& what, std::size_t most) const;
    Result<void> once(bool& seen, const std::string& clauseName) const;
    Result<void> order(Query& query);
    Result<void> unit(Query& query);
    Result<void> groups(Query& query);
    Result<GroupField> groupField();
    Result<void> bands(GroupField& field);
    Result<ValueSet> valueSet();
    Result<void> step(Query& query);
    Result<EventPattern> event();
    Result<void> attempt(EventPattern& pattern);
    Result<Window> window(std::vector<int>* limits = nullptr);
    Result<void> limit(Window& into, std::vector<int>* limits);

    // Conditions
    Result<ConditionPtr> condition();
    Result<ConditionPtr> conjunction();
    Result<ConditionPtr> negation();
    Result<ConditionPtr> primary();
    Result<ConditionPtr> history();
    Result<void> totalled(Condition& result);
    Result<ConditionPtr> count();
    Result<ConditionPtr> sum();
    Result<std::string> amount();
    Result<ConditionPtr> comparison();
    Result<ConditionPtr> missing(Condition compare);
    Result<ConditionPtr> membership(const Condition& compare);

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    mutable std::size_t m_looks = 0;
    int m_depth = 0;
    std::size_t m_startColumn = 1;
    bool m_hasTitle = false, m_hasStart = false, m_hasWhere = false, m_hasOrder = false;
    bool m_hasGroups = false, m_hasUnit = false;
};

} // namespace core::cohort

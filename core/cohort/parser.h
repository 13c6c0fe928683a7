// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive descent over tokens: one function per rule of the grammar in
// resources/help/query-language.md. Split over parser.cpp (tokens and clauses), parse_step.cpp
// (events and windows), parse_fields.cpp (sets and groups), parse_measure.cpp and
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
    Result<std::string> label(const std::string& what);
    Result<int> number();

    /// What is kept per question: those inside each have their own.
    struct Level
    {
        std::size_t startColumn = 1;
        bool hasTitle = false, hasStart = false, hasWhere = false, hasOrder = false;
        bool hasGroups = false, hasUnit = false, hasMeasure = false, hasChange = false;
    };

    // Clauses
    Result<void> clause(Query& query);
    Result<void> titleClause(Query& query);
    Result<void> startClause(Query& query);
    Result<void> whereClause(Query& query);
    Result<void> order(Query& query);
    Result<void> unit(Query& query);
    Result<void> use(Query& query);
    Result<void> inner(Query& query);
    Result<NamedQuestion> questionName(const Query& query);
    Error tooMany(const std::string& what, std::size_t most) const;
    Result<void> once(bool& seen, const std::string& clauseName) const;

    // Sets, groups, changes and measures
    Result<void> valueSet(Query& query);
    Result<void> groups(Query& query);
    Result<GroupField> groupField();
    Result<GroupField> field();
    Result<void> bands(GroupField& group);
    Result<void> change(Query& query);
    Result<void> measure(Query& query);
    Result<std::string> toStep();
    Result<void> growth(Measure& measure);
    Result<void> total(Measure& measure);

    // Steps, events and windows
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
    Result<ConditionPtr> same();
    Result<ConditionPtr> inQuestion();
    Result<ConditionPtr> comparison();
    Result<ConditionPtr> missing(Condition compare);
    Result<ConditionPtr> membership(const Condition& compare);

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    mutable std::size_t m_looks = 0;
    int m_depth = 0;
    Level m_level;
    std::size_t m_nesting = 0; ///< of questions
    std::size_t m_questions = 0; ///< inside the one that is read, at all levels
};

} // namespace core::cohort

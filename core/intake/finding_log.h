// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the findings of one file: a repeat of rule, effect and column is counted, and values are
// masked before they are kept.
#pragma once

#include "core/intake/finding_rules.h"

#include <map>
#include <tuple>

namespace core::intake {

/// What findings say of a column.
struct ColumnLabel
{
    std::string text; ///< the source's own name
    bool isIdentifier = false; ///< values are shown as dots only
};

/// Dots only for an identifier, else the first character and a dot.
std::string maskedValue(std::string_view value, bool isIdentifier);

class FindingLog
{
public:
    explicit FindingLog(std::string file)
        : m_file(std::move(file))
    {
    }

    /// Something about the file or a row as a whole.
    void add(Rule rule, FindingEffect effect, std::int64_t line, std::string argument = {});

    /// Something about a value of @p column. Findings of one column keep their first argument.
    void addValue(Rule rule, FindingEffect effect, std::int64_t line, const ColumnLabel& column,
                  std::string_view value, std::string_view argument = {});

    const std::string& file() const { return m_file; }
    /// By line of the first occurrence, then as the rules are listed.
    std::vector<Finding> takeSorted();

private:
    using Key = std::tuple<Rule, FindingEffect, const ColumnLabel*>;

    Finding& at(const Key& key, std::int64_t line, std::string_view argument);

    std::string m_file;
    std::map<Key, Finding> m_findings;
};

} // namespace core::intake

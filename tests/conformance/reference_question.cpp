// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_question.h"

#include <algorithm>
#include <cctype>

namespace conformance {
namespace {

using core::cohort::Condition;
using core::cohort::Query;
using core::cohort::ValueSet;
using Questions = std::map<std::string, std::shared_ptr<const Asked>>;

void put(std::vector<ValueSet>& sets, const ValueSet& set)
{
    std::erase_if(sets, [&set](const ValueSet& other) {
        return other.field == set.field && sameWord(other.name, set.name);
    });
    sets.push_back(set);
}

/// The set with values in the place of the names of earlier sets.
ValueSet apart(const ValueSet& set, const std::vector<ValueSet>& earlier)
{
    ValueSet made = set;
    made.values.clear();
    for (const std::string& value : set.values) {
        const auto named = std::find_if(earlier.begin(), earlier.end(), [&](const ValueSet& one) {
            return one.field == set.field && sameWord(one.name, value);
        });
        if (named == earlier.end())
            made.values.push_back(value);
        else
            made.values.insert(made.values.end(), named->values.begin(), named->values.end());
    }
    return made;
}

/// Only rows of the two values are asked about, and they are told apart first.
void writeOutChange(Query& query)
{
    const auto& change = *query.change;
    Condition isEither;
    isEither.field = (change.field.of == "start" ? "start." : "") + change.field.field;
    isEither.comparison = core::cohort::Comparison::In;
    isEither.values = {change.from, change.to};
    Condition both;
    both.kind = Condition::Kind::And;
    both.parts = {std::make_shared<const Condition>(isEither)};
    if (query.where)
        both.parts.push_back(query.where);
    query.where = std::make_shared<const Condition>(both);
    query.by.insert(query.by.begin(), change.field);
}

/// @p before: the questions written before this one, on its level and around it.
std::shared_ptr<const Asked> scoped(const Query& query, const Questions& before)
{
    auto made = std::make_shared<Asked>();
    made->query = query;
    made->questions = before;
    for (const auto& inner : query.questions) {
        const auto named = scoped(*inner.query, made->questions);
        made->questions[inner.name] = named;
        for (const ValueSet& set : named->sets)
            put(made->sets, set);
    }
    for (const ValueSet& set : query.sets)
        put(made->sets, apart(set, made->sets));
    return made;
}

} // namespace

bool sameWord(const std::string& a, const std::string& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

std::shared_ptr<const Asked> asked(const Query& query)
{
    const std::shared_ptr<const Asked> made = scoped(query, {});
    if (!query.change)
        return made;
    Asked written = *made;
    writeOutChange(written.query);
    return std::make_shared<const Asked>(written);
}

std::optional<std::size_t> stepNamed(const Query& query, const std::string& label)
{
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < query.steps.size(); ++i) {
        if (query.steps[i].label == label)
            return i;
        if (!label.empty() && query.steps[i].family == label)
            longest = i;
    }
    return longest;
}

} // namespace conformance

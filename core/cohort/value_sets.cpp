// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/value_sets.h"

#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

namespace core::cohort {
namespace {

using ConditionPtr = std::shared_ptr<const Condition>;

std::string fieldOf(const Condition& condition)
{
    constexpr std::string_view OfStart = "start.";
    const bool isOfStart = equalsIgnoringCase(condition.field.substr(0, OfStart.size()), OfStart);
    return isOfStart ? condition.field.substr(OfStart.size()) : condition.field;
}

Error noField(const ValueSet& named, const Vocabulary& words)
{
    std::vector<std::string> names;
    for (const dictionary::Element& element : words.elements)
        names.push_back(element.id);
    return {ErrorCode::InvalidInput, "no field for a set", named.field, named.position,
            nearestNames(named.field, names)};
}

class SetApplier
{
public:
    /// All that a name may stand for in @p query: the sets of the questions inside it, as they
    /// stand there, then its own; a later one takes the place of an earlier one.
    Result<void> collect(const Query& query, const Vocabulary& words)
    {
        for (const NamedQuestion& inner : query.questions) {
            if (!inner.query)
                continue;
            SetApplier within;
            TRY_VOID(within.collect(*inner.query, words));
            for (ValueSet& named : within.m_sets)
                put(std::move(named));
        }
        for (std::size_t i = 0; i < query.sets.size(); ++i) {
            ValueSet named = query.sets[i];
            TRY_VOID(check(named, {query.sets.data(), i}, words));
            named.values = apart(named.field, named.values);
            put(std::move(named));
        }
        return {};
    }

    void applyTo(EventPattern& event) const
    {
        event.where = applied(event.where);
        event.test = applied(event.test);
    }

    ConditionPtr applied(const ConditionPtr& condition) const
    {
        if (!condition || m_sets.empty())
            return condition;
        Condition made = *condition;
        for (ConditionPtr& part : made.parts)
            part = applied(part);
        applyTo(made.event);
        if (made.kind == Condition::Kind::Compare)
            apply(made);
        return std::make_shared<const Condition>(std::move(made));
    }

private:
    static bool isNamed(const ValueSet& one, const std::string& field, const std::string& name)
    {
        return one.field == field && equalsIgnoringCase(one.name, name);
    }

    static Result<void> check(const ValueSet& named, std::span<const ValueSet> before,
                              const Vocabulary& words)
    {
        if (!words.element(named.field))
            return noField(named, words);
        for (const ValueSet& other : before) {
            if (isNamed(other, named.field, named.name))
                return Error {ErrorCode::InvalidInput,
                              "two sets with one name",
                              named.name,
                              named.position,
                              {}};
        }
        return {};
    }

    void put(ValueSet named)
    {
        std::erase_if(m_sets, [&named](const ValueSet& other) {
            return isNamed(other, named.field, named.name);
        });
        m_sets.push_back(std::move(named));
    }

    const ValueSet* find(const std::string& field, const std::string& name) const
    {
        const auto found = std::find_if(m_sets.begin(), m_sets.end(), [&](const ValueSet& one) {
            return isNamed(one, field, name);
        });
        return found == m_sets.end() ? nullptr : &*found;
    }

    /// Each value once: sets of sets would grow without end otherwise.
    std::vector<std::string> apart(const std::string& field,
                                   const std::vector<std::string>& values) const
    {
        std::vector<std::string> all;
        std::unordered_set<std::string> known;
        const auto add = [&](const std::string& value) {
            if (known.insert(value).second)
                all.push_back(value);
        };
        for (const std::string& value : values) {
            if (const ValueSet* named = find(field, value))
                std::for_each(named->values.begin(), named->values.end(), add);
            else
                add(value);
        }
        return all;
    }

    /// Only equality knows sets: an order among the values of a set has no meaning.
    void apply(Condition& compare) const
    {
        const Comparison how = compare.comparison;
        const bool isNot = how == Comparison::NotEqual || how == Comparison::NotIn;
        if (how != Comparison::Equal && how != Comparison::In && !isNot)
            return;
        std::vector<std::string> values = apart(fieldOf(compare), compare.values);
        if (values == compare.values)
            return;
        compare.values = std::move(values);
        compare.comparison = isNot ? Comparison::NotIn : Comparison::In;
    }

    std::vector<ValueSet> m_sets;
};

} // namespace

Result<Query> withSetsApplied(const Query& query, const Vocabulary& words)
{
    SetApplier sets;
    TRY_VOID(sets.collect(query, words));
    Query plain = query;
    sets.applyTo(plain.start);
    plain.where = sets.applied(plain.where);
    for (Step& step : plain.steps) {
        sets.applyTo(step.event);
        for (EventPattern& excluded : step.without)
            sets.applyTo(excluded);
    }
    if (plain.measure)
        sets.applyTo(plain.measure->event);
    return plain;
}

} // namespace core::cohort

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/value_sets.h"

#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"

#include <algorithm>

namespace core::cohort {
namespace {

using ConditionPtr = std::shared_ptr<const Condition>;

std::string fieldOf(const Condition& condition)
{
    constexpr std::string_view OfStart = "start.";
    const bool isOfStart = equalsIgnoringCase(condition.field.substr(0, OfStart.size()), OfStart);
    return isOfStart ? condition.field.substr(OfStart.size()) : condition.field;
}

class SetApplier
{
public:
    Result<void> add(ValueSet named, const Vocabulary& words)
    {
        if (!words.element(named.field)) {
            std::vector<std::string> names;
            for (const dictionary::Element& element : words.elements)
                names.push_back(element.id);
            return Error {ErrorCode::InvalidInput, "no field for a set", named.field,
                          named.position, nearestNames(named.field, names)};
        }
        if (find(named.field, named.name))
            return Error {
                ErrorCode::InvalidInput, "two sets with one name", named.name, named.position, {}};
        named.values = apart(named.field, named.values);
        m_sets.push_back(std::move(named));
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
    const ValueSet* find(const std::string& field, const std::string& name) const
    {
        const auto found = std::find_if(m_sets.begin(), m_sets.end(), [&](const ValueSet& one) {
            return one.field == field && equalsIgnoringCase(one.name, name);
        });
        return found == m_sets.end() ? nullptr : &*found;
    }

    std::vector<std::string> apart(const std::string& field,
                                   const std::vector<std::string>& values) const
    {
        std::vector<std::string> all;
        for (const std::string& value : values) {
            if (const ValueSet* named = find(field, value))
                all.insert(all.end(), named->values.begin(), named->values.end());
            else
                all.push_back(value);
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
    for (const ValueSet& named : query.sets)
        TRY_VOID(sets.add(named, words));
    Query plain = query;
    sets.applyTo(plain.start);
    plain.where = sets.applied(plain.where);
    for (Step& step : plain.steps) {
        sets.applyTo(step.event);
        for (EventPattern& excluded : step.without)
            sets.applyTo(excluded);
    }
    return plain;
}

} // namespace core::cohort

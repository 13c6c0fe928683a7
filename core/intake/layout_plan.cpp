// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/layout_plan.h"

#include <algorithm>
#include <array>

namespace core::intake {
namespace {

using dictionary::Layout;

/// Resolves the names of one layout; remembers the first that is unknown.
class Resolver
{
public:
    explicit Resolver(LayoutPlan& plan)
        : m_plan(plan)
    {
    }

    Slot slot(const std::string& name)
    {
        const auto found = m_plan.slotOf(name);
        if (!found && m_unknown.empty())
            m_unknown = name.empty() ? "(empty)" : name;
        return found.value_or(0);
    }
    Slot optionalSlot(const std::string& name) { return name.empty() ? NoSlot : slot(name); }

    Slot essentialSlot(const std::string& name)
    {
        const Slot found = slot(name);
        if (found < m_plan.essential.size())
            m_plan.essential[found] = true;
        return found;
    }

    std::vector<SlotCondition>
    conditions(const std::vector<std::pair<std::string, std::vector<std::string>>>& when)
    {
        std::vector<SlotCondition> planned;
        for (const auto& [column, values] : when)
            planned.push_back({slot(column), &values});
        return planned;
    }

    Result<PlannedTime> time(const dictionary::TimeRule& rule,
                             const dictionary::Dictionary& dictionary)
    {
        TRY_ASSIGN(auto reader, TimeReader::compile(rule, m_plan.layout->id, dictionary));
        PlannedTime planned {std::move(reader), {}, {}};
        for (const std::string& column : rule.columns)
            planned.slots.push_back(essentialSlot(column));
        return planned;
    }

    const std::string& unknown() const { return m_unknown; }

private:
    LayoutPlan& m_plan;
    std::string m_unknown;
};

std::string labelOf(const dictionary::Column& column)
{
    if (!column.label.empty())
        return column.label;
    return column.header.empty() ? column.name : column.header;
}

void addSlot(LayoutPlan& plan, const std::string& name, const std::string& label)
{
    plan.names.push_back(name);
    plan.labels.push_back({label, false});
}

Result<void> planColumns(LayoutPlan& plan, const dictionary::Dictionary& dictionary)
{
    for (const dictionary::Column& column : plan.layout->columns) {
        TRY_ASSIGN(auto reader, ColumnReader::compile(column, dictionary));
        plan.readers.push_back(std::move(reader));
        addSlot(plan, column.name, labelOf(column));
        plan.essential.push_back(column.required);
    }
    for (const dictionary::LookupRule& rule : plan.layout->lookups)
        for (const std::string& name : rule.take)
            if (!plan.slotOf(name))
                addSlot(plan, name, name);
    for (const dictionary::DerivedColumn& column : plan.layout->derived)
        if (!plan.slotOf(column.name))
            addSlot(plan, column.name, column.name);
    return {};
}

void planLookups(LayoutPlan& plan, Resolver& resolver)
{
    const std::size_t own = plan.layout->columns.size();
    for (const dictionary::LookupRule& rule : plan.layout->lookups) {
        PlannedLookup lookup {&rule, {}, {}, nullptr};
        for (const auto& [ownName, otherName] : rule.on)
            lookup.keySlots.push_back(resolver.essentialSlot(ownName));
        for (const std::string& name : rule.take) {
            const Slot slot = resolver.slot(name);
            // A column both files have keeps this file's value: the look-up's goes nowhere.
            lookup.takenSlots.push_back(slot < own ? NoSlot : slot);
        }
        plan.lookups.push_back(std::move(lookup));
    }
}

Result<void> planDerived(LayoutPlan& plan, Resolver& resolver)
{
    for (const dictionary::DerivedColumn& column : plan.layout->derived) {
        PlannedDerived derived {resolver.slot(column.name), {}};
        for (const dictionary::DerivedRule& rule : column.rules) {
            PlannedRule planned {resolver.conditions(rule.when), {}, NoSlot, rule.value};
            for (const auto& [name, text] : rule.matches) {
                TRY_ASSIGN(auto pattern, Pattern::compile(text));
                planned.matches.push_back({resolver.slot(name), std::move(pattern)});
            }
            if (rule.value.starts_with('$'))
                planned.copied = resolver.slot(rule.value.substr(1));
            derived.rules.push_back(std::move(planned));
        }
        plan.derived.push_back(std::move(derived));
    }
    return {};
}

Result<void> planPerson(LayoutPlan& plan, Resolver& resolver)
{
    const dictionary::PersonRule& rule = *plan.layout->person;
    PlannedPerson& person = plan.person;
    person.localId = resolver.essentialSlot(rule.localId);
    person.statewideId = resolver.optionalSlot(rule.statewideId);
    person.ssn = resolver.optionalSlot(rule.ssn);
    person.firstName = resolver.optionalSlot(rule.firstName);
    person.lastName = resolver.optionalSlot(rule.lastName);
    person.gender = resolver.optionalSlot(rule.gender);
    person.birthDate = resolver.optionalSlot(rule.birthDate);
    person.birthYear = resolver.optionalSlot(rule.birthYear);
    if (!rule.birthDatePattern.empty()) {
        TRY_ASSIGN(person.birthDatePattern, Pattern::compile(rule.birthDatePattern));
    }
    return {};
}

Result<void> planRecords(LayoutPlan& plan, Resolver& resolver,
                         const dictionary::Dictionary& dictionary)
{
    for (const dictionary::RecordRule& rule : plan.layout->records) {
        PlannedRecord record;
        record.rule = &rule;
        record.when = resolver.conditions(rule.when);
        for (const auto& [element, column] : rule.elements)
            record.elements.emplace_back(element, resolver.slot(column));
        if (rule.time) {
            TRY_ASSIGN(record.time, resolver.time(*rule.time, dictionary));
        }
        plan.records.push_back(std::move(record));
    }
    return {};
}

/// True when a flag was raised that was not before.
bool raise(std::vector<ColumnLabel>& labels, Slot slot)
{
    return slot < labels.size() && !std::exchange(labels[slot].isIdentifier, true);
}

/// What an identifier is derived from is one too.
bool markSources(LayoutPlan& plan)
{
    bool raised = false;
    for (const PlannedDerived& derived : plan.derived)
        for (const PlannedRule& rule : derived.rules)
            if (plan.labels[derived.slot].isIdentifier && rule.copied != NoSlot)
                raised = raise(plan.labels, rule.copied) || raised;
    return raised;
}

bool markPartner(const LayoutPlan& plan, LayoutPlan& other)
{
    bool raised = false;
    const auto carry = [&](const std::string& ownName, const std::string& otherName) {
        const auto own = plan.slotOf(ownName);
        const auto partner = other.slotOf(otherName);
        if (own && partner && plan.labels[*own].isIdentifier)
            raised = raise(other.labels, *partner) || raised;
    };
    for (const PlannedLookup& lookup : plan.lookups) {
        if (lookup.rule->layout != other.layout->id)
            continue;
        for (const auto& [ownName, otherName] : lookup.rule->on)
            carry(ownName, otherName);
        for (const std::string& name : lookup.rule->take)
            carry(name, name);
    }
    return raised;
}

} // namespace

bool holds(std::span<const SlotCondition> conditions, std::span<const std::string_view> values)
{
    return std::all_of(conditions.begin(), conditions.end(), [values](const SlotCondition& one) {
        return std::find(one.values->begin(), one.values->end(), values[one.slot])
            != one.values->end();
    });
}

bool SlotMatch::holds(std::span<const std::string_view> values)
{
    const std::uint32_t index = seen.intern(values[slot]);
    if (index == answers.size())
        answers.push_back(pattern.matches(values[slot]));
    return answers[index];
}

bool PlannedPerson::hasIdentifiers() const
{
    const std::vector<Slot> all = slots();
    return std::any_of(all.begin() + 1, all.end(), [](Slot slot) { return slot != NoSlot; });
}

std::vector<Slot> PlannedPerson::slots() const
{
    return {localId, statewideId, ssn, firstName, lastName, gender, birthDate, birthYear};
}

Result<LayoutPlan> LayoutPlan::compile(const Layout& layout,
                                       const dictionary::Dictionary& dictionary)
{
    LayoutPlan plan;
    plan.layout = &layout;
    TRY_VOID(planColumns(plan, dictionary));
    Resolver resolver(plan);
    planLookups(plan, resolver);
    TRY_VOID(planDerived(plan, resolver));
    if (layout.time) {
        TRY_ASSIGN(plan.time, resolver.time(*layout.time, dictionary));
    }
    if (!layout.institutionColumn.empty())
        plan.institution = resolver.essentialSlot(layout.institutionColumn);
    if (layout.person)
        TRY_VOID(planPerson(plan, resolver));
    for (const auto& [attribute, column] : layout.attributes)
        plan.attributes.emplace_back(attribute, resolver.slot(column));
    TRY_VOID(planRecords(plan, resolver, dictionary));
    for (const std::string& column : layout.uniqueKey)
        plan.uniqueKey.push_back(resolver.essentialSlot(column));
    if (!resolver.unknown().empty())
        return Error {ErrorCode::InvalidInput, "no such column: " + resolver.unknown(), layout.id};
    if (plan.layout->person && plan.institution == NoSlot)
        return Error {ErrorCode::InvalidInput, "students need an institution column", layout.id};
    return plan;
}

std::optional<Slot> LayoutPlan::slotOf(std::string_view name) const
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Slot>(found - names.begin());
}

bool LayoutPlan::isEssential(Slot column) const
{
    return essential[column];
}

void markIdentifiers(std::span<LayoutPlan* const> plans)
{
    for (LayoutPlan* plan : plans)
        for (const Slot slot : plan->person.slots())
            raise(plan->labels, slot);
    for (bool raised = true; raised;) {
        raised = false;
        for (LayoutPlan* plan : plans) {
            raised = markSources(*plan) || raised;
            for (LayoutPlan* other : plans)
                raised = markPartner(*plan, *other) || raised;
        }
    }
}

} // namespace core::intake

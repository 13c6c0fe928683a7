// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/group_binder.h"

#include "core/cohort/amount.h"
#include "core/cohort/comparison.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/refused.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace core::cohort {
namespace {

constexpr std::size_t MaxGroups = 4; ///< a row's key is four 16-bit codes

/// Bands hold their lower end and not their upper one.
Result<BoundGroup> banded(BoundGroup group, const Field& field, const GroupField& named)
{
    if (field.meaning != Field::Meaning::Number)
        return refused("only a number has bands", named.field, named.position);
    std::vector<std::int64_t> edges;
    for (const std::string& text : named.bands) {
        edges.push_back(millionthsIn(text).value_or(0));
        if (edges.size() > 1 && edges.back() <= edges[edges.size() - 2])
            return refused("bands go up", text, named.position);
    }
    const auto& texts = named.bands;
    group.texts = {"<" + texts.front()};
    for (std::size_t i = 1; i < texts.size(); ++i)
        group.texts.push_back(texts[i - 1] + "–<" + texts[i]);
    group.texts.push_back("≥" + texts.back());
    for (const std::string& text : field.texts) {
        const std::optional<std::int64_t> value = millionthsIn(text);
        if (!value && !text.empty())
            return refused("has values that fit no band exactly", named.field, named.position);
        const auto band = std::upper_bound(edges.begin(), edges.end(), value.value_or(0));
        group.groupOf.push_back(value ? static_cast<std::uint16_t>(band - edges.begin())
                                      : group.missing());
    }
    return group;
}

void fillGroupOf(BoundGroup& group, const Field& field)
{
    std::unordered_map<std::string_view, std::uint16_t> placeOf;
    for (std::size_t i = 0; i < group.texts.size(); ++i)
        placeOf.emplace(group.texts[i], static_cast<std::uint16_t>(i));
    for (const std::string& text : field.texts) {
        const auto place = placeOf.find(text);
        group.groupOf.push_back(place == placeOf.end() ? group.missing() : place->second);
    }
}

} // namespace

GroupBinder::GroupBinder(const Query& query, const FieldFinder& finder, Plan& plan)
    : m_query(query)
    , m_finder(finder)
    , m_plan(plan)
{
}

Result<void> GroupBinder::bindGroups()
{
    if (m_query.by.size() > MaxGroups)
        return refused("at most four groupings", m_query.by[MaxGroups].field,
                       m_query.by[MaxGroups].position);
    for (const GroupField& field : m_query.by) {
        TRY_ASSIGN(BoundGroup bound, group(field));
        m_plan.by.push_back(std::move(bound));
    }
    if (m_query.change)
        return bindChange();
    if (!m_query.cross || m_query.unit == Unit::Students)
        return {};
    for (const BoundGroup& group : m_plan.by) {
        if (group.step && m_plan.steps[*group.step].event.attempt == Attempt::Any)
            m_plan.pairStep = group.step;
    }
    return {};
}

Result<std::size_t> GroupBinder::stepOf(const std::string& label, Position position) const
{
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
        labels.push_back(m_query.steps[i].label);
        if (labels.back() == label)
            return i;
    }
    return refused("no step", label, position, nearestNames(label, labels));
}

Result<FieldOwner> GroupBinder::ownerOf(const GroupField& named) const
{
    if (named.of.empty() || named.of == "start")
        return FieldOwner {std::nullopt, m_plan.start.records, &m_query.start};
    TRY_ASSIGN(const std::size_t step, stepOf(named.of, named.position));
    return FieldOwner {step, m_plan.steps[step].event.records, &m_query.steps[step].event};
}

Result<Field> GroupBinder::fieldOf(const GroupField& named, const FieldOwner& owner) const
{
    const FieldContext context {m_finder.words().kind(owner.event->kind), named.of.empty()};
    return m_finder.find(named.field, context, named.position);
}

Result<BoundGroup> GroupBinder::group(const GroupField& named) const
{
    TRY_ASSIGN(const FieldOwner owner, ownerOf(named));
    BoundGroup group;
    group.step = owner.step;
    group.kindRecords = owner.records;
    group.name = named.of.empty() ? named.field
        : !owner.step             ? "start." + named.field
                                  : "step(\"" + named.of + "\")." + named.field;
    TRY_ASSIGN(const Field field, fieldOf(named, owner));
    if (field.meaning == Field::Meaning::Flags)
        return refused("a field with several values makes no groups", named.field, named.position,
                       "ask with has in where");
    group.source = field.source;
    group.column = field.column;
    if (!named.bands.empty())
        return banded(std::move(group), field, named);
    group.texts = orderedTexts(field, m_finder);
    if (group.texts.size() > 0xFFF0)
        return refused("too many groups", named.field, named.position);
    fillGroupOf(group, field);
    return group;
}

/// The text of the one group that @p value stands for.
Result<std::string> GroupBinder::changeKey(const std::string& value) const
{
    const GroupField& named = m_query.change->field;
    TRY_ASSIGN(const FieldOwner owner, ownerOf(named));
    TRY_ASSIGN(const Field field, fieldOf(named, owner));
    Condition is;
    is.field = named.field;
    is.values = {value};
    is.position = named.position;
    TRY_ASSIGN(const std::vector<Truth> table, comparisonTable(is, field, m_finder));
    std::set<std::string> texts;
    for (std::size_t code = 0; code < table.size(); ++code) {
        if (table[code] == Truth::True)
            texts.insert(field.texts[code]);
    }
    if (texts.size() > 1)
        return refused("stands for several values; a change is between two", value, named.position);
    return texts.empty() ? value : *texts.begin();
}

Result<void> GroupBinder::bindChange()
{
    TRY_ASSIGN(std::string from, changeKey(m_query.change->from));
    TRY_ASSIGN(std::string to, changeKey(m_query.change->to));
    if (from == to)
        return refused("a change is between two values", m_query.change->to,
                       m_query.change->field.position);
    m_plan.change = {std::move(from), std::move(to)};
    return {};
}

Result<void> GroupBinder::bindMeasure(EventBinder& events)
{
    if (!m_query.measure)
        return {};
    BoundMeasure bound;
    bound.asked = *m_query.measure;
    switch (bound.asked.kind) {
    case Measure::Kind::TimeTo:
        TRY_VOID(bindTime(bound));
        break;
    case Measure::Kind::Value:
        TRY_VOID(bindValue(bound));
        break;
    case Measure::Kind::Growth:
        TRY_VOID(bindGrowth(bound));
        break;
    case Measure::Kind::Sum:
    case Measure::Kind::Count:
        TRY_VOID(bindTotal(bound, events));
        break;
    }
    m_plan.measure = std::move(bound);
    return {};
}

Result<void> GroupBinder::bindTime(BoundMeasure& bound) const
{
    TRY_ASSIGN(bound.step, stepOf(bound.asked.step, bound.asked.position));
    if (m_plan.steps[*bound.step].window.side == Window::Side::Before)
        return refused("time runs forward", bound.asked.step, bound.asked.position,
                       "a step after or from its anchor");
    return {};
}

Result<void> GroupBinder::bindValue(BoundMeasure& bound) const
{
    const GroupField& named = bound.asked.value;
    if (!named.bands.empty())
        return refused("a measure has no bands", named.field, named.position, "by");
    TRY_ASSIGN(const FieldOwner owner, ownerOf(named));
    bound.step = owner.step;
    TRY_ASSIGN(const Field field, fieldOf(named, owner));
    TRY_ASSIGN(bound.value, amountsOf(field, named.field, named.position));
    return {};
}

Result<void> GroupBinder::bindGrowth(BoundMeasure& bound) const
{
    TRY_ASSIGN(bound.step, stepOf(bound.asked.step, bound.asked.position));
    const auto amounts = [&](const EventPattern& event) -> Result<AmountField> {
        TRY_ASSIGN(const Field field,
                   m_finder.findOfRecord(bound.asked.value.field,
                                         *m_finder.words().kind(event.kind), bound.asked.position));
        return amountsOf(field, bound.asked.value.field, bound.asked.position);
    };
    TRY_ASSIGN(bound.start, amounts(m_query.start));
    TRY_ASSIGN(bound.value, amounts(m_query.steps[*bound.step].event));
    return {};
}

Result<void> GroupBinder::bindTotal(BoundMeasure& bound, EventBinder& events) const
{
    TRY_VOID(needsAny(bound.asked.event, "measure"));
    TRY_ASSIGN(
        bound.event,
        events.bind(bound.asked.event, Attempt::Any, m_finder.words().kind(m_query.start.kind)));
    TRY_ASSIGN(bound.window, events.historyWindow(bound.asked.window));
    if (bound.asked.kind == Measure::Kind::Count)
        return {};
    TRY_ASSIGN(bound.value,
               events.totalled(bound.asked.event, bound.asked.value.field, bound.asked.position));
    return {};
}

} // namespace core::cohort

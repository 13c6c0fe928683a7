// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/condition_binder.h"

#include "core/cohort/amount.h"
#include "core/cohort/comparison.h"
#include "core/cohort/evaluate.h"
#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/text_form.h"
#include "core/cohort/window.h"

#include <algorithm>
#include <cmath>

namespace core::cohort {
namespace {

constexpr std::int64_t MissingRank = -2000;
constexpr std::int64_t OtherMarkRank = -1000;
constexpr std::int64_t Million = 1000000;
constexpr std::size_t MostQuestions = 64; ///< each of them is run for each shard

/// Points in thousandths; for ranking only, P and CR are worth 2.0, NP, NC and FW nothing, and
/// other marks less than nothing.
std::int64_t gradeRank(const std::string& mark, const dictionary::CodeEntry* entry)
{
    if (mark.empty())
        return MissingRank;
    if (entry) {
        const auto points = entry->properties.find("grade_points");
        const auto value
            = points == entry->properties.end() ? std::nullopt : numberIn(points->second);
        if (value)
            return std::llround(*value * 1000.0);
    }
    if (mark == "P" || mark == "CR")
        return 2000;
    return mark == "NP" || mark == "NC" || mark == "FW" ? 0 : OtherMarkRank;
}

} // namespace

Ranking rankingOf(const cache::KindShape& shape, const FieldFinder& finder)
{
    Ranking ranking;
    const auto columnOf = [&shape](std::string_view id) {
        return static_cast<std::size_t>(std::find(shape.elements.begin(), shape.elements.end(), id)
                                        - shape.elements.begin());
    };
    const std::size_t grade = columnOf("grade");
    const std::size_t score = columnOf("score");
    if (grade < shape.elements.size()) {
        ranking.column = grade;
        std::map<std::string, const dictionary::CodeEntry*> entries;
        if (const dictionary::Element* element = finder.words().element("grade"))
            for (const dictionary::CodeEntry* entry : finder.words().entriesOf(*element))
                entries.emplace(entry->code, entry);
        for (const std::string& mark : finder.textsOf("grade")) {
            const auto entry = entries.find(mark);
            ranking.rank.push_back(
                gradeRank(mark, entry == entries.end() ? nullptr : entry->second));
        }
    } else if (score < shape.elements.size()) {
        ranking.column = score;
        for (const std::string& text : finder.textsOf("score")) {
            const std::optional<double> value = numberIn(text);
            ranking.rank.push_back(value ? std::llround(*value * 1000.0)
                                         : std::numeric_limits<std::int64_t>::min());
        }
    }
    return ranking;
}

Result<void> needsAny(const EventPattern& event, const std::string& place)
{
    if (event.attempt == Attempt::Default || event.attempt == Attempt::Any)
        return {};
    return Error {ErrorCode::InvalidInput, place + " asks for any record, it picks none",
                  event.kind, event.position, "attempt any"};
}

Result<AmountField> amountsOf(const Field& field, const std::string& name, Position position)
{
    if (field.meaning != Field::Meaning::Number)
        return Error {ErrorCode::InvalidInput, "is no number", name, position, {}};
    AmountField bound {field.source, field.column, {}};
    for (const std::string& text : field.texts) {
        const std::optional<std::int64_t> amount = millionthsIn(text);
        if (!amount && !text.empty())
            return Error {ErrorCode::InvalidInput,
                          "has values that cannot be summed exactly",
                          name,
                          position,
                          {}};
        const bool isKnown = amount && *amount != 8888 * Million && *amount != 9999 * Million;
        bound.amounts.push_back(isKnown ? amount : std::nullopt);
    }
    return bound;
}

EventBinder::EventBinder(const FieldFinder& finder, const QuestionScope& questions, Plan& plan)
    : m_finder(finder)
    , m_questions(questions)
    , m_plan(plan)
{
}

Result<BoundEvent> EventBinder::bind(const EventPattern& event, Attempt byDefault,
                                     const dictionary::EventKind* anchor)
{
    const Vocabulary& words = m_finder.words();
    const dictionary::EventKind* kind = words.kind(event.kind);
    if (!kind) {
        std::vector<std::string> names;
        for (const dictionary::EventKind& one : words.kinds)
            names.push_back(one.id);
        return Error {ErrorCode::InvalidInput, "no event kind", event.kind, event.position,
                      nearestNames(event.kind, names)};
    }
    BoundEvent bound;
    bound.attempt = event.attempt == Attempt::Default ? byDefault : event.attempt;
    const auto stores = [kind](std::string_view id) {
        return std::find(kind->elements.begin(), kind->elements.end(), id) != kind->elements.end();
    };
    if (bound.attempt == Attempt::Best && !stores("grade") && !stores("score"))
        return Error {ErrorCode::InvalidInput, "attempt best needs a grade or a score", event.kind,
                      event.position, "first, last, any"};
    TRY_ASSIGN(bound.records, recordSet(event, *kind, anchor));
    if (event.test) {
        bound.hasTest = true;
        TRY_ASSIGN(bound.test.root,
                   node(*event.test, {{kind, false}, nullptr, anchor}, bound.test));
    }
    return bound;
}

Result<std::vector<std::string>> EventBinder::segments(const EventPattern& event) const
{
    const Vocabulary& words = m_finder.words();
    std::vector<std::string> names(words.segments.begin(), words.segments.end());
    for (const std::string& segment : m_finder.catalog().segments)
        if (std::find(names.begin(), names.end(), segment) == names.end())
            names.push_back(segment);
    std::vector<std::string> found;
    for (const std::string& wanted : event.segments) {
        const std::size_t before = found.size();
        for (std::size_t i = 0; i < names.size(); ++i) {
            bool fits = equalsIgnoringCase(names[i], wanted);
            if (i < words.segmentLabels.size())
                fits = fits || equalsIgnoringCase(words.segmentLabels[i].en, wanted)
                    || equalsIgnoringCase(words.segmentLabels[i].es, wanted);
            if (fits && std::find(found.begin(), found.end(), names[i]) == found.end())
                found.push_back(names[i]);
        }
        const bool isRepeated = std::find(found.begin(), found.end(), wanted) != found.end();
        if (found.size() == before && !isRepeated)
            return Error {ErrorCode::InvalidInput, "no segment", wanted, event.position,
                          nearestNames(wanted, names)};
    }
    return found;
}

Result<std::size_t> EventBinder::recordSet(const EventPattern& event,
                                           const dictionary::EventKind& kind,
                                           const dictionary::EventKind* anchor)
{
    Query alone;
    alone.start.kind = event.kind;
    alone.start.segments = event.segments;
    alone.start.where = event.where;
    // The same words mean the same records, unless they compare with an anchor of another kind.
    const std::string text = print(alone) + (anchor ? anchor->id : std::string());
    if (const auto known = m_known.find(text); known != m_known.end())
        return known->second;
    const cache::Catalog& catalog = m_finder.catalog();
    RecordSet set;
    set.kind = event.kind;
    TRY_ASSIGN(const std::vector<std::string> names, segments(event));
    set.institutions.push_back(names.empty() ? 1 : 0);
    for (const dictionary::Institution& one : catalog.institutions)
        set.institutions.push_back(
            names.empty() || std::find(names.begin(), names.end(), one.segment) != names.end());
    if (event.where) {
        TRY_ASSIGN(set.where.root,
                   node(*event.where, {{&kind, false}, nullptr, anchor}, set.where));
    }
    if (const cache::KindShape* shape = catalog.shapeOf(event.kind)) {
        set.kindIndex = static_cast<std::size_t>(shape - catalog.kinds.data());
        TRY_VOID(findKeys(set, names));
    }
    m_plan.recordSets.push_back(std::move(set));
    m_known.emplace(text, m_plan.recordSets.size() - 1);
    return m_plan.recordSets.size() - 1;
}

/// The slices that may hold a record of the set, as far as the cluster key decides.
Result<void> EventBinder::findKeys(RecordSet& set, const std::vector<std::string>& segments) const
{
    const cache::KindShape& shape = m_finder.catalog().kinds[*set.kindIndex];
    const std::vector<std::string> texts = m_finder.textsOf(shape.keyElement);
    set.keyColumn = static_cast<std::size_t>(
        std::find(shape.elements.begin(), shape.elements.end(), shape.keyElement)
        - shape.elements.begin());
    if (set.keyColumn == shape.elements.size())
        return Error {ErrorCode::Internal, "a kind's elements lack its key", shape.kind, {}, {}};
    for (std::size_t place = 1; place <= texts.size(); ++place) {
        const std::size_t code = place % texts.size(); // the missing one last
        const auto key = static_cast<cache::Code>(code);
        if (evaluateOnly(set.where, Source::Column, set.keyColumn, key) == Truth::False)
            continue;
        const bool isOther = shape.keyElement == "segment" && !segments.empty() && code != 0
            && std::find(segments.begin(), segments.end(), texts[code]) == segments.end();
        if (!isOther)
            set.keys.push_back(key);
    }
    return {};
}

Result<std::size_t> EventBinder::node(const Condition& condition, const Place& place,
                                      BoundCondition& into)
{
    BoundCondition::Node made;
    using Kind = Condition::Kind;
    switch (condition.kind) {
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
        made.op = condition.kind == Kind::And ? BoundCondition::Op::And
            : condition.kind == Kind::Or      ? BoundCondition::Op::Or
                                              : BoundCondition::Op::Not;
        for (const auto& part : condition.parts) {
            TRY_ASSIGN(const std::size_t index, node(*part, place, into));
            made.parts.push_back(index);
        }
        break;
    case Kind::Compare: {
        TRY_ASSIGN(made, test(condition, place));
        break;
    }
    case Kind::Same: {
        TRY_ASSIGN(made, same(condition, place, into));
        break;
    }
    case Kind::InQuestion: {
        TRY_ASSIGN(made, membership(condition, place));
        break;
    }
    case Kind::HasEvent:
    case Kind::HasNoEvent:
    case Kind::CountEvent:
    case Kind::SumEvent: {
        TRY_ASSIGN(made, history(condition, place));
        break;
    }
    }
    into.nodes.push_back(std::move(made));
    return into.nodes.size() - 1;
}

Result<BoundCondition::Node> EventBinder::test(const Condition& condition, const Place& place) const
{
    constexpr std::string_view OfStart = "start.";
    const bool isOfStart = equalsIgnoringCase(condition.field.substr(0, OfStart.size()), OfStart);
    if (isOfStart && !place.start)
        return Error {ErrorCode::InvalidInput, "fields of the start stand in the line where",
                      condition.field, condition.position, condition.field.substr(OfStart.size())};
    FieldContext own = place.fields;
    own.attributesFirst = place.fields.attributesFirst && !isOfStart;
    const std::string name = isOfStart ? condition.field.substr(OfStart.size()) : condition.field;
    TRY_ASSIGN(const Field field, m_finder.find(name, own, condition.position));
    BoundCondition::Node made;
    made.source = field.source;
    made.column = field.column;
    TRY_ASSIGN(made.table, comparisonTable(condition, field, m_finder));
    return made;
}

Result<BoundCondition::Node> EventBinder::same(const Condition& condition, const Place& place,
                                               BoundCondition& into) const
{
    if (!place.anchor)
        return Error {
            ErrorCode::InvalidInput,
            "same compares a record with the one its window counts from: it stands in the "
            "events of steps and histories",
            condition.field,
            condition.position,
            {}};
    std::map<std::string, std::uint32_t> idOf;
    const auto codesIn = [&](const dictionary::EventKind& kind) -> Result<FieldCodes> {
        TRY_ASSIGN(const Field field,
                   m_finder.findOfRecord(condition.field, kind, condition.position));
        FieldCodes codes {field.source, field.column, {}};
        for (const std::string& text : field.texts) {
            const std::optional<std::int64_t> number
                = field.meaning == Field::Meaning::Number ? millionthsIn(text) : std::nullopt;
            const std::string said = number ? std::to_string(*number) : text;
            const auto next = static_cast<std::uint32_t>(idOf.size() + 1);
            codes.ids.push_back(said.empty() ? 0 : idOf.try_emplace(said, next).first->second);
        }
        return codes;
    };
    SameField bound;
    TRY_ASSIGN(bound.own, codesIn(*place.fields.kind));
    TRY_ASSIGN(bound.anchor, codesIn(*place.anchor));
    into.sames.push_back(std::move(bound));
    BoundCondition::Node made;
    made.op = BoundCondition::Op::Same;
    made.index = into.sames.size() - 1;
    return made;
}

Result<BoundCondition::Node> EventBinder::membership(const Condition& condition, const Place& place)
{
    if (!place.start)
        return Error {ErrorCode::InvalidInput,
                      "in a question are people: it stands in the line where",
                      condition.question,
                      condition.position,
                      {}};
    TRY_ASSIGN(Membership bound, m_questions.find(condition));
    std::vector<Membership>& known = m_plan.memberships;
    const auto isOfPlan = [&bound](const Membership& other) { return other.plan == bound.plan; };
    if (std::none_of(known.begin(), known.end(), isOfPlan))
        m_plan.questionCount += bound.plan->questionCount;
    if (m_plan.questionCount > MostQuestions)
        return Error {ErrorCode::InvalidInput, "more questions are asked for this one than can be",
                      condition.question, condition.position, "fewer questions inside questions"};
    const auto same = std::find_if(known.begin(), known.end(), [&](const Membership& other) {
        return isOfPlan(other) && other.step == bound.step;
    });
    BoundCondition::Node made;
    made.op = BoundCondition::Op::Membership;
    made.index = static_cast<std::size_t>(same - known.begin());
    if (same == known.end())
        known.push_back(std::move(bound));
    return made;
}

Result<BoundCondition::Node> EventBinder::history(const Condition& condition, const Place& place)
{
    if (!place.start)
        return Error {ErrorCode::InvalidInput,
                      "has, count and sum ask about people: they stand in the line where",
                      condition.event.kind,
                      condition.position,
                      {}};
    History bound;
    if (condition.kind == Condition::Kind::CountEvent) {
        bound.kind = History::Kind::Count;
        TRY_VOID(needsAny(condition.event, "count"));
    } else if (condition.kind == Condition::Kind::SumEvent) {
        bound.kind = History::Kind::Sum;
        TRY_VOID(needsAny(condition.event, "sum"));
    } else if (condition.kind == Condition::Kind::HasNoEvent) {
        bound.kind = History::Kind::HasNo;
    }
    bound.atLeast = condition.atLeast;
    TRY_ASSIGN(bound.event,
               bind(condition.event, Attempt::Any, m_finder.words().kind(place.start->kind)));
    TRY_ASSIGN(bound.window, historyWindow(condition.window));
    if (bound.kind == History::Kind::Sum) {
        TRY_ASSIGN(bound.amount, totalled(condition.event, condition.field, condition.position));
        bound.least = millionthsIn(condition.values.front()).value_or(0);
    }
    m_plan.histories.push_back(std::move(bound));
    BoundCondition::Node made;
    made.op = BoundCondition::Op::History;
    made.index = m_plan.histories.size() - 1;
    return made;
}

Result<AmountField> EventBinder::totalled(const EventPattern& event, const std::string& name,
                                          Position position) const
{
    const dictionary::EventKind* kind = m_finder.words().kind(event.kind);
    TRY_ASSIGN(const Field field, m_finder.find(name, {kind, false}, position));
    const bool isOfRecord = field.source == Source::Column || field.source == Source::Nothing;
    if (field.meaning != Field::Meaning::Number || !isOfRecord)
        return Error {ErrorCode::InvalidInput, "sum needs a number of a " + kind->id + " record",
                      name, position, numbersOf(*kind)};
    return amountsOf(field, name, position);
}

/// The elements of the kind that are numbers, to choose from.
std::string EventBinder::numbersOf(const dictionary::EventKind& kind) const
{
    std::string names;
    for (const std::string& id : kind.elements) {
        const dictionary::Element* element = m_finder.words().element(id);
        if (element && element->type == dictionary::ElementType::Number)
            names += (names.empty() ? "" : ", ") + id;
    }
    return names;
}

Result<BoundWindow> EventBinder::historyWindow(const Window& window) const
{
    BoundWindow bound;
    bound.anyTime = !window.limit && window.side == Window::Side::Unsaid;
    if (bound.anyTime)
        return bound;
    if (!window.anchor.empty() && window.anchor != "start")
        return Error {ErrorCode::InvalidInput, "where counts from the start only", window.anchor,
                      window.position, "start"};
    bound.side = window.side == Window::Side::Unsaid ? Window::Side::After : window.side;
    bound.limit = window.limit;
    bound.unit = window.limitUnit;
    computeBounds(bound, m_plan.time);
    return bound;
}

Result<void> EventBinder::bindWhere(const Condition& condition, const EventPattern& start)
{
    const Place place {{m_finder.words().kind(start.kind), true}, &start, nullptr};
    TRY_ASSIGN(m_plan.where.root, node(condition, place, m_plan.where));
    return {};
}

} // namespace core::cohort

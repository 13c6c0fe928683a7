// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/change.h"
#include "core/cohort/group_binder.h"
#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/observed.h"
#include "core/cohort/refused.h"
#include "core/cohort/text_form.h"
#include "core/cohort/value_sets.h"
#include "core/cohort/window.h"

#include <algorithm>
#include <limits>

namespace core::cohort {
namespace {

class Binder
{
public:
    Binder(const Query& query, const Vocabulary& words, const cache::Catalog& catalog,
           const QuestionScope& questions, Plan& plan)
        : m_query(query)
        , m_words(words)
        , m_catalog(catalog)
        , m_plan(plan)
        , m_finder(words, catalog)
        , m_events(m_finder, questions, plan)
    {
    }

    Result<void> run()
    {
        m_plan.unit = m_query.unit;
        m_plan.order = m_query.order;
        m_plan.cross = m_query.cross;
        bindInstitutions();
        bindRankings();
        TRY_ASSIGN(m_plan.start, bindStart());
        TRY_VOID(bindWhere());
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            TRY_ASSIGN(BoundStep step, bindStep(i));
            m_plan.steps.push_back(std::move(step));
        }
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i)
            m_plan.steps[i].shorter = shorterOf(i);
        GroupBinder groups(m_query, m_finder, m_plan);
        TRY_VOID(groups.bindGroups());
        TRY_VOID(groups.bindMeasure(m_events));
        collectInstitutions();
        return {};
    }

private:
    void bindInstitutions()
    {
        const auto& all = m_catalog.institutions;
        std::vector<std::size_t> order(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(),
                  [&all](std::size_t a, std::size_t b) { return all[a].id < all[b].id; });
        m_plan.institutionRank.assign(all.size() + 1, std::numeric_limits<std::uint32_t>::max());
        for (std::size_t i = 0; i < order.size(); ++i)
            m_plan.institutionRank[order[i] + 1] = static_cast<std::uint32_t>(i + 1);
        m_plan.institutionCalendar = {Timeline::NoCalendar};
        m_plan.institutionAnnual = {0};
        for (const dictionary::Institution& one : all) {
            m_plan.institutionCalendar.push_back(m_plan.time.calendarOf(one.segment));
            m_plan.institutionAnnual.push_back(one.segment == "k12" ? 1 : 0);
        }
    }

    void bindRankings()
    {
        for (const cache::KindShape& shape : m_catalog.kinds)
            m_plan.rankings.push_back(rankingOf(shape, m_finder));
    }

    Result<BoundEvent> bindStart()
    {
        const bool isStudents = m_query.unit == Unit::Students;
        if (isStudents && m_query.start.attempt == Attempt::Any)
            return refused("start needs one record per student", "any", m_query.start.position,
                           "attempt first, last or best, or unit enrolments");
        return m_events.bind(m_query.start, isStudents ? Attempt::First : Attempt::Any, nullptr);
    }

    Result<void> bindWhere()
    {
        if (!m_query.where)
            return {};
        return m_events.bindWhere(*m_query.where, m_query.start);
    }

    Result<std::size_t> anchorOf(const Step& step, std::size_t index) const
    {
        const std::string& name = step.window.anchor;
        const std::size_t first = firstOfFamily(m_query, index);
        const std::size_t before = first == 0 ? BoundWindow::Start : first - 1;
        if (name == "start" || (name.empty() && m_query.order == StepOrder::Any))
            return BoundWindow::Start;
        if (name == "previous" || name.empty())
            return before;
        std::vector<std::string> labels = {"start", "previous"};
        for (std::size_t i = 0; i < first; ++i) {
            labels.push_back(m_query.steps[i].label);
            if (labels.back() == name)
                return i;
        }
        return refused("no earlier step", name, step.window.position, nearestNames(name, labels));
    }

    Result<BoundWindow> stepWindow(const Step& step, std::size_t index) const
    {
        BoundWindow window;
        window.anyTime = false;
        TRY_ASSIGN(window.anchor, anchorOf(step, index));
        window.side
            = step.window.side == Window::Side::Unsaid ? Window::Side::After : step.window.side;
        window.limit = step.window.limit;
        window.unit = step.window.limitUnit;
        window.straight = m_query.order == StepOrder::Straight;
        if (window.straight && window.side == Window::Side::Before)
            return refused("order straight goes forward", "before", step.window.position, "after");
        computeBounds(window, m_plan.time);
        return window;
    }

    /// Of the record that stands for a step, or of the start.
    const dictionary::EventKind* kindOf(std::size_t step) const
    {
        return m_words.kind(step == BoundWindow::Start ? m_query.start.kind
                                                       : m_query.steps[step].event.kind);
    }

    Result<BoundStep> bindStep(std::size_t index)
    {
        const Step& step = m_query.steps[index];
        BoundStep bound;
        bound.label = step.label;
        for (std::size_t i = 0; i < index; ++i) {
            if (m_query.steps[i].label == step.label)
                return refused("two steps with one label", step.label, step.position);
        }
        TRY_ASSIGN(bound.window, stepWindow(step, index));
        const dictionary::EventKind* anchor = kindOf(bound.window.anchor);
        TRY_ASSIGN(bound.event, m_events.bind(step.event, Attempt::Any, anchor));
        for (const EventPattern& excluded : step.without) {
            TRY_VOID(needsAny(excluded, "without"));
            TRY_ASSIGN(BoundEvent event, m_events.bind(excluded, Attempt::Any, anchor));
            bound.without.push_back(std::move(event));
        }
        if (const std::size_t first = firstOfFamily(m_query, index);
            m_query.order != StepOrder::Any && first > 0)
            bound.baseStep = first - 1;
        else if (bound.window.anchor != BoundWindow::Start)
            bound.baseStep = bound.window.anchor;
        TRY_ASSIGN(const std::vector<std::string> segments, m_events.segments(step.event));
        bindObservation(bound, segments, m_plan, m_catalog);
        TRY_VOID(bindElsewhere(bound, step, segments));
        return bound;
    }

    /// The event with its test and exclusions, as text: equal for steps that differ in their
    /// limits.
    static std::string eventsOf(const Step& step)
    {
        Query alone;
        alone.start = step.event;
        if (!step.event.test && step.without.empty())
            alone.start.attempt
                = Attempt::Default; // there is one or there is none, whichever is picked
        std::string text = print(alone);
        for (const EventPattern& excluded : step.without) {
            alone.start = excluded;
            text += print(alone);
        }
        return text;
    }

    /// The step that asks for the same within the next shorter limit, however the two are written:
    /// whoever reads both can take their difference.
    std::optional<std::size_t> shorterOf(std::size_t index) const
    {
        const BoundStep& bound = m_plan.steps[index];
        const auto limitOf = [this](std::size_t i) { return *m_plan.steps[i].window.limit; };
        std::optional<std::size_t> nearest;
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
            const BoundStep& other = m_plan.steps[i];
            const bool isSame = other.baseStep == bound.baseStep
                && other.window.anchor == bound.window.anchor
                && other.window.side == bound.window.side && other.window.limit
                && eventsOf(m_query.steps[i]) == eventsOf(m_query.steps[index]);
            const bool isShorter = isSame
                && (!bound.window.limit
                    || (other.window.unit == bound.window.unit
                        && limitOf(i) < *bound.window.limit));
            if (isShorter && (!nearest || limitOf(i) > limitOf(*nearest)))
                nearest = i;
        }
        return nearest;
    }

    /// For an enrolment step in named segments: the other segments, where those may be who are not
    /// found in these.
    Result<void> bindElsewhere(BoundStep& bound, const Step& step,
                               const std::vector<std::string>& segments)
    {
        if (step.event.kind != "enrolled" || segments.empty())
            return {};
        TRY_ASSIGN(std::vector<std::string> known, m_events.segments(m_query.start));
        known.insert(known.end(), segments.begin(), segments.end());
        for (const std::string& segment : m_catalog.segments) {
            if (std::find(known.begin(), known.end(), segment) == known.end())
                bound.elsewhereSegments.push_back(segment);
        }
        if (bound.elsewhereSegments.empty())
            return {};
        EventPattern others;
        others.kind = "enrolled";
        others.segments = bound.elsewhereSegments;
        others.position = step.event.position;
        TRY_ASSIGN(const BoundEvent event, m_events.bind(others, Attempt::Any, nullptr));
        bound.elsewhereRecords = event.records;
        bound.elsewhereOf = {0};
        for (const dictionary::Institution& one : m_catalog.institutions) {
            const auto found = std::find(bound.elsewhereSegments.begin(),
                                         bound.elsewhereSegments.end(), one.segment);
            const auto place = found - bound.elsewhereSegments.begin();
            bound.elsewhereOf.push_back(
                static_cast<std::uint8_t>(found == bound.elsewhereSegments.end() ? 0 : place + 1));
        }
        return {};
    }

    void collectInstitutions()
    {
        for (std::size_t code = 1; code <= m_catalog.institutions.size(); ++code) {
            const auto reads = [code](const Plan& plan) {
                return std::any_of(
                    plan.recordSets.begin(), plan.recordSets.end(),
                    [code](const RecordSet& set) { return set.institutions[code] != 0; });
            };
            const auto asks = [&](const Membership& one) {
                return std::find(one.plan->institutions.begin(), one.plan->institutions.end(), code)
                    != one.plan->institutions.end();
            };
            if (reads(m_plan)
                || std::any_of(m_plan.memberships.begin(), m_plan.memberships.end(), asks))
                m_plan.institutions.push_back(static_cast<cache::Code>(code));
        }
    }

    const Query& m_query;
    const Vocabulary& m_words;
    const cache::Catalog& m_catalog;
    Plan& m_plan;
    FieldFinder m_finder;
    EventBinder m_events;
};

int yearsOf(const Window& window)
{
    const int limit = window.limit.value_or(0);
    return window.limitUnit == TimeUnit::Months ? limit / 12 + 1 : limit + 1;
}

/// How far beyond the data terms may be asked for: steps follow each other, and n terms reach at
/// most n years.
int extraYears(const Query& query)
{
    int years = 2;
    for (const Step& step : query.steps)
        years += yearsOf(step.window);
    const auto visit = [&years](const auto& self, const Condition* condition) -> void {
        if (!condition)
            return;
        years = std::max(years, yearsOf(condition->window));
        for (const auto& part : condition->parts)
            self(self, part.get());
    };
    visit(visit, query.where.get());
    return query.measure ? std::max(years, yearsOf(query.measure->window)) : years;
}

} // namespace

Result<std::shared_ptr<const Plan>> bindWithin(const Query& query, const Vocabulary& words,
                                               const cache::Catalog& catalog,
                                               const QuestionScope::Entry* outer)
{
    auto plan = std::make_shared<Plan>(Timeline(catalog, words, extraYears(query)));
    TRY_ASSIGN(const Query whole, withSetsApplied(query, words));
    TRY_ASSIGN(const Query plain, withChangeApplied(whole));
    QuestionScope questions(words, catalog, outer);
    TRY_VOID(questions.add(plain.questions));
    TRY_VOID(Binder(plain, words, catalog, questions, *plan).run());
    plan->canonical = print(query);
    return std::shared_ptr<const Plan>(std::move(plan));
}

Result<std::shared_ptr<const Plan>> bind(const Query& query, const Vocabulary& words,
                                         const cache::Catalog& catalog)
{
    return bindWithin(query, words, catalog, nullptr);
}

std::vector<EarlierEnd> earlierEnds(const Plan& plan)
{
    std::map<cache::Code, Day> ends;
    for (const BoundStep& step : plan.steps) {
        for (const EarlierEnd& one : step.earlierEnds) {
            const auto known = ends.try_emplace(one.institution, one.through).first;
            known->second = std::min(known->second, one.through);
        }
    }
    std::vector<EarlierEnd> all;
    for (const auto& [institution, through] : ends)
        all.push_back({institution, through});
    return all;
}

std::vector<cache::Code> institutionsOf(const Plan& plan)
{
    return plan.institutions;
}

} // namespace core::cohort

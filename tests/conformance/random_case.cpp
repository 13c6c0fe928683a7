// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/random_case.h"

#include <utility>

namespace conformance {

using core::cohort::Attempt;
using core::cohort::Measure;
using core::cohort::Query;
using core::cohort::Step;
using core::cohort::StepOrder;
using core::cohort::Unit;
using core::cohort::Window;

namespace {

/// Kind of the record that the last step's window counts from.
std::string anchorKind(const Query& query, const Window& window)
{
    const auto& steps = query.steps;
    if (steps.empty() || window.anchor == "start"
        || (window.anchor.empty() && query.order == StepOrder::Any))
        return query.start.kind;
    for (const Step& step : steps)
        if (step.label == window.anchor)
            return step.event.kind;
    return steps.back().event.kind;
}

std::vector<std::string> numbersOf(const std::string& kind)
{
    if (kind == "course")
        return {"units", "grade_points"};
    return kind == "test" ? std::vector<std::string> {"score"} : std::vector<std::string> {};
}

} // namespace

/// Makes the last step one of two limits.
void RandomCase::addLonger(Query& query)
{
    const std::vector<std::string> units = {"months", "terms", "years"};
    Step& shorter = query.steps.back();
    shorter.family = shorter.label;
    Step longer = shorter;
    *longer.window.limit += static_cast<int>(1 + below(3));
    for (Step* one : {&shorter, &longer})
        one->label += " (" + std::to_string(*one->window.limit) + " "
            + units[static_cast<std::size_t>(one->window.limitUnit)] + ")";
    query.steps.push_back(longer);
}

void RandomCase::anchor(Window& window, const Query& query)
{
    if (window.side == Window::Side::Unsaid)
        return;
    const std::size_t form = below(4);
    if (form == 0)
        window.anchor = "start";
    else if (form == 1)
        window.anchor = "previous";
    else if (form == 2 && !query.steps.empty())
        window.anchor = oneOf(query.steps).label;
}

/// The next step of @p query.
Step RandomCase::step(const Query& query)
{
    Step made;
    made.label = "s" + std::to_string(query.steps.size());
    made.window = window(false);
    anchor(made.window, query);
    if (query.order == StepOrder::Straight && made.window.side == Window::Side::Before)
        made.window.side = Window::Side::After;
    const std::string counted = anchorKind(query, made.window);
    const Place place {oneOf(randomKinds()), counted};
    made.event = event(place);
    made.event.attempt = oneOf<Attempt>(
        {Attempt::Default, Attempt::First, Attempt::Last, Attempt::Any, Attempt::Best});
    const bool isRanked = place.kind == "course" || place.kind == "test";
    if (made.event.attempt == Attempt::Best && !isRanked)
        made.event.attempt = Attempt::First;
    if (made.event.attempt != Attempt::Default && chance(40))
        made.event.test = recordCondition(place, 0);
    if (chance(25)) {
        const Place excluded {oneOf(randomKinds()), counted};
        made.without.push_back(event(excluded));
        if (chance(30)) {
            made.without[0].attempt = Attempt::Any;
            made.without[0].test = recordCondition(excluded, 0);
        }
    }
    return made;
}

void RandomCase::addSteps(Query& query)
{
    query.order = oneOf<StepOrder>({StepOrder::Any, StepOrder::This, StepOrder::Straight});
    for (std::size_t left = below(4); left > 0; --left) {
        query.steps.push_back(step(query));
        if (query.steps.back().window.limit && chance(20))
            addLonger(query);
    }
}

core::cohort::GroupField RandomCase::group(const Query& query)
{
    core::cohort::GroupField made;
    std::string kind = query.start.kind;
    const std::size_t form = below(4);
    if (form == 0) {
        made.field = oneOf<std::string>({"ethnicity", "gender", "birth_year"});
        if (made.field == "birth_year" && chance(50))
            made.bands = {"1992"};
        return made;
    }
    if (form == 1) {
        made.of = "start";
    } else if (form == 2 && !query.steps.empty()) {
        const Step& of = oneOf(query.steps);
        made.of = of.label;
        kind = of.event.kind;
    }
    std::vector<std::string> fields = fieldsOf(kind);
    fields.insert(fields.end(), {"county", "institution", "academic_year", "season", "term"});
    made.field = oneOf(fields);
    if (made.field == "units" && chance(50))
        made.bands = {"3", "3.5"};
    if (made.field == "score" && chance(50))
        made.bands = {"320", "350", "400"};
    return made;
}

void RandomCase::addChange(Query& query)
{
    core::cohort::Change made;
    const std::map<std::string, std::pair<std::string, std::string>> values = {
        {"gender", {"F", "m"}},
        {"ethnicity", {"hispanic", "White"}},
        {"academic_year", {"2008-09", "2009"}},
        {"season", {"fall", "year"}},
        {"county", {"Los Angeles", "san diego"}},
    };
    made.field.field = oneOf<std::string>(
        {"gender", "ethnicity", "academic_year", "academic_year", "season", "county"});
    if (made.field.field != "gender" && made.field.field != "ethnicity" && chance(70))
        made.field.of = "start";
    made.from = values.at(made.field.field).first;
    made.to = values.at(made.field.field).second;
    if (chance(30))
        std::swap(made.from, made.to);
    query.change = made;
}

/// A measure of one of the steps; false where the step that chance chose has none.
bool RandomCase::measureStep(Query& query, Measure& made)
{
    if (query.steps.empty())
        return false;
    const Step& step = oneOf(query.steps);
    made.step = step.family.empty() || chance(50) ? step.label : step.family;
    if (chance(60)) {
        made.kind = Measure::Kind::TimeTo;
        return step.window.side != Window::Side::Before;
    }
    const std::vector<std::string> numbers = numbersOf(step.event.kind);
    if (numbers.empty())
        return false;
    made.value.field = oneOf(numbers);
    if (step.event.kind == query.start.kind && chance(60)) {
        made.kind = Measure::Kind::Growth;
        return true;
    }
    made.value.of = std::exchange(made.step, {});
    return true;
}

void RandomCase::addMeasure(Query& query)
{
    Measure made;
    const std::size_t form = below(10);
    const std::vector<std::string> numbers = numbersOf(query.start.kind);
    if (form < 5) {
        if (!measureStep(query, made))
            return;
    } else if (form < 7) {
        made.value.of = numbers.empty() ? "" : "start";
        made.value.field = numbers.empty() ? "birth_year" : oneOf(numbers);
    } else {
        made.kind = form == 7 ? Measure::Kind::Count : Measure::Kind::Sum;
        const std::string kind
            = form == 7 ? oneOf(randomKinds()) : oneOf<std::string>({"course", "course", "test"});
        if (form > 7)
            made.value.field = oneOf(numbersOf(kind));
        const Place place {kind, query.start.kind};
        made.event = event(place);
        made.window = window(true);
        if (chance(30)) {
            made.event.attempt = Attempt::Any;
            made.event.test = recordCondition(place, 0);
        }
    }
    query.measure = made;
}

/// An inner question's sets stand for the outer one too, which therefore may have none.
void RandomCase::addSets(Query& query, bool isInner)
{
    if (!query.questions.empty() && chance(40))
        return;
    query.sets = {{"A or C", "grade", {"A", "C"}, {}}, {"Passed", "grade", {"A or C", "P"}, {}}};
    if (isInner && chance(50))
        query.sets[0].values = {"A", oneOf<std::string>({"B", "W"})};
    if (!query.questions.empty() && chance(30))
        query.sets.erase(query.sets.begin()); // the other holds the inner one's
}

void RandomCase::addQuestions(Query& query, const Questions& before, int nesting)
{
    if (nesting == 0 || !chance(35))
        return;
    for (std::size_t left = 1 + below(2); left > 0; --left) {
        const std::string name = "q" + std::to_string(++m_named);
        Questions visible = before;
        visible.insert(visible.end(), query.questions.begin(), query.questions.end());
        auto inner = std::make_shared<Query>(question(visible, nesting - 1));
        inner->unit = Unit::Students;
        if (inner->start.attempt == Attempt::Any)
            inner->start.attempt = Attempt::First;
        query.questions.push_back({name, std::move(inner), {}});
    }
}

Query RandomCase::question()
{
    return question({}, 2);
}

Query RandomCase::question(const Questions& before, int nesting)
{
    Query made;
    addQuestions(made, before, nesting);
    addSets(made, nesting < 2);
    made.unit = oneOf<Unit>(
        {Unit::Students, Unit::Students, Unit::Students, Unit::Enrolments, Unit::Attempts});
    const Place place {oneOf(randomKinds()), {}};
    made.start = event(place);
    made.start.attempt = oneOf<Attempt>({Attempt::Default, Attempt::First, Attempt::Last});
    if ((place.kind == "course" || place.kind == "test") && chance(20))
        made.start.attempt = Attempt::Best;
    if (made.unit != Unit::Students && chance(30))
        made.start.attempt = Attempt::Any;
    if (made.start.attempt != Attempt::Default && chance(25))
        made.start.test = recordCondition(place, 0);
    Questions visible = before;
    visible.insert(visible.end(), made.questions.begin(), made.questions.end());
    if (!visible.empty() || chance(50))
        made.where = whereCondition(place.kind, visible, 2);
    addSteps(made);
    made.cross = chance(25);
    for (std::size_t left = made.cross ? 2 : below(3); left > 0; --left)
        made.by.push_back(group(made));
    if (!made.cross && chance(20))
        addChange(made);
    if (chance(50))
        addMeasure(made);
    return made;
}

} // namespace conformance

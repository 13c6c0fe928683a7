// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/random_case.h"

#include <algorithm>

namespace conformance {

using core::cohort::Attempt;
using core::cohort::Comparison;
using core::cohort::Condition;
using core::cohort::EventPattern;
using core::cohort::Window;

std::vector<std::string> valuesOf(const std::string& field)
{
    static const std::map<std::string, std::vector<std::string>> All = {
        {"subject", {"English 10", "2131", "9106", "150100", "Algebra I", "170100"}},
        {"discipline", {"english", "math", "Mathematics"}},
        {"grade", {"A", "B", "B-", "C", "F", "P", "W", "Passed", "A or C"}},
        {"success", {"yes", "no"}},
        {"level", {"below_transfer", "Transfer"}},
        {"units", {"3", "3.0", "4"}},
        {"grade_level", {"10", "11"}},
        {"grade_points", {"3.0", "2", "0"}},
        {"status", {"full", "part"}},
        {"segment", {"cc", "k12"}},
        {"test_id", {"star", "SAT"}},
        {"score", {"300", "350", "400"}},
        {"award", {"diploma", "AA", "BA"}},
        {"ethnicity", {"hispanic", "White"}},
        {"gender", {"F", "m"}},
        {"birth_year", {"1992", "1993"}},
        {"county", {"Los Angeles", "san diego"}},
        {"institution", {"Z01", "Yarrow High"}},
        {"academic_year", {"2008-09", "2009", "2010-11"}},
        {"season", {"fall", "spring", "year"}},
    };
    return All.at(field);
}

Condition RandomCase::comparison(const std::string& kind)
{
    Condition made;
    std::vector<std::string> fields = fieldsOf(kind);
    fields.insert(fields.end(), {"county", "institution", "academic_year", "season"});
    if (chance(10))
        fields = {"ethnicity", "gender", "birth_year"};
    made.field = oneOf(fields);
    const std::vector<std::string> known = valuesOf(made.field);
    const bool isOrdered = made.field == "grade_level" || made.field == "units"
        || made.field == "grade_points" || made.field == "score" || made.field == "academic_year"
        || made.field == "birth_year";
    if (chance(12)) {
        made.comparison = chance(50) ? Comparison::IsMissing : Comparison::IsNotMissing;
        return made;
    }
    made.values = {oneOf(known)};
    if (isOrdered && chance(40)) {
        made.comparison = oneOf<Comparison>({Comparison::Less, Comparison::LessOrEqual,
                                             Comparison::Greater, Comparison::GreaterOrEqual});
    } else if (made.field == "grade" && chance(30)) {
        made.comparison = Comparison::GreaterOrEqual;
        made.values = {oneOf<std::string>({"B", "C"})};
    } else if (chance(40)) {
        made.comparison = chance(60) ? Comparison::In : Comparison::NotIn;
        made.values.push_back(oneOf(known));
    } else {
        made.comparison = chance(80) ? Comparison::Equal : Comparison::NotEqual;
    }
    return made;
}

/// A field that both kinds of record have.
Condition RandomCase::same(const Place& place)
{
    Condition made;
    made.kind = Condition::Kind::Same;
    std::vector<std::string> fields
        = {"institution", "institution",   "county", "district", "region",
           "segment",     "academic_year", "season", "term"};
    const std::vector<std::string> others = fieldsOf(place.anchor);
    for (const std::string& field : fieldsOf(place.kind)) {
        if (std::find(others.begin(), others.end(), field) != others.end())
            fields.insert(fields.end(), {field, field});
    }
    made.field = oneOf(fields);
    return made;
}

std::shared_ptr<const Condition> RandomCase::recordCondition(const Place& place, int depth)
{
    Condition made = !place.anchor.empty() && chance(35) ? same(place) : comparison(place.kind);
    if (depth > 0 && chance(45)) {
        made = Condition();
        made.kind = oneOf<Condition::Kind>(
            {Condition::Kind::And, Condition::Kind::Or, Condition::Kind::Not});
        made.parts.push_back(recordCondition(place, depth - 1));
        if (made.kind != Condition::Kind::Not)
            made.parts.push_back(recordCondition(place, depth - 1));
    }
    return std::make_shared<const Condition>(std::move(made));
}

EventPattern RandomCase::event(const Place& place)
{
    EventPattern made;
    made.kind = place.kind;
    const std::size_t at = below(6);
    if (at < 3)
        made.segments = {segments()[at]};
    else if (at == 3)
        made.segments = {"cc", "university"};
    if (chance(45))
        made.where = recordCondition(place, 1);
    return made;
}

Window RandomCase::window(bool inWhere)
{
    Window made;
    if (inWhere && chance(30))
        return made;
    made.side = oneOf<Window::Side>({Window::Side::Unsaid, Window::Side::After, Window::Side::After,
                                     Window::Side::From, Window::Side::Before});
    if (chance(75)) {
        made.limitUnit = oneOf<core::cohort::TimeUnit>({core::cohort::TimeUnit::Months,
                                                        core::cohort::TimeUnit::Terms,
                                                        core::cohort::TimeUnit::Years});
        const bool isMonths = made.limitUnit == core::cohort::TimeUnit::Months;
        made.limit = static_cast<int>(1 + below(isMonths ? 30 : 3));
    }
    if (inWhere && made.side != Window::Side::Unsaid && chance(50))
        made.anchor = "start";
    return made;
}

Condition RandomCase::history(const std::string& startKind)
{
    Condition made;
    made.kind = oneOf<Condition::Kind>(
        {Condition::Kind::HasEvent, Condition::Kind::HasNoEvent, Condition::Kind::CountEvent});
    const Place place {oneOf(randomKinds()), startKind};
    made.event = event(place);
    made.window = window(true);
    const bool isCount = made.kind == Condition::Kind::CountEvent;
    made.atLeast = isCount ? static_cast<int>(1 + below(3)) : 1;
    if (chance(30)) {
        made.event.attempt = isCount || chance(30) ? Attempt::Any : Attempt::First;
        made.event.test = recordCondition(place, 0);
    }
    return made;
}

Condition RandomCase::sum(const std::string& startKind)
{
    Condition made;
    const bool isUnits = chance(70);
    made.kind = Condition::Kind::SumEvent;
    made.field = isUnits ? "units" : "score";
    made.values = {oneOf<std::string>(isUnits ? std::vector<std::string> {"3", "6.5", "10"}
                                              : std::vector<std::string> {"300", "700"})};
    made.event = event({isUnits ? "course" : "test", startKind});
    made.window = window(true);
    return made;
}

Condition RandomCase::membership(const Questions& visible)
{
    Condition made;
    made.kind = Condition::Kind::InQuestion;
    const core::cohort::NamedQuestion& named = oneOf(visible);
    made.question = named.name;
    if (!named.query->steps.empty() && chance(60)) {
        const core::cohort::Step& step = oneOf(named.query->steps);
        made.step = step.family.empty() || chance(50) ? step.label : step.family;
    }
    return made;
}

std::shared_ptr<const Condition> RandomCase::whereCondition(const std::string& startKind,
                                                            const Questions& visible, int depth)
{
    Condition made;
    const std::size_t form = below(10);
    if (depth > 0 && form < 4) {
        made.kind = oneOf<Condition::Kind>(
            {Condition::Kind::And, Condition::Kind::Or, Condition::Kind::Not});
        made.parts.push_back(whereCondition(startKind, visible, depth - 1));
        if (made.kind != Condition::Kind::Not)
            made.parts.push_back(whereCondition(startKind, visible, depth - 1));
    } else if (!visible.empty() && chance(50)) {
        made = membership(visible);
    } else if (form < 6) {
        made = comparison(startKind);
        const bool ofPerson
            = made.field == "ethnicity" || made.field == "gender" || made.field == "birth_year";
        if (!ofPerson && chance(50))
            made.field = "start." + made.field;
    } else {
        made = form == 6 ? sum(startKind) : history(startKind);
    }
    return std::make_shared<const Condition>(std::move(made));
}

} // namespace conformance

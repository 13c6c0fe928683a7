// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/random_case.h"

namespace conformance {
namespace {

using core::cohort::Attempt;
using core::cohort::Comparison;
using core::cohort::Condition;
using core::cohort::EventPattern;
using core::cohort::Window;

const std::vector<std::string> Kinds = {"course", "course", "enrolled", "test", "award"};

std::vector<std::string> fieldsOf(const std::string& kind)
{
    if (kind == "course")
        return {"subject", "discipline", "grade", "success", "level", "units", "grade_level"};
    if (kind == "enrolled")
        return {"status", "segment"};
    if (kind == "test")
        return {"test_id", "score"};
    return {"award"};
}

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

} // namespace

std::size_t RandomCase::below(std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random);
}

bool RandomCase::chance(int percent)
{
    return below(100) < static_cast<std::size_t>(percent);
}

PlainRecord RandomCase::record()
{
    PlainRecord made;
    made.kind = oneOf(Kinds);
    made.institution = chance(3) ? -1 : static_cast<int>(below(6));
    const std::string year = std::to_string(2007 + below(5));
    const bool ofSchool = made.institution >= 0 && made.institution < 3;
    const bool isDated = made.kind == "award" || made.kind == "test" || chance(5);
    if (isDated)
        made.time = timeNamed(
            year
            + oneOf<std::string>({"-01-31", "-06-14", "-06-30", "-07-01", "-08-15", "-12-31"}));
    else if (ofSchool && chance(95))
        made.time = timeNamed(year + "-00");
    else
        made.time
            = timeNamed((made.institution == 5 && chance(70) ? "q:" : "")
                        + oneOf<std::string>({"fall", "spring", "winter", "summer"}) + "-" + year);
    if (chance(3))
        made.time.reset();
    const std::map<std::string, std::vector<std::string>> values = {
        {"subject", {"2131", "9106", "2403", "150100", "170100", "094800", "local"}},
        {"grade", {"A", "B", "B-", "C", "F", "P", "NP", "W", "RD"}},
        {"level", {"below_transfer", "transfer"}},
        {"units", {"3", "3.0", "4"}},
        {"grade_level", {"09", "10", "11"}},
        {"status", {"full", "part"}},
        {"test_id", {"star", "sat"}},
        {"score", {"300", "350", "400"}},
        {"award", {"diploma", "AA", "BA"}},
    };
    for (const std::string& field : fieldsOf(made.kind)) {
        if (values.contains(field) && chance(88))
            made.values[field] = oneOf(values.at(field));
    }
    if (made.kind == "enrolled" && made.institution >= 0)
        made.values["segment"] = institutions()[static_cast<std::size_t>(made.institution)].segment;
    return made;
}

PlainData RandomCase::data()
{
    PlainData made;
    made.institutions = institutions();
    const std::size_t people = 1 + below(9);
    for (std::size_t i = 0; i < people; ++i) {
        PlainPerson person;
        if (chance(85))
            person.attributes["ethnicity"] = oneOf<std::string>({"hispanic", "white"});
        if (chance(85))
            person.attributes["gender"] = oneOf<std::string>({"F", "M", "X"});
        if (chance(85))
            person.attributes["birth_year"] = oneOf<std::string>({"1991", "1992", "1993"});
        for (const std::string& tier : tiers())
            if (chance(70))
                person.keys.insert(tier);
        for (std::size_t left = 1 + below(9); left > 0; --left)
            person.records.push_back(record());
        made.people.push_back(std::move(person));
    }
    made.observed = observedInRecords(made);
    if (chance(40)) {
        const core::Day cap = core::toDay({2010, 6, 30});
        for (PlainObservation& one : made.observed)
            one.through = std::min(one.through, cap);
    }
    return made;
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
        || made.field == "score" || made.field == "academic_year" || made.field == "birth_year";
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

std::shared_ptr<const Condition> RandomCase::recordCondition(const std::string& kind, int depth)
{
    Condition made = comparison(kind);
    if (depth > 0 && chance(45)) {
        made = Condition();
        made.kind = oneOf<Condition::Kind>(
            {Condition::Kind::And, Condition::Kind::Or, Condition::Kind::Not});
        made.parts.push_back(recordCondition(kind, depth - 1));
        if (made.kind != Condition::Kind::Not)
            made.parts.push_back(recordCondition(kind, depth - 1));
    }
    return std::make_shared<const Condition>(std::move(made));
}

EventPattern RandomCase::event(const std::string& kind)
{
    EventPattern made;
    made.kind = kind;
    const std::size_t place = below(6);
    if (place < 3)
        made.segments = {segments()[place]};
    else if (place == 3)
        made.segments = {"cc", "university"};
    if (chance(55))
        made.where = recordCondition(kind, 1);
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

std::shared_ptr<const Condition> RandomCase::whereCondition(const std::string& startKind, int depth)
{
    Condition made;
    const std::size_t form = below(10);
    if (depth > 0 && form < 4) {
        made.kind = oneOf<Condition::Kind>(
            {Condition::Kind::And, Condition::Kind::Or, Condition::Kind::Not});
        made.parts.push_back(whereCondition(startKind, depth - 1));
        if (made.kind != Condition::Kind::Not)
            made.parts.push_back(whereCondition(startKind, depth - 1));
    } else if (form < 6) {
        made = comparison(startKind);
        const bool ofPerson
            = made.field == "ethnicity" || made.field == "gender" || made.field == "birth_year";
        if (!ofPerson && chance(50))
            made.field = "start." + made.field;
    } else if (form == 6) {
        sum(made);
    } else {
        made.kind = oneOf<Condition::Kind>(
            {Condition::Kind::HasEvent, Condition::Kind::HasNoEvent, Condition::Kind::CountEvent});
        made.event = event(oneOf(Kinds));
        made.window = window(true);
        made.atLeast
            = made.kind == Condition::Kind::CountEvent ? static_cast<int>(1 + below(3)) : 1;
        const bool isCount = made.kind == Condition::Kind::CountEvent;
        if (chance(30)) {
            made.event.attempt = isCount || chance(30) ? Attempt::Any : Attempt::First;
            made.event.test = recordCondition(made.event.kind, 0);
        }
    }
    return std::make_shared<const Condition>(std::move(made));
}

/// Makes the last step one of two limits.
void RandomCase::addLonger(core::cohort::Query& query)
{
    const std::vector<std::string> units = {"months", "terms", "years"};
    core::cohort::Step& shorter = query.steps.back();
    shorter.family = shorter.label;
    core::cohort::Step longer = shorter;
    *longer.window.limit += static_cast<int>(1 + below(3));
    for (core::cohort::Step* one : {&shorter, &longer})
        one->label += " (" + std::to_string(*one->window.limit) + " "
            + units[static_cast<std::size_t>(one->window.limitUnit)] + ")";
    query.steps.push_back(longer);
}

void RandomCase::sum(Condition& into)
{
    const bool isUnits = chance(70);
    into.kind = Condition::Kind::SumEvent;
    into.field = isUnits ? "units" : "score";
    into.values = {oneOf<std::string>(isUnits ? std::vector<std::string> {"3", "6.5", "10"}
                                              : std::vector<std::string> {"300", "700"})};
    into.event = event(isUnits ? "course" : "test");
    into.window = window(true);
}

void RandomCase::anchor(Window& window, const std::vector<std::string>& labels)
{
    if (window.side == Window::Side::Unsaid)
        return;
    const std::size_t form = below(4);
    if (form == 0)
        window.anchor = "start";
    else if (form == 1)
        window.anchor = "previous";
    else if (form == 2 && !labels.empty())
        window.anchor = oneOf(labels);
}

core::cohort::Step RandomCase::step(std::size_t index, const std::vector<std::string>& labels)
{
    core::cohort::Step made;
    made.label = "s" + std::to_string(index);
    const std::string kind = oneOf(Kinds);
    made.event = event(kind);
    made.event.attempt = oneOf<Attempt>(
        {Attempt::Default, Attempt::First, Attempt::Last, Attempt::Any, Attempt::Best});
    const bool isRanked = kind == "course" || kind == "test";
    if (made.event.attempt == Attempt::Best && !isRanked)
        made.event.attempt = Attempt::First;
    if (made.event.attempt != Attempt::Default && chance(40))
        made.event.test = recordCondition(kind, 0);
    made.window = window(false);
    anchor(made.window, labels);
    if (chance(15)) {
        made.without.push_back(event(oneOf(Kinds)));
        if (chance(30)) {
            made.without[0].attempt = Attempt::Any;
            made.without[0].test = recordCondition(made.without[0].kind, 0);
        }
    }
    return made;
}

core::cohort::GroupField RandomCase::group(const std::string& startKind,
                                           const std::vector<core::cohort::Step>& steps)
{
    core::cohort::GroupField made;
    std::string kind = startKind;
    const std::size_t form = below(4);
    if (form == 0) {
        made.field = oneOf<std::string>({"ethnicity", "gender", "birth_year"});
        if (made.field == "birth_year" && chance(50))
            made.bands = {"1992"};
        return made;
    }
    if (form == 1) {
        made.of = "start";
    } else if (form == 2 && !steps.empty()) {
        const auto& step = oneOf(steps);
        made.of = step.label;
        kind = step.event.kind;
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

core::cohort::Query RandomCase::question()
{
    using core::cohort::StepOrder;
    core::cohort::Query made;
    made.sets = {{"A or C", "grade", {"A", "C"}, {}}, {"Passed", "grade", {"A or C", "P"}, {}}};
    made.unit = chance(25) ? core::cohort::Unit::Enrolments : core::cohort::Unit::Students;
    const std::string kind = oneOf(Kinds);
    made.start = event(kind);
    made.start.attempt = oneOf<Attempt>({Attempt::Default, Attempt::First, Attempt::Last});
    if ((kind == "course" || kind == "test") && chance(20))
        made.start.attempt = Attempt::Best;
    if (made.start.attempt != Attempt::Default && chance(25))
        made.start.test = recordCondition(kind, 0);
    if (chance(50))
        made.where = whereCondition(kind, 2);
    made.order = oneOf<StepOrder>({StepOrder::Any, StepOrder::This, StepOrder::Straight});
    const std::size_t steps = below(4);
    for (std::size_t i = 0; i < steps; ++i) {
        std::vector<std::string> labels;
        for (const auto& earlier : made.steps)
            labels.push_back(earlier.label);
        made.steps.push_back(step(i, labels));
        Window& own = made.steps.back().window;
        if (made.order == StepOrder::Straight && own.side == Window::Side::Before)
            own.side = Window::Side::After;
        if (own.limit && chance(20))
            addLonger(made);
    }
    made.cross = chance(25);
    for (std::size_t left = made.cross ? 2 : below(3); left > 0; --left)
        made.by.push_back(group(kind, made.steps));
    return made;
}

} // namespace conformance

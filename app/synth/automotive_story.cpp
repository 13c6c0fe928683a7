// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Career-technical duplication: automotive passed at Toyon, begun again at Ironwood, before and
// after the two agreed in 2012 on where their students start.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

struct Group
{
    int firstYear, years; ///< of twelfth grade
    int atBottom, further, notFound, notLocatable;
};

constexpr int AgreementYear = 2011; ///< the first twelfth grade whose fall is after it
constexpr Group Groups[] = {{2008, 3, 262, 148, 150, 40}, {AgreementYear, 2, 93, 207, 120, 30}};

Fate fateOf(const Group& group, int i)
{
    if (i < group.atBottom)
        return Fate::Below;
    if (i < group.atBottom + group.further)
        return Fate::Pass;
    return i < group.atBottom + group.further + group.notFound ? Fate::NotFound
                                                               : Fate::NotLocatable;
}

void planAutomotive(std::vector<Plan>& plans)
{
    static constexpr Ethnicity Turns[] = {Ethnicity::Hispanic, Ethnicity::White, Ethnicity::Black,
                                          Ethnicity::Hispanic, Ethnicity::Asian};
    for (const Group& group : Groups) {
        const int students = group.atBottom + group.further + group.notFound + group.notLocatable;
        for (int i = 0; i < students; ++i) {
            Plan plan;
            plan.story = Story::Automotive;
            plan.ethnicity = Turns[static_cast<std::size_t>(i) % std::size(Turns)];
            plan.gender = i % 4 == 0 ? 'F' : 'M';
            plan.fate = fateOf(group, i);
            plan.year = static_cast<std::int16_t>(group.firstYear + i % group.years);
            plan.grade = 12;
            plan.school = i % 7 < 4 ? SumacHigh : YarrowHigh;
            plan.serial = static_cast<std::uint16_t>(i);
            if (plan.fate == Fate::NotLocatable)
                plan.keys = i % 2 == 0 ? Keys::NoBirthDate : Keys::NoName;
            plans.push_back(plan);
        }
    }
}

void liveAutomotive(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    for (int grade = 9; grade <= 12; ++grade)
        ordinaryYear(plan, plan.year + grade - 12, grade, plan.school, {}, chance, life);
    life.take(plan.year, plan.school, SchoolCourse::AutoMechanics, passMark(chance), true);
    life.diplomaYear = plan.year;
    if (plan.fate != Fate::Below && plan.fate != Fate::Pass)
        return;
    const Term first {plan.year + 1, Season::Fall};
    const bool atBottom = plan.fate == Fate::Below;
    ordinaryCollege(Ironwood, first, 2, chance, life);
    life.takeAt(Ironwood, first,
                atBottom ? CollegeCourse::AutoIntroduction : CollegeCourse::AutoEngines,
                passMark(chance), true);
    if (atBottom && chance.happens(1, 2))
        life.takeAt(Ironwood, nextPrimary(first), CollegeCourse::AutoEngines, passMark(chance),
                    true);
}

void expectAutomotive(Truth& truth)
{
    for (const char* id : {"auto-before", "auto-after"})
        truth.expect(id, {}, {"Took automotive at Ironwood", "Began again at the bottom"});
}

void countAutomotive(const Plan& plan, Truth& truth)
{
    std::vector<State> states {State::Yes, State::Yes};
    if (plan.fate == Fate::Pass)
        states[1] = State::No;
    else if (plan.fate == Fate::NotFound)
        states = {State::No, State::NotReached};
    else if (plan.fate == Fate::NotLocatable)
        states = {State::NotLocated, State::NotReached};
    truth.count(plan.year < AgreementYear ? "auto-before" : "auto-after", {}, states);
}

} // namespace

const StoryTeller AutomotiveStory {Story::Automotive, planAutomotive, expectAutomotive,
                                   liveAutomotive, countAutomotive};

} // namespace app::synth

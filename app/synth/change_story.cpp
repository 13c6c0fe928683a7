// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Change against growth: two years of Clarkia's tenth-grade geometry, a thousand students each.
// Both schools rise, the district falls, because more students sit where fewer pass.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

constexpr int FirstGeometry = 2008; ///< 2008-09
constexpr int SecondGeometry = 2009;

struct Group
{
    int year;
    SchoolIndex school;
    int students;
    int passedGeometry; ///< in tenth grade, C or better
    int passedAlgebra; ///< in ninth grade
};

constexpr Group Groups[] = {
    {FirstGeometry, ClarkiaHigh, 600, 420, 390},
    {FirstGeometry, LarkspurHigh, 400, 160, 150},
    {SecondGeometry, ClarkiaHigh, 400, 288, 220},
    {SecondGeometry, LarkspurHigh, 600, 258, 300},
};

Ethnicity ethnicityOf(int serial)
{
    static constexpr Ethnicity Turns[]
        = {Ethnicity::Hispanic, Ethnicity::White,    Ethnicity::Hispanic, Ethnicity::Asian,
           Ethnicity::Black,    Ethnicity::Hispanic, Ethnicity::Filipino, Ethnicity::White};
    return Turns[static_cast<std::size_t>(serial) % std::size(Turns)];
}

void planChange(std::vector<Plan>& plans)
{
    int serial = 0;
    for (const Group& group : Groups)
        for (int i = 0; i < group.students; ++i, ++serial) {
            Plan plan;
            plan.story = Story::Change;
            plan.ethnicity = ethnicityOf(serial);
            plan.gender = serial % 2 == 0 ? 'M' : 'F';
            plan.year = static_cast<std::int16_t>(group.year);
            plan.grade = 10;
            plan.school = group.school;
            plan.serial = static_cast<std::uint16_t>(serial);
            // 37 is coprime to every group's size: each place is met once.
            plan.fate = i * 37 % group.students < group.passedGeometry ? Fate::Pass : Fate::Fail;
            plan.before = i < group.passedAlgebra ? Fate::Pass : Fate::Fail;
            plans.push_back(plan);
        }
}

void liveChange(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    const auto markOf
        = [&](Fate fate) { return fate == Fate::Pass ? passMark(chance) : failMark(chance); };
    for (int grade = 9; grade <= 12; ++grade)
        ordinaryYear(plan, plan.year + grade - 10, grade, plan.school, {.mathematics = grade <= 10},
                     chance, life);
    life.take(plan.year - 1, plan.school, SchoolCourse::Algebra1, markOf(plan.before), true);
    life.take(plan.year, plan.school, SchoolCourse::Geometry, markOf(plan.fate), true);
    life.diplomaYear = plan.year + 2;
}

void expectChange(Truth& truth)
{
    truth.expect("change-year-1", {"start.institution"}, {"C or better in geometry"});
    truth.expect("change-year-2", {"start.institution"}, {"C or better in geometry"});
    truth.expect("growth", {}, {"C or better in 9th grade", "C or better in 10th grade"});
}

void countChange(const Plan& plan, Truth& truth)
{
    const auto stateOf = [](Fate fate) { return fate == Fate::Pass ? State::Yes : State::No; };
    const bool isSecond = plan.year == SecondGeometry;
    truth.count(isSecond ? "change-year-2" : "change-year-1",
                {std::string(Schools[plan.school].name)}, {stateOf(plan.fate)});
    if (isSecond)
        truth.count("growth", {}, {stateOf(plan.before), stateOf(plan.fate)});
}

} // namespace

const StoryTeller ChangeStory {Story::Change, planChange, expectChange, liveChange, countChange};

} // namespace app::synth

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Algebra I to chemistry at Manzanita, before and after the summer course of 2012.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

constexpr int BeforeYear = 2010; ///< Algebra I in 2010-11, chemistry in 2011-12
constexpr int SummerYear = 2011; ///< Algebra I in 2011-12, the course, chemistry in 2012-13

struct Group
{
    bool isMesa;
    char mark;
    int year;
    bool tookCourse;
    int passed, failed, notTaken; ///< first chemistry, C or better
};

constexpr Group Groups[] = {
    {true, 'A', BeforeYear, false, 158, 42, 30},  {true, 'B', BeforeYear, false, 110, 90, 42},
    {true, 'C', BeforeYear, false, 76, 124, 66},  {false, 'A', BeforeYear, false, 176, 24, 28},
    {false, 'B', BeforeYear, false, 148, 52, 36}, {false, 'C', BeforeYear, false, 116, 84, 50},
    {true, 'C', SummerYear, true, 70, 55, 15},    {true, 'C', SummerYear, false, 78, 122, 60},
};

Ethnicity ethnicityOf(int serial)
{
    static constexpr Ethnicity Turns[]
        = {Ethnicity::Hispanic, Ethnicity::White, Ethnicity::Asian,    Ethnicity::Hispanic,
           Ethnicity::Black,    Ethnicity::White, Ethnicity::Filipino, Ethnicity::Hispanic};
    return Turns[static_cast<std::size_t>(serial) % std::size(Turns)];
}

void planChemistry(std::vector<Plan>& plans)
{
    int serial = 0;
    for (const Group& group : Groups) {
        const int students = group.passed + group.failed + group.notTaken;
        for (int i = 0; i < students; ++i, ++serial) {
            Plan plan;
            plan.story = Story::Chemistry;
            plan.ethnicity = ethnicityOf(serial);
            plan.gender = serial % 2 == 0 ? 'F' : 'M';
            plan.mark = group.mark;
            plan.special = group.tookCourse;
            plan.year = static_cast<std::int16_t>(group.year);
            plan.grade = 9;
            plan.school = group.isMesa ? ManzanitaMesa : i % 2 == 0 ? CeanothusHigh : LupineHigh;
            plan.serial = static_cast<std::uint16_t>(serial);
            plan.fate = Fate::NotTaken;
            if (i < group.passed + group.failed)
                plan.fate = i < group.passed ? Fate::Pass : Fate::Fail;
            plans.push_back(plan);
        }
    }
}

void liveChemistry(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    ordinaryYear(plan, plan.year, 9, plan.school, {.mathematics = true}, chance, life);
    static constexpr const char* Letters[] = {"A", "B", "C"};
    life.take(plan.year, plan.school, SchoolCourse::Algebra1, Letters[plan.mark - 'A'], true);
    for (int grade = 10; grade <= 12; ++grade)
        ordinaryYear(plan, plan.year + grade - 9, grade, plan.school, {.science = true}, chance,
                     life);
    if (plan.special)
        life.take(plan.year + 1, plan.school, SchoolCourse::AppliedAlgebra, passMark(chance), true);
    if (plan.fate == Fate::NotTaken) { // some take it when the window is over
        if (chance.happens(1, 4))
            life.take(plan.year + 2, plan.school, SchoolCourse::Chemistry, passMark(chance), true);
        return;
    }
    const bool isPassed = plan.fate == Fate::Pass;
    life.take(plan.year + 1, plan.school, SchoolCourse::Chemistry,
              isPassed ? passMark(chance) : failMark(chance), true);
    if (!isPassed && chance.happens(1, 3)) // the second attempt is not the first
        life.take(plan.year + 2, plan.school, SchoolCourse::Chemistry, passMark(chance), true);
}

void expectChemistry(Truth& truth)
{
    const std::vector<std::string> labels {"Took chemistry", "C or better"};
    truth.expect("algebra-chemistry", {"start.grade"}, labels);
    truth.expect("algebra-chemistry-others", {"start.grade"}, labels);
    truth.expect("summer-course-takers", {}, labels);
    truth.expect("summer-course-others", {}, labels);
}

void countChemistry(const Plan& plan, Truth& truth)
{
    std::vector<State> states {State::Yes, State::Yes};
    if (plan.fate == Fate::NotTaken)
        states = {State::No, State::NotReached};
    else if (plan.fate == Fate::Fail)
        states[1] = State::No;
    if (plan.year == SummerYear)
        truth.count(plan.special ? "summer-course-takers" : "summer-course-others", {}, states);
    else
        truth.count(plan.school == ManzanitaMesa ? "algebra-chemistry" : "algebra-chemistry-others",
                    {std::string(1, plan.mark)}, states);
}

} // namespace

const StoryTeller ChemistryStory {Story::Chemistry, planChemistry, expectChemistry, liveChemistry,
                                  countChemistry};

} // namespace app::synth

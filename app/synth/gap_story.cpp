// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A gap and its cause: the first English courses of 2012-13 at Sweetbay. Students placed alike do
// alike; they are not placed alike.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

constexpr int GapYear = 2012;

struct Group
{
    Ethnicity ethnicity;
    int direct, directPassed, below, belowPassed;
};

// Others together: 396 of 520 and 44 of 280, 440 of 800.
constexpr Group Groups[] = {
    {Ethnicity::Black, 100, 76, 100, 14},
    {Ethnicity::Hispanic, 260, 198, 140, 22},
    {Ethnicity::White, 130, 99, 70, 11},
    {Ethnicity::Asian, 130, 99, 70, 11},
};

void addPart(std::vector<Plan>& plans, Ethnicity ethnicity, Fate placed, int students, int passed)
{
    for (int i = 0; i < students; ++i) {
        Plan plan;
        plan.story = Story::Gap;
        plan.ethnicity = ethnicity;
        plan.before = placed;
        plan.fate = i < passed ? Fate::Pass : Fate::Fail;
        plan.serial = static_cast<std::uint16_t>(plans.size());
        plan.gender = plan.serial % 2 == 0 ? 'F' : 'M';
        const bool isLocal = plan.serial % 5 < 3;
        plan.grade = isLocal ? 12 : 0;
        plan.year = static_cast<std::int16_t>(isLocal ? GapYear - 1 : GapYear);
        plan.school = plan.serial % 2 == 0 ? CeanothusHigh : LupineHigh;
        plans.push_back(plan);
    }
}

void planGap(std::vector<Plan>& plans)
{
    for (const Group& group : Groups) {
        addPart(plans, group.ethnicity, Fate::Transfer, group.direct, group.directPassed);
        addPart(plans, group.ethnicity, Fate::Below, group.below, group.belowPassed);
    }
}

void liveGap(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    if (plan.grade > 0) {
        for (int grade = 10; grade <= 12; ++grade)
            ordinaryYear(plan, plan.year + grade - 12, grade, plan.school, {}, chance, life);
        life.diplomaYear = plan.year;
    }
    const Term first
        = plan.serial % 4 == 0 ? Term {GapYear + 1, Season::Spring} : Term {GapYear, Season::Fall};
    const Term second = nextPrimary(first);
    const bool isPass = plan.fate == Fate::Pass;
    ordinaryCollege(Sweetbay, first, 2, chance, life);
    if (plan.before == Fate::Below) {
        life.takeAt(Sweetbay, first, CollegeCourse::EnglishOneBelow,
                    isPass ? passMark(chance) : anyMark(plan.school, chance), true);
        if (isPass)
            life.takeAt(Sweetbay, second, CollegeCourse::EnglishTransfer, passMark(chance), true);
        return;
    }
    const bool atOnce = isPass && plan.serial % 9 != 0;
    life.takeAt(Sweetbay, first, CollegeCourse::EnglishTransfer,
                atOnce ? passMark(chance) : failMark(chance), true);
    if (isPass && !atOnce)
        life.takeAt(Sweetbay, second, CollegeCourse::EnglishTransfer, passMark(chance), true);
    if (!isPass && plan.serial % 5 == 0) // passed, but more than a year later
        life.takeAt(Sweetbay, nextPrimary(nextPrimary(second)), CollegeCourse::EnglishTransfer,
                    passMark(chance), true);
}

void expectGap(Truth& truth)
{
    const std::vector<std::string> labels {"Passed transfer-level English within a year"};
    for (const char* id : {"english-gap", "placement-direct", "placement-below"})
        truth.expect(id, {"ethnicity"}, labels);
}

void countGap(const Plan& plan, Truth& truth)
{
    const std::vector<State> states {plan.fate == Fate::Pass ? State::Yes : State::No};
    const std::vector<std::string> keys {codeOf(plan.ethnicity)};
    truth.count("english-gap", keys, states);
    truth.count(plan.before == Fate::Below ? "placement-below" : "placement-direct", keys, states);
}

} // namespace

const StoryTeller GapStory {Story::Gap, planGap, expectGap, liveGap, countGap};

} // namespace app::synth

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small things that must hold at every size: Penstemon's grades of 9 to 24 students, and students
// in the summer of 2015, so that every segment's data reach the day they are said to.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

constexpr int FirstEntry = FirstYear - 3; ///< their twelfth grade is the first year submitted

void planContinuation(std::vector<Plan>& plans)
{
    static constexpr int Sizes[] = {14, 9, 18, 24, 11, 16, 21, 10, 13, 19, 12};
    static constexpr Ethnicity Turns[]
        = {Ethnicity::Hispanic, Ethnicity::Hispanic, Ethnicity::Black, Ethnicity::White};
    for (int entry = FirstEntry; entry <= LastYear; ++entry)
        for (int i = 0; i < Sizes[entry - FirstEntry]; ++i) {
            Plan plan;
            plan.story = Story::Continuation;
            plan.ethnicity = Turns[static_cast<std::size_t>(i) % std::size(Turns)];
            plan.gender = i % 2 == 0 ? 'M' : 'F';
            plan.year = static_cast<std::int16_t>(entry);
            plan.grade = 9;
            plan.school = Penstemon;
            plan.serial = static_cast<std::uint16_t>(i);
            plans.push_back(plan);
        }
}

void liveContinuation(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    for (int grade = 9; grade <= 12; ++grade)
        ordinaryYear(plan, plan.year + grade - 9, grade, plan.school, {}, chance, life);
    if (chance.happens(1, 2))
        life.diplomaYear = plan.year + 3;
}

constexpr int PerPlace = 12;

void planLastSummer(std::vector<Plan>& plans)
{
    for (int i = 0; i < 5 * PerPlace; ++i) {
        Plan plan;
        plan.story = Story::LastSummer;
        plan.ethnicity = i % 2 == 0 ? Ethnicity::White : Ethnicity::Asian;
        plan.gender = i % 3 == 0 ? 'M' : 'F';
        plan.year = LastYear;
        plan.serial = static_cast<std::uint16_t>(i);
        plans.push_back(plan);
    }
}

void liveLastSummer(const Student& student, Chance& chance, Life& life)
{
    static constexpr MemberIndex Places[] = {Ironwood, Sweetbay, PaloBrea, Chaparral, CoastalSage};
    const MemberIndex place = Places[student.plan.serial / PerPlace];
    const Term first {LastYear, Season::Fall};
    if (Members[place].segment == Segment::University) {
        ordinaryUniversity(place, first, 2, life);
        return life.enrolAtUniversity(place, LastTerm);
    }
    ordinaryCollege(place, first, 2, chance, life);
    life.takeAt(place, LastTerm, CollegeCourse::EnglishTransfer, passMark(chance));
    life.takeAt(place, LastTerm, CollegeCourse::AutoIntroduction, passMark(chance));
}

void nothingToExpect(Truth&)
{
}
void nothingToCount(const Plan&, Truth&)
{
}

} // namespace

const StoryTeller ContinuationStory {Story::Continuation, planContinuation, nothingToExpect,
                                     liveContinuation, nothingToCount};
const StoryTeller LastSummerStory {Story::LastSummer, planLastSummer, nothingToExpect,
                                   liveLastSummer, nothingToCount};

const std::vector<const StoryTeller*>& storyTellers()
{
    static const std::vector<const StoryTeller*> tellers {
        &EnglishStory,    &ChemistryStory,    &GapStory,       &ChangeStory,
        &AutomotiveStory, &ContinuationStory, &LastSummerStory};
    return tellers;
}

const StoryTeller* tellerOf(Story story)
{
    for (const StoryTeller* teller : storyTellers())
        if (teller->story == story)
            return teller;
    return nullptr;
}

} // namespace app::synth

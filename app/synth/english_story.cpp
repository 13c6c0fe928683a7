// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// English 10 in Los Angeles and what came after, by mark and group: the headline, its neighbours,
// and the bright spot at Yarrow High.
#include "app/synth/ordinary.h"
#include "app/synth/stories.h"

#include <array>

namespace app::synth {
namespace {

struct FateCount
{
    Fate fate;
    int students;
    int bright; ///< of them, took Expository Reading and Writing at Yarrow High in 12th grade
};

struct Group
{
    Ethnicity ethnicity;
    char mark;
    std::array<FateCount, 6> fair; ///< tenth grades of the five fair years together
    std::array<int, 3> open; ///< of each open year
    std::array<int, 3> openNotLocatable; ///< of those
};

constexpr Group Groups[] = {
    {Ethnicity::Hispanic,
     'B',
     {{{Fate::Below, 357, 50},
       {Fate::Transfer, 258, 68},
       {Fate::NoEnglish, 123, 22},
       {Fate::University, 197, 40},
       {Fate::NotFound, 508, 70},
       {Fate::NotLocatable, 197, 25}}},
     {331, 326, 334},
     {41, 38, 40}},
    {Ethnicity::Hispanic,
     'A',
     {{{Fate::Below, 78, 0},
       {Fate::Transfer, 122, 0},
       {Fate::NoEnglish, 30, 0},
       {Fate::University, 330, 0},
       {Fate::NotFound, 240, 0},
       {Fate::NotLocatable, 100, 0}}},
     {180, 184, 177},
     {20, 21, 19}},
    {Ethnicity::Hispanic,
     'C',
     {{{Fate::Below, 231, 0},
       {Fate::Transfer, 69, 0},
       {Fate::NoEnglish, 100, 0},
       {Fate::University, 45, 0},
       {Fate::NotFound, 655, 0},
       {Fate::NotLocatable, 200, 0}}},
     {260, 262, 255},
     {40, 39, 41}},
    {Ethnicity::White,
     'B',
     {{{Fate::Below, 113, 0},
       {Fate::Transfer, 82, 0},
       {Fate::NoEnglish, 30, 0},
       {Fate::University, 80, 0},
       {Fate::NotFound, 160, 0},
       {Fate::NotLocatable, 55, 0}}},
     {104, 103, 105},
     {12, 12, 12}},
    {Ethnicity::Black,
     'B',
     {{{Fate::Below, 64, 0},
       {Fate::Transfer, 46, 0},
       {Fate::NoEnglish, 20, 0},
       {Fate::University, 40, 0},
       {Fate::NotFound, 95, 0},
       {Fate::NotLocatable, 35, 0}}},
     {60, 61, 59},
     {12, 12, 12}},
    {Ethnicity::Asian,
     'B',
     {{{Fate::Below, 61, 0},
       {Fate::Transfer, 44, 0},
       {Fate::NoEnglish, 16, 0},
       {Fate::University, 55, 0},
       {Fate::NotFound, 55, 0},
       {Fate::NotLocatable, 29, 0}}},
     {52, 51, 53},
     {12, 12, 12}},
    {Ethnicity::Filipino,
     'B',
     {{{Fate::Below, 31, 0},
       {Fate::Transfer, 23, 0},
       {Fate::NoEnglish, 12, 0},
       {Fate::University, 20, 0},
       {Fate::NotFound, 38, 0},
       {Fate::NotLocatable, 16, 0}}},
     {28, 27, 29},
     {12, 12, 12}},
    {Ethnicity::PacificIslander,
     'B',
     {{{Fate::Below, 1, 0},
       {Fate::Transfer, 1, 0},
       {Fate::NoEnglish, 1, 0},
       {Fate::University, 1, 0},
       {Fate::NotFound, 2, 0},
       {Fate::NotLocatable, 1, 0}}},
     {1, 1, 1},
     {0, 0, 0}},
};

constexpr int FairYears = LastFairYear - FirstFairYear + 1;
/// Students of gender X with a B in each year of the headline: 4 to 9.
constexpr std::array<int, 8> GenderX {4, 9, 6, 8, 5, 7, 4, 6};
constexpr int GenderXEvery = 36; ///< of a year's students, one

/// How the students of a fate spread over the fair years, in fortieths: no year is like another,
/// and none is far from the whole.
constexpr std::array<int, FairYears> yearWeights(Fate fate)
{
    switch (fate) {
    case Fate::Below:
        return {9, 7, 8, 9, 7};
    case Fate::Transfer:
        return {8, 8, 8, 9, 7};
    case Fate::NoEnglish:
        return {8, 8, 9, 8, 7};
    case Fate::University:
        return {7, 8, 8, 8, 9};
    case Fate::NotFound:
        return {8, 8, 7, 9, 8};
    default:
        return {9, 8, 8, 7, 8};
    }
}

/// Gives each next student the year that lacks most.
class YearDealer
{
public:
    explicit YearDealer(Fate fate)
        : m_weights(yearWeights(fate))
    {
    }
    int next()
    {
        std::size_t poorest = 0;
        for (std::size_t year = 0; year < m_weights.size(); ++year) {
            m_due[year] += m_weights[year];
            if (m_due[year] > m_due[poorest])
                poorest = year;
        }
        m_due[poorest] -= 40;
        return static_cast<int>(poorest);
    }

private:
    std::array<int, FairYears> m_weights;
    std::array<int, FairYears> m_due {};
};

/// Schools by turns of twenty. Students without college English, and those at a university, are
/// more often at Sumac, so that two years of its girls can be pooled.
constexpr SchoolIndex schoolOf(int turn, Fate fate)
{
    const int place = turn % 20;
    const int yarrow = fate == Fate::NoEnglish ? 2 : 4;
    if (place < yarrow)
        return YarrowHigh;
    if (place < (fate == Fate::NoEnglish || fate == Fate::University ? 14 : 12))
        return SumacHigh;
    return place < 17 ? ClarkiaHigh : LarkspurHigh;
}

char genderOf(const Group& group, int turn, int yearIndex)
{
    const bool isHeadline = group.ethnicity == Ethnicity::Hispanic && group.mark == 'B';
    if (isHeadline && turn % GenderXEvery == 7
        && turn / GenderXEvery < GenderX[static_cast<std::size_t>(yearIndex)])
        return 'X';
    return (turn / 20 + turn) % 2 == 0 ? 'F' : 'M';
}

Plan makePlan(const Group& group, Fate fate, int serial, int turn, int yearIndex, bool isBright)
{
    Plan plan;
    plan.story = Story::English;
    plan.ethnicity = group.ethnicity;
    plan.mark = group.mark;
    plan.fate = fate;
    plan.special = isBright;
    plan.year = static_cast<std::int16_t>(FirstFairYear + yearIndex);
    plan.grade = 10;
    plan.school = isBright ? YarrowHigh : schoolOf(turn, fate);
    plan.gender = genderOf(group, turn, yearIndex);
    plan.serial = static_cast<std::uint16_t>(serial);
    if (fate == Fate::NotLocatable)
        plan.keys = serial % 2 == 0 ? Keys::NoBirthDate : Keys::NoName;
    return plan;
}

void planEnglish(std::vector<Plan>& plans)
{
    for (const Group& group : Groups) {
        int serial = 0;
        std::array<int, FairYears> turns {}; // of each year's students
        for (const FateCount& part : group.fair) {
            YearDealer years(part.fate);
            for (int i = 0; i < part.students; ++i, ++serial) {
                const int year = years.next();
                int& turn = turns[static_cast<std::size_t>(year)];
                plans.push_back(makePlan(group, part.fate, serial, turn++, year, i < part.bright));
            }
        }
        for (std::size_t open = 0; open < group.open.size(); ++open)
            for (int i = 0; i < group.open[open]; ++i)
                plans.push_back(makePlan(
                    group, i < group.openNotLocatable[open] ? Fate::NotLocatable : Fate::Open, i, i,
                    FairYears + static_cast<int>(open), false));
    }
}

/// Grade 9 to 12 around the tenth grade; some who are never found leave early.
void atSchool(const Plan& plan, Chance& chance, Life& life)
{
    const bool mayLeave = plan.fate == Fate::NotFound || plan.fate == Fate::NotLocatable;
    const int last = mayLeave && !plan.special && plan.serial % 6 == 1 ? 10 + plan.serial % 2 : 12;
    for (int grade = 9; grade <= last; ++grade) {
        const int year = plan.year + grade - 10;
        ordinaryYear(plan, year, grade, plan.school, {.english = true}, chance, life);
        SchoolCourse course = SchoolCourse::English9;
        const char* mark = anyMark(plan.school, chance);
        if (grade == 10) {
            course = SchoolCourse::English10;
            mark = markOfLetter(plan.mark, chance);
        } else if (grade == 11) {
            course = SchoolCourse::English11;
        } else if (grade == 12) {
            const bool isElsewhere = plan.school != YarrowHigh && chance.happens(1, 4);
            course
                = plan.special || isElsewhere ? SchoolCourse::Expository : SchoolCourse::English12;
        }
        life.take(year, plan.school, course, mark, true);
    }
    if (last == 12)
        life.diplomaYear = plan.year + 2;
}

/// The first college English, within 36 months of the tenth grade, and what follows it.
void collegeEnglish(const Plan& plan, MemberIndex college, Term first, Chance& chance, Life& life)
{
    const bool isBelow = plan.fate == Fate::Below;
    Term term = first;
    if (first.season == Season::Summer || (first.season == Season::Fall && plan.serial % 3 == 2))
        term = nextPrimary(first);
    CollegeCourse course = CollegeCourse::EnglishTransfer;
    if (isBelow)
        course = plan.serial % 4 == 0 ? CollegeCourse::EnglishTwoBelow
                                      : CollegeCourse::EnglishOneBelow;
    const bool isPassed = chance.happens(2, 3);
    life.takeAt(college, term, course, isPassed ? passMark(chance) : failMark(chance), true);
    if (!isPassed)
        return;
    const CollegeCourse next
        = isBelow ? CollegeCourse::EnglishTransfer : CollegeCourse::EnglishLiterature;
    if (chance.happens(1, 2))
        life.takeAt(college, nextPrimary(term), next, passMark(chance), true);
}

void atCollege(const Plan& plan, Chance& chance, Life& life)
{
    const MemberIndex college = plan.serial % 5 < 3 ? PaloBrea : Ironwood;
    const int graduation = plan.year + 3; // calendar year, in June
    Term first {graduation, Season::Fall};
    if (plan.serial % 7 == 3)
        first = {graduation + 1, Season::Spring};
    else if (plan.serial % 11 == 5)
        first = {graduation, Season::Summer};
    ordinaryCollege(college, first, 1 + static_cast<int>(chance.below(4)), chance, life);
    if (plan.fate != Fate::NoEnglish)
        collegeEnglish(plan, college, first, chance, life);
    else if (plan.serial % 6 == 0) // too late for the window of 36 months
        life.takeAt(college, {graduation + 1, Season::Fall}, CollegeCourse::EnglishTransfer,
                    passMark(chance), true);
}

void liveEnglish(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    atSchool(plan, chance, life);
    switch (plan.fate) {
    case Fate::Below:
    case Fate::Transfer:
    case Fate::NoEnglish:
        return atCollege(plan, chance, life);
    case Fate::University:
        return ordinaryUniversity(plan.serial % 2 == 0 ? Chaparral : CoastalSage,
                                  {plan.year + 3, Season::Fall}, 4, life);
    case Fate::NotFound:
        if (plan.serial % 12 == 0) // found, but after the window
            ordinaryCollege(PaloBrea, {plan.year + 4, Season::Fall}, 2, chance, life);
        return;
    case Fate::Open: // the event may already have happened: the answer is still not yet
        if (plan.year == LastFairYear + 1 && plan.serial % 15 == 0)
            life.takeAt(PaloBrea, LastTerm, CollegeCourse::EnglishTransfer, passMark(chance), true);
        return;
    default:
        return;
    }
}

const std::vector<std::string> Labels {"At a community college", "Took English there",
                                       "Started below transfer"};

std::vector<State> statesOf(Fate fate)
{
    switch (fate) {
    case Fate::Below:
        return {State::Yes, State::Yes, State::Yes};
    case Fate::Transfer:
        return {State::Yes, State::Yes, State::No};
    case Fate::NoEnglish:
        return {State::Yes, State::No, State::NotReached};
    case Fate::NotLocatable:
        return {State::NotLocated, State::NotReached, State::NotReached};
    case Fate::Open:
        return {State::NotYet, State::NotReached, State::NotReached};
    default:
        return {State::No, State::NotReached, State::NotReached};
    }
}

void expectEnglish(Truth& truth)
{
    for (const char* id :
         {"english-a", "english-b", "english-c", "bright-spot", "bright-spot-others"})
        truth.expect(id, {}, Labels);
    truth.expect("english-b-by-year", {"start.academic_year"}, Labels);
    truth.expect("headline-by-ethnicity", {"ethnicity"}, Labels);
    truth.expect("headline-by-gender", {"gender"}, Labels);
}

void countEnglish(const Plan& plan, Truth& truth)
{
    const std::vector<State> states = statesOf(plan.fate);
    const bool atUniversity = plan.fate == Fate::University;
    const bool isFair = plan.year <= LastFairYear;
    const auto count = [&](const char* id, const std::vector<std::string>& keys) {
        truth.count(id, keys, states, atUniversity);
    };
    if (plan.mark == 'B' && isFair)
        count("headline-by-ethnicity", {codeOf(plan.ethnicity)});
    if (plan.ethnicity != Ethnicity::Hispanic)
        return;
    if (plan.mark == 'B')
        count("english-b-by-year", {academicYearText(plan.year)});
    if (!isFair)
        return;
    if (plan.mark != 'B')
        return count(plan.mark == 'A' ? "english-a" : "english-c", {});
    count("english-b", {});
    count(plan.special ? "bright-spot" : "bright-spot-others", {});
    count("headline-by-gender", {std::string(1, plan.gender)});
}

} // namespace

const StoryTeller EnglishStory {Story::English, planEnglish, expectEnglish, liveEnglish,
                                countEnglish};

} // namespace app::synth

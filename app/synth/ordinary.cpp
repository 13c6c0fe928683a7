// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/ordinary.h"

namespace app::synth {
namespace {

bool isLosAngeles(SchoolIndex school)
{
    return Members[Schools[school].member].county == LosAngeles;
}

/// The tenth-grade English of Los Angeles is counted by the stories: everybody else with a mark
/// they ask for sits in another course.
void tenthGradeEnglish(const Plan& plan, int year, SchoolIndex school, Chance& chance, Life& life)
{
    const char* mark = anyMark(school, chance);
    const bool isAsked = mark[0] == 'B'
        || (plan.ethnicity == Ethnicity::Hispanic && (mark[0] == 'A' || mark[0] == 'C'));
    const bool isElsewhere = (isAsked && isLosAngeles(school)) || chance.happens(1, 2);
    life.take(year, school,
              isElsewhere ? SchoolCourse::ComprehensiveEnglish : SchoolCourse::English10, mark,
              !isElsewhere);
}

void ordinaryEnglish(const Plan& plan, int year, int grade, SchoolIndex school, Chance& chance,
                     Life& life)
{
    if (grade == 10)
        return tenthGradeEnglish(plan, year, school, chance, life);
    SchoolCourse course = SchoolCourse::English9;
    if (grade == 11) // some repeat tenth-grade English a year later
        course = chance.happens(1, 20) ? SchoolCourse::English10 : SchoolCourse::English11;
    if (grade == 12)
        course = chance.happens(1, 3) ? SchoolCourse::Expository : SchoolCourse::English12;
    if (chance.happens(1, 16))
        course = SchoolCourse::EnglishDevelopment;
    life.take(year, school, course, anyMark(school, chance));
}

void ordinaryMathematics(int year, int grade, SchoolIndex school, Chance& chance, Life& life)
{
    static constexpr SchoolCourse Classic[] = {SchoolCourse::Algebra1, SchoolCourse::Geometry,
                                               SchoolCourse::Algebra2, SchoolCourse::PreCalculus};
    static constexpr SchoolCourse Integrated[]
        = {SchoolCourse::Integrated1, SchoolCourse::Integrated2, SchoolCourse::Integrated3,
           SchoolCourse::PreCalculus};
    const char* mark = anyMark(school, chance);
    const std::size_t step = static_cast<std::size_t>(grade - 9);
    const std::size_t district = Schools[school].member;
    // Algebra I with a C or better at Manzanita, and Clarkia's algebra and geometry, are told.
    const bool isAsked = district == Manzanita && grade == 9;
    const bool isTold = district == Clarkia || (isAsked && mark[0] < 'D');
    life.take(year, school, isTold ? Integrated[step] : Classic[step], mark, isAsked);
}

} // namespace

const char* anyMark(SchoolIndex school, Chance& chance)
{
    static constexpr const char* Signed[]
        = {"A", "A", "A-", "B+", "B", "B", "B-", "C+", "C", "C", "C-", "D+", "D", "D-", "F", "F"};
    static constexpr const char* Plain[] = {"A", "A", "B", "B", "B", "C", "C", "C", "D", "F"};
    return Schools[school].member == Manzanita ? chance.pick(Plain) : chance.pick(Signed);
}

const char* markOfLetter(char letter, Chance& chance)
{
    static constexpr const char* A[] = {"A+", "A", "A", "A-"};
    static constexpr const char* B[] = {"B+", "B", "B", "B-"};
    static constexpr const char* C[] = {"C+", "C", "C", "C-"};
    if (letter == 'A')
        return chance.pick(A);
    return letter == 'B' ? chance.pick(B) : chance.pick(C);
}

const char* passMark(Chance& chance)
{
    static constexpr const char* Marks[] = {"A", "B", "B", "C", "C", "C"};
    return chance.pick(Marks);
}

const char* failMark(Chance& chance)
{
    static constexpr const char* Marks[] = {"D", "D", "F"};
    return chance.pick(Marks);
}

void ordinaryYear(const Plan& plan, int year, int grade, SchoolIndex school, Told told,
                  Chance& chance, Life& life)
{
    static constexpr SchoolCourse Sciences[]
        = {SchoolCourse::Biology, SchoolCourse::Chemistry, SchoolCourse::Physics};
    static constexpr SchoolCourse Histories[]
        = {SchoolCourse::Ceramics, SchoolCourse::WorldHistory, SchoolCourse::UnitedStatesHistory,
           SchoolCourse::Economics};
    life.attend(year, grade, school);
    if (!told.english)
        ordinaryEnglish(plan, year, grade, school, chance, life);
    if (!told.mathematics)
        ordinaryMathematics(year, grade, school, chance, life);
    if (!told.science && grade < 12)
        life.take(year, school, Sciences[grade - 9], anyMark(school, chance));
    life.take(year, school, Histories[grade - 9], anyMark(school, chance));
    if (grade < 11)
        life.take(year, school, SchoolCourse::Spanish, anyMark(school, chance));
}

void ordinaryCollege(MemberIndex college, Term first, int primaryTerms, Chance& chance, Life& life)
{
    static constexpr CollegeCourse Courses[]
        = {CollegeCourse::Statistics,        CollegeCourse::IntermediateAlgebra,
           CollegeCourse::ElementaryAlgebra, CollegeCourse::Biology,
           CollegeCourse::Psychology,        CollegeCourse::History,
           CollegeCourse::Business};
    static constexpr const char* Marks[]
        = {"A", "A-", "B+", "B", "B", "C", "C", "D", "F", "W", "P", "NP"};
    Term term = first;
    for (int i = 0; i < primaryTerms; ++i, term = nextPrimary(term)) {
        if (i > 0 && chance.happens(1, 8))
            continue; // a term off
        life.enrol(college, term);
        const std::uint32_t from = chance.below(std::size(Courses));
        const std::uint32_t count = 1 + chance.below(3);
        for (std::uint32_t k = 0; k < count; ++k)
            life.takeAt(college, term, Courses[(from + k) % std::size(Courses)],
                        chance.pick(Marks));
        if (i >= 3 && i + 1 == primaryTerms && chance.happens(1, 3) && term <= LastTerm)
            life.collegeAwards.push_back({college, term});
    }
}

void ordinaryUniversity(MemberIndex campus, Term first, int primaryTerms, Life& life)
{
    Term term = first;
    for (int i = 0; i < primaryTerms; ++i, term = nextPrimary(term))
        life.enrolAtUniversity(campus, term);
    life.hasDegree = primaryTerms >= 8
        && life.universityTerms.size() == static_cast<std::size_t>(primaryTerms);
}

} // namespace app::synth

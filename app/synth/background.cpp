// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Students no story tells of: most of the region, and all of its growth with --students.
#include "app/synth/ordinary.h"

namespace app::synth {
namespace {

MemberIndex collegeFor(const Plan& plan, Chance& chance)
{
    const std::uint32_t draw = chance.below(100);
    if (plan.grade == 0)
        return draw < 40 ? Ironwood : draw < 70 ? PaloBrea : Sweetbay;
    if (Schools[plan.school].member == Manzanita)
        return draw < 90 ? Sweetbay : draw < 98 ? Ironwood : PaloBrea;
    return draw < 55 ? Ironwood : draw < 95 ? PaloBrea : Sweetbay;
}

/// English from some term on, below transfer or at it. A first English course at Sweetbay in
/// 2012-13 is told by a story, so nobody else begins there in that year.
void collegeEnglish(MemberIndex college, Term first, int terms, Chance& chance, Life& life)
{
    static constexpr CollegeCourse Levels[]
        = {CollegeCourse::EnglishTwoBelow, CollegeCourse::EnglishOneBelow,
           CollegeCourse::EnglishTransfer, CollegeCourse::EnglishLiterature};
    static constexpr const char* Marks[] = {"A", "B", "B", "C", "C", "D", "F", "W", "P"};
    Term term = chance.happens(1, 3) ? nextPrimary(first) : first;
    std::uint32_t level = chance.below(3);
    for (int i = 0; i < terms && level < std::size(Levels); ++i, term = nextPrimary(term)) {
        if (college == Sweetbay && term.academicYear() == 2012)
            continue;
        const char* mark = chance.pick(Marks);
        life.takeAt(college, term, Levels[level], mark);
        if (mark[0] <= 'C' || mark[0] == 'P')
            ++level;
        if (chance.happens(1, 3))
            return;
    }
}

void goToCollege(const Plan& plan, Term first, Chance& chance, Life& life)
{
    const MemberIndex college = collegeFor(plan, chance);
    const int terms = 1 + static_cast<int>(chance.below(7));
    ordinaryCollege(college, first, terms, chance, life);
    if (chance.happens(4, 5))
        collegeEnglish(college, first, terms, chance, life);
    if (chance.happens(1, 25))
        life.takeAt(college, first, CollegeCourse::AutoIntroduction, "B");
    if (terms >= 5 && chance.happens(1, 4)) {
        Term transfer = first;
        for (int i = 0; i < terms; ++i)
            transfer = nextPrimary(transfer);
        ordinaryUniversity(chance.happens(1, 2) ? Chaparral : CoastalSage, transfer, 4, life);
    }
}

} // namespace

void liveInBackground(const Student& student, Chance& chance, Life& life)
{
    const Plan& plan = student.plan;
    Term afterSchool {plan.year, Season::Fall};
    if (plan.grade > 0) {
        const int years = chance.happens(1, 10) ? 1 + static_cast<int>(chance.below(3)) : 4;
        int year = plan.year;
        for (int grade = plan.grade; grade <= 12 && grade < plan.grade + years; ++grade, ++year)
            ordinaryYear(plan, year, grade, plan.school, {}, chance, life);
        if (plan.grade + years > 12 && chance.happens(9, 10))
            life.diplomaYear = year - 1;
        afterSchool.year = plan.year + 13 - plan.grade;
    }
    const std::uint32_t draw = chance.below(100);
    if (plan.grade == 0 || draw < 45) {
        const std::uint32_t wait = chance.below(20);
        if (wait == 0)
            afterSchool.season = Season::Summer;
        if (wait > 16)
            afterSchool.year += static_cast<int>(wait) - 16; // a late starter
        goToCollege(plan, afterSchool, chance, life);
    } else if (draw < 57) {
        const int terms = chance.happens(1, 2) ? 8 : 3;
        ordinaryUniversity(chance.happens(1, 2) ? Chaparral : CoastalSage, afterSchool, terms,
                           life);
    }
}

} // namespace app::synth

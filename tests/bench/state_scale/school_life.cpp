// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "life.h"

#include <algorithm>

namespace tests::state {

namespace {

constexpr int Grade9 = 9;
constexpr int Grade12 = 12;

constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

/// Returns the last year at school.
int Life::atSchool(Code home, int year)
{
    // The first year of the data finds students in every grade.
    const std::uint32_t r = m_chance.below(100);
    const int entersLate = r < 62 ? 0 : r < 82 ? 1 : r < 93 ? 2 : 3;
    int grade = Grade9 + (year == 0 ? static_cast<int>(r % 4) : entersLate);
    attributes(School, year, grade);
    m_schoolMath.step = std::max(0, grade - Grade9 - 1);
    Code school = home;
    const auto [first, behindLast] = m_world.schoolsOf[place(home).county];
    for (;; ++year, ++grade) {
        schoolYear(school, year, grade);
        if (grade == Grade12) {
            graduate(school, year);
            return year;
        }
        // Leaves, or the consortium ends here.
        if (m_chance.happens(19, 100) || year + 1 == YearCount)
            return year;
        if (m_chance.happens(5, 100))
            school = static_cast<Code>(
                first + m_chance.below(static_cast<std::uint32_t>(behindLast - first)));
        if (year + 1 > lastYearOf(school))
            return year;
    }
}

void Life::schoolYear(Code school, int year, int grade)
{
    const Code time = m_terms.schoolYear[at(year)];
    const bool levelKnown = !m_chance.happens(2, 100);
    const Code level = levelKnown ? m_codes.gradeLevels[at(grade - Grade9)] : Code {0};
    add(Enrolled, m_codes.segments[School], time, school, {0, level});
    if (m_chance.happens(93, 100)) {
        Subject subject = m_codes.english[at(grade - Grade9)];
        if (grade == Grade9 + 1 && m_chance.happens(1, 8))
            subject.code = m_codes.english10New;
        const std::size_t number = m_ability > 70 ? 1 : 0;
        addCourse(subject, number, 0, time, school, level);
        if (place(school).bySemester)
            addCourse(subject, number, 0, time, school, level);
    }
    schoolMath(school, time, level);
    for (std::uint32_t i = 1 + m_chance.below(4); i > 0; --i) {
        const auto draw = m_chance.next();
        const auto& subject = m_codes.otherSchool[m_codes.otherSchoolDraw[draw & 0xFFFFU]];
        addCourse(subject, draw >> 16U & 1U, 0, time, school, level);
    }
    tests(school, year);
}

void Life::schoolMath(Code school, Code time, Code gradeLevel)
{
    if (m_schoolMath.isDone || !m_chance.happens(86, 100))
        return;
    // Who is through with Algebra II may take statistics in place of what follows.
    const auto step = at(m_schoolMath.step >= 3 && m_chance.happens(1, 4) ? 5 : m_schoolMath.step);
    const auto& subject = m_codes.schoolMath[step];
    if (isPassed(addCourse(subject, m_ability > 70 ? 1 : 0, 0, time, school, gradeLevel))
        && ++m_schoolMath.step == 5)
        m_schoolMath.isDone = true;
}

void Life::tests(Code school, int year)
{
    if (!m_chance.happens(1, 4))
        return;
    const Code day = m_terms.testDay[at(year)][m_chance.below(TestDays)];
    for (const Code test : {m_codes.englishTest, m_codes.mathTest}) {
        const int score
            = std::clamp(m_ability * 4 + static_cast<int>(m_chance.below(120)) - 40, 0, 450);
        const bool isKnown = !m_chance.happens(1, 50);
        add(Test, test, day, school,
            {isKnown ? m_codes.scores[at(score)] : Code {0},
             isKnown ? m_codes.performance[at(std::min(score / 90, 4))] : Code {0}});
    }
}

void Life::graduate(Code school, int year)
{
    if (m_chance.happens(static_cast<std::uint32_t>(60 + m_ability / 2), 100))
        add(Award, m_chance.happens(1, 30) ? m_codes.equivalency : m_codes.diploma,
            m_terms.awardDay[at(year)][AwardDays - 1], school, {});
}

} // namespace tests::state

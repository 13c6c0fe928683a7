// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "life.h"

#include <algorithm>

namespace tests::state {

namespace {

constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Where somebody of this ability begins in English and mathematics: two below, one below,
/// transfer.
int placement(int ability, std::uint32_t luck)
{
    const int mark = ability + static_cast<int>(luck);
    return mark < 45 ? 0 : mark < 78 ? 1 : 2;
}

} // namespace

void Life::atCollege(Code college, int year, bool fromSchool)
{
    m_english.step = placement(m_ability, m_chance.below(30));
    m_math.step = placement(m_ability, m_chance.below(20));
    const std::uint32_t stays = fromSchool ? 73 : 57; // of a hundred, for another term
    bool isFirst = true;
    for (int half = 2 * year + (m_chance.happens(1, 4) ? 1 : 0); half / 2 <= lastYearOf(college);
         ++half) {
        const bool isSpring = half % 2 != 0;
        const auto now = at(half / 2);
        if (!isSpring && !isFirst && m_chance.happens(1, 8))
            collegeTerm(college, m_terms.summer[now], false);
        collegeTerm(college, isSpring ? m_terms.spring[now] : m_terms.fall[now], isFirst);
        isFirst = false;
        if (!m_chance.happens(stays, 100)) {
            leaveCollege(college, half / 2, isSpring);
            return;
        }
    }
}

/// With an award, perhaps, and perhaps on to a university.
void Life::leaveCollege(Code college, int year, bool inSpring)
{
    if (m_collegeTerms < 4 || !m_chance.happens(2, 5))
        return;
    const bool isDegree = m_chance.happens(2, 3);
    const Code award = !isDegree ? m_codes.certificate
        : m_chance.happens(1, 3) ? m_codes.associateScience
                                 : m_codes.associate;
    const auto programs = static_cast<std::uint32_t>(m_codes.programs.size());
    add(Award, award, m_terms.awardDay[at(year)][inSpring ? 1 : 0], college,
        {m_codes.programs[m_chance.below(programs)]});
    const auto universities = static_cast<std::uint32_t>(m_world.universities.size());
    if (isDegree && year + 1 < YearCount && m_chance.happens(1, 2))
        atUniversity(m_world.universities[m_chance.below(universities)], year + 1, true);
}

void Life::collegeTerm(Code college, Code time, bool isFirst)
{
    ++m_collegeTerms;
    const Code status = isFirst  ? m_codes.firstTime
        : m_chance.happens(1, 9) ? m_codes.returning
                                 : m_codes.continuing;
    add(Enrolled, m_codes.segments[College], time, college,
        {m_chance.happens(1, 40) ? Code {0} : status});
    if (!m_english.isDone && m_chance.happens(45, 100))
        collegeEnglish(college, time);
    if (!m_math.isDone && m_chance.happens(35, 100))
        collegeMath(college, time);
    for (std::uint32_t i = 1 + m_chance.below(5) / 4; i > 0; --i) {
        const auto draw = m_chance.next();
        const auto& subject = m_codes.otherCollege[m_codes.otherCollegeDraw[draw & 0xFFFFU]];
        addCourse(subject, (draw >> 16U) % 3, (draw >> 20U) % 16 < 9 ? m_codes.transfer : Code {0},
                  time, college, 0);
    }
}

void Life::collegeEnglish(Code college, Code time)
{
    const bool isBelow = m_english.step < 2;
    const Code level = m_chance.happens(2, 100) ? Code {0}
        : isBelow                               ? m_codes.belowTransfer
                                                : m_codes.transfer;
    if (isBelow && m_chance.happens(1, 6))
        addCourse(m_codes.reading, at(m_english.step), m_codes.belowTransfer, time, college, 0);
    if (isPassed(addCourse(m_codes.composition, at(m_english.step), level, time, college, 0))) {
        m_english.isDone = m_english.step == 3 || (m_english.step == 2 && m_chance.happens(2, 3));
        ++m_english.step;
    }
}

void Life::collegeMath(Code college, Code time)
{
    const bool isBelow = m_math.step < 2;
    const Code level = m_chance.happens(2, 100) ? Code {0}
        : isBelow                               ? m_codes.belowTransfer
                                                : m_codes.transfer;
    Code grade = 0;
    if (m_math.step == 0 && m_chance.happens(1, 4))
        grade = addCourse(m_codes.basicMath, m_chance.below(2), level, time, college, 0);
    else
        grade = addCourse(m_codes.collegeMath, isBelow ? at(m_math.step) : 2 + m_chance.below(4),
                          level, time, college, 0);
    if (isPassed(grade)) {
        m_math.isDone = m_math.step == 2;
        ++m_math.step;
    }
}

void Life::atUniversity(Code university, int year, bool isTransfer)
{
    bool isFirst = true;
    for (; year < YearCount; ++year) {
        universityYear(university, year, isFirst, isTransfer);
        isFirst = false;
        const int needed = isTransfer ? 2 : 4;
        if (++m_universityYears >= needed && m_chance.happens(2, 3)) {
            add(Award, m_chance.happens(1, 2) ? m_codes.bachelor : m_codes.bachelorScience,
                m_terms.awardDay[at(year)][1], university, {});
            return;
        }
        // A visitor of one year is as common as a student who stays.
        if (m_chance.happens(isTransfer ? 10 : 55, 100))
            return;
    }
}

void Life::universityYear(Code university, int year, bool isFirst, bool isTransfer)
{
    const bool byQuarter = place(university).byQuarter;
    const Code terms[] {byQuarter ? m_terms.quarterFall[at(year)] : m_terms.fall[at(year)],
                        byQuarter ? m_terms.quarterWinter[at(year)] : m_terms.spring[at(year)],
                        m_terms.quarterSpring[at(year)]};
    const Code first = isTransfer ? m_codes.firstTimeTransfer : m_codes.firstTime;
    for (std::size_t i = 0; i < (byQuarter ? 3U : 2U); ++i) {
        add(Enrolled, m_codes.segments[University], terms[i], university,
            {isFirst && i == 0 ? first : m_codes.continuing});
        for (std::uint32_t courses = 2 + m_chance.below(3) / 2; courses > 0; --courses) {
            const auto draw = m_chance.next();
            const auto& subject = m_codes.university[m_codes.universityDraw[draw & 0xFFFFU]];
            addCourse(subject, (draw >> 16U) % 3, 0, terms[i], university, 0);
        }
    }
}

} // namespace tests::state

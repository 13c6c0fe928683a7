// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "life.h"

#include <algorithm>

namespace tests::state {

namespace {

/// In hundredths, as the codes of NamedCodes::ethnicities; the rest is missing.
constexpr std::array<int, 9> EthnicityShares {44, 30, 9, 6, 3, 2, 1, 1, 1};
constexpr int PassingLetters = 8; ///< A+ to C
constexpr int LetterCount = 13;

constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

void Life::add(Kind kind, Code key, Code time, Code institution, const std::array<Code, 6>& values)
{
    m_facts.segments
        = static_cast<std::uint8_t>(m_facts.segments | 1U << place(institution).segment);
    m_rows[kind][key].push_back({m_person, time, institution, values});
}

int Life::letterIndex()
{
    const int mark = m_ability + static_cast<int>(m_chance.below(40)) - 20;
    return LetterCount - 1 - std::clamp(mark, 0, 99) * LetterCount / 100;
}

Code Life::gradeOf(Segment segment, int letter)
{
    const std::uint32_t r = m_chance.below(100);
    const bool passes = letter < PassingLetters;
    if (segment == School) {
        if (r < 2)
            return core::cache::Missing;
        return r < 4 ? (passes ? m_codes.credit : m_codes.noCredit) : m_codes.letters[at(letter)];
    }
    if (r < 13)
        return m_codes.withdrawn;
    if (r < 18)
        return passes ? m_codes.pass : m_codes.noPass;
    if (r < 20)
        return r < 19 ? m_codes.incomplete : Code {core::cache::Missing};
    return m_codes.letters[at(letter)];
}

bool Life::isPassed(Code grade) const
{
    const auto end = m_codes.letters.begin() + PassingLetters;
    return grade == m_codes.pass || grade == m_codes.credit
        || std::find(m_codes.letters.begin(), end, grade) != end;
}

Code Life::unitsOf(Segment segment, Code subject, Code grade) const
{
    if (grade == m_codes.letters.back() || grade == m_codes.withdrawn || grade == m_codes.noPass
        || grade == m_codes.noCredit)
        return m_codes.units[0];
    return segment == School ? m_codes.units[5] : m_codes.units[2 + subject % 3U];
}

Code Life::elasNow(int year) const
{
    return m_elas == m_codes.learner && year >= m_reclassifiedIn ? m_codes.reclassified : m_elas;
}

/// Returns the grade.
Code Life::addCourse(const Subject& subject, std::size_t number, Code level, Code time,
                     Code institution, Code gradeLevel)
{
    const Segment segment = place(institution).segment;
    const Code grade = gradeOf(segment, letterIndex());
    const Code elas = segment == School
        ? elasNow(m_world.catalog.times[time - 1U].academicYear - FirstYear)
        : Code {core::cache::Missing};
    add(Course, subject.code, time, institution,
        {grade, level, unitsOf(segment, subject.code, grade), subject.numbers[number], gradeLevel,
         elas});
    return grade;
}

void Life::attributes(Segment segment, int year, int gradeAtFirst)
{
    std::uint32_t r = m_chance.below(100);
    m_facts.ethnicity = core::cache::Missing;
    for (std::size_t i = 0; i < EthnicityShares.size(); ++i) {
        if (r < static_cast<std::uint32_t>(EthnicityShares[i])) {
            m_facts.ethnicity = m_codes.ethnicities[i];
            break;
        }
        r -= static_cast<std::uint32_t>(EthnicityShares[i]);
    }
    r = m_chance.below(200);
    m_facts.gender = r < 2 ? Code {core::cache::Missing} : m_codes.genders[r < 3 ? 2 : r % 2];
    const int age = segment == School ? gradeAtFirst + 5 + static_cast<int>(m_chance.below(2))
                                      : 17 + static_cast<int>(m_chance.below(12));
    const int born = FirstYear + year - age - m_codes.firstBirthYear;
    m_facts.birthYear
        = m_codes
              .birthYears[at(std::clamp(born, 0, static_cast<int>(m_codes.birthYears.size()) - 1))];
    r = m_chance.below(1000);
    const bool hasNumber = r % 10 != 0;
    const bool hasName = r >= 120;
    m_facts.tiers = static_cast<std::uint8_t>((hasName ? 0b100U : 0U)
                                              | (!hasNumber              ? 0U
                                                     : segment == School ? 1U
                                                                         : 2U));
    r = m_chance.below(100);
    m_elas = r < 2 ? Code {core::cache::Missing}
        : r < 62   ? m_codes.onlyEnglish
        : r < 70   ? m_codes.initiallyFluent
                   : m_codes.learner;
    m_reclassifiedIn = year - 3 + static_cast<int>(m_chance.below(8));
}

PersonFacts Life::live(std::uint16_t person, Code home, int year, std::uint64_t seed)
{
    m_chance = app::synth::Chance(seed);
    m_person = person;
    m_facts = {};
    m_facts.home = home;
    m_ability = 8 + static_cast<int>(m_chance.below(46) + m_chance.below(46));
    m_schoolMath = m_english = m_math = {};
    m_collegeTerms = m_universityYears = 0;
    const Segment segment = place(home).segment;
    if (segment == College) {
        attributes(segment, year, 0);
        atCollege(home, year, false);
    } else if (segment == University) {
        attributes(segment, year, 0);
        atUniversity(home, year, false);
    } else {
        const int left = atSchool(home, year);
        const auto& colleges = m_world.collegesOf[place(home).county];
        const std::uint32_t r = m_chance.below(100);
        const int next = left + 1 + (m_chance.happens(1, 5) ? 1 : 0);
        if (next < YearCount && r < 48)
            atCollege(colleges[m_chance.below(static_cast<std::uint32_t>(colleges.size()))], next,
                      true);
        else if (next < YearCount && r < 58)
            atUniversity(m_world.universities[m_chance.below(
                             static_cast<std::uint32_t>(m_world.universities.size()))],
                         next, false);
    }
    return m_facts;
}

} // namespace tests::state

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Invents one student: what school, college and university record of him or her over the years.
// The same student from the same seed, whoever else is made.
#pragma once

#include "world.h"

#include "app/synth/chance.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tests::state {

/// A record. Its kind and cluster key are those of the bucket it lies in.
struct Row
{
    std::uint16_t person = 0; ///< within the shard
    Code time = 0;
    Code institution = 0;
    std::array<Code, 6> values {}; ///< of FilledElements
};

/// The records of one shard: by kind, by cluster key.
using ShardRows = std::array<std::vector<std::vector<Row>>, KindCount>;

struct PersonFacts
{
    Code home = 0;
    std::uint8_t segments = 0, tiers = 0;
    Code birthYear = 0, ethnicity = 0, gender = 0;
};

class Life
{
public:
    /// Records go into @p rows, which has a bucket for each key.
    Life(const World& world, ShardRows& rows)
        : m_world(world)
        , m_codes(world.codes)
        , m_terms(world.terms)
        , m_rows(rows)
    {
    }

    /// @p year: academic year of the first record, counted from FirstYear.
    PersonFacts live(std::uint16_t person, Code home, int year, std::uint64_t seed);

private:
    struct Stay
    {
        Code institution;
        int lastYear; ///< counted from FirstYear
    };
    /// How far somebody is in a sequence of courses.
    struct Ladder
    {
        int step = 0;
        bool isDone = false;
    };

    const Place& place(Code institution) const { return m_world.places[institution - 1U]; }
    int lastYearOf(Code institution) const { return place(institution).lastYear - FirstYear; }
    void add(Kind kind, Code key, Code time, Code institution, const std::array<Code, 6>& values);
    Code addCourse(const Subject& subject, std::size_t number, Code level, Code time,
                   Code institution, Code gradeLevel);
    int letterIndex();
    Code gradeOf(Segment segment, int letter);
    Code unitsOf(Segment segment, Code subject, Code grade) const;
    Code elasNow(int year) const;

    void attributes(Segment segment, int year, int gradeAtFirst);
    int atSchool(Code home, int year);
    void schoolYear(Code school, int year, int grade);
    void schoolMath(Code school, Code time, Code gradeLevel);
    void tests(Code school, int year);
    void graduate(Code school, int year);
    void atCollege(Code college, int year, bool fromSchool);
    void leaveCollege(Code college, int year, bool inSpring);
    void collegeTerm(Code college, Code time, bool isFirst);
    void collegeEnglish(Code college, Code time);
    void collegeMath(Code college, Code time);
    void atUniversity(Code university, int year, bool isTransfer);
    void universityYear(Code university, int year, bool isFirst, bool isTransfer);
    bool isPassed(Code grade) const;

    const World& m_world;
    const NamedCodes& m_codes;
    const TermCodes& m_terms;
    ShardRows& m_rows;

    app::synth::Chance m_chance {0};
    PersonFacts m_facts;
    std::uint16_t m_person = 0;
    int m_ability = 0; ///< 0 to 99
    Code m_elas = 0;
    int m_reclassifiedIn = 0;
    Ladder m_schoolMath, m_english, m_math;
    int m_collegeTerms = 0, m_universityYears = 0;
};

} // namespace tests::state

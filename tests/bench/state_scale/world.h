// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is the same for all invented students of a state: its institutions with their sizes, its
// terms, and the values that records may have, as codes in dictionary order. Same on every machine.
#pragma once

#include "core/cache/slices/slice.h"
#include "core/dictionary/dictionary.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tests::state {

using core::cache::Code;

constexpr int FirstYear = 2004; ///< 2004-05
constexpr int YearCount = 12;
constexpr int TestDays = 8; ///< days of a spring on which tests are given
constexpr int AwardDays = 3; ///< days of a year on which awards are dated

enum Segment : std::uint8_t
{
    School,
    College,
    University
};

enum Kind : std::uint8_t
{
    Course,
    Enrolled,
    Test,
    Award
};
constexpr std::size_t KindCount = 4;

/// Elements of each kind that the generator fills, behind the cluster key and in the order of the
/// kind's shape. Row::values follows it.
inline constexpr std::array<std::array<const char*, 6>, KindCount> FilledElements {
    {{"grade", "level", "units", "course_number", "grade_level", "elas"},
     {"enrolment_status", "grade_level"},
     {"score", "performance"},
     {"top"}}};

struct Place
{
    Segment segment;
    std::uint16_t county; ///< into the list of counties
    std::uint32_t weight; ///< its share of the people of its segment
    int lastYear; ///< academic year of its last submission
    bool bySemester; ///< a school that reports a course once for each half of the year
    bool byQuarter; ///< a university with quarters
};

/// A subject with the numbers its courses have.
struct Subject
{
    Code code = 0;
    std::vector<Code> numbers;
};

/// Draws from a skewed list by 16 random bits: as many entries as each item's share of 65,536.
using SkewedDraw = std::vector<std::uint16_t>;

/// The codes that stories name.
struct NamedCodes
{
    std::array<Subject, 4> english; ///< of grades 9 to 12
    Code english10New = 0; ///< 9106
    std::array<Subject, 6> schoolMath; ///< Algebra I to calculus
    std::vector<Subject> otherSchool, otherCollege, university;
    SkewedDraw otherSchoolDraw, otherCollegeDraw, universityDraw;
    Subject composition, reading; ///< 150100: two below, one below, transfer, literature; 152000
    Subject collegeMath, basicMath; ///< 170100 in the same way; 170200
    std::array<Code, 13> letters; ///< A+ to F; see letterOf
    Code credit = 0, noCredit = 0, pass = 0, noPass = 0, withdrawn = 0, incomplete = 0;
    Code belowTransfer = 0, transfer = 0;
    std::array<Code, 4> gradeLevels; ///< 09 to 12
    Code onlyEnglish = 0, initiallyFluent = 0, learner = 0, reclassified = 0;
    std::array<Code, 6> units; ///< 0, 1, 3, 4, 5, 10
    std::array<Code, 3> segments;
    Code firstTime = 0, continuing = 0, returning = 0, specialAdmit = 0, firstTimeTransfer = 0;
    Code englishTest = 0, mathTest = 0;
    std::vector<Code> scores; ///< 150 to 600
    std::array<Code, 5> performance; ///< "1" to "5"
    Code diploma = 0, equivalency = 0, associate = 0, associateScience = 0, certificate = 0,
         bachelor = 0, bachelorScience = 0;
    std::vector<Code> programs; ///< TOP codes of college awards
    std::array<Code, 9> ethnicities; ///< by share; see life.cpp
    std::array<Code, 3> genders; ///< M, F, X
    int firstBirthYear = 0;
    std::vector<Code> birthYears; ///< from firstBirthYear
};

/// Codes of times, by academic year counted from FirstYear.
struct TermCodes
{
    std::array<Code, YearCount> schoolYear, fall, spring, summer; ///< summer begins the year
    std::array<Code, YearCount> quarterFall, quarterWinter, quarterSpring;
    std::array<std::array<Code, TestDays>, YearCount> testDay;
    std::array<std::array<Code, AwardDays>, YearCount> awardDay;
};

struct World
{
    core::cache::Catalog catalog; ///< without persons, shards and observations
    std::vector<Place> places; ///< by institution code - 1
    std::vector<std::vector<Code>> collegesOf; ///< by county
    std::vector<Code> universities;
    std::vector<std::pair<Code, Code>> schoolsOf; ///< by county: first code, behind the last
    NamedCodes codes;
    TermCodes terms;
    /// By kind, by element of FilledElements: its column in the kind's shape.
    std::array<std::vector<std::size_t>, KindCount> columns;
};

World makeWorld(const core::dictionary::Dictionary& dictionary);

/// Parts of makeWorld.
void addPlaces(World& world);
void addTerms(World& world, const core::dictionary::Dictionary& dictionary);
void addValues(World& world, const core::dictionary::Dictionary& dictionary);

} // namespace tests::state

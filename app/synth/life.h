// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that will be written about one student, in the order it happened. Stories fill it in,
// writers put it into files.
#pragma once

#include "app/synth/courses.h"
#include "app/synth/region.h"

#include <cstdint>
#include <vector>

namespace app::synth {

enum class Season : std::uint8_t
{
    Winter = 1, ///< the digits of MIS term codes for semester colleges
    Spring = 3,
    Summer = 5,
    Fall = 7
};

/// A term by the calendar year it begins in.
struct Term
{
    int year = 0;
    Season season = Season::Fall;

    constexpr int academicYear() const
    {
        return season == Season::Summer || season == Season::Fall ? year : year - 1;
    }
    constexpr bool operator==(const Term&) const = default;
    constexpr auto operator<=>(const Term&) const = default;
};

/// The next of fall and spring.
constexpr Term nextPrimary(Term term)
{
    if (term.season == Season::Fall)
        return {term.year + 1, Season::Spring};
    return {term.year, Season::Fall};
}

/// Nothing is submitted after the summer of 2015.
inline constexpr Term LastTerm {LastYear + 1, Season::Summer};

struct SchoolYear
{
    int year;
    int grade;
    SchoolIndex school;
};

struct SchoolCourseTaken
{
    int year;
    SchoolIndex school;
    SchoolCourse course;
    const char* mark;
    bool exact; ///< a story counts it: never an odd mark, never left out
};

struct CollegeTerm
{
    MemberIndex college;
    Term term;
};

struct CollegeCourseTaken
{
    MemberIndex college;
    Term term;
    CollegeCourse course;
    const char* mark;
    bool exact;
};

struct CollegeAward
{
    MemberIndex college;
    Term term;
};

struct UniversityTerm
{
    MemberIndex campus;
    Term term;
};

struct Life
{
    std::vector<SchoolYear> years;
    std::vector<SchoolCourseTaken> courses;
    int diplomaYear = 0; ///< 0: none
    std::vector<CollegeTerm> collegeTerms;
    std::vector<CollegeCourseTaken> collegeCourses;
    std::vector<CollegeAward> collegeAwards;
    std::vector<UniversityTerm> universityTerms;
    bool hasDegree = false; ///< in the last term at the university

    void clear();
    /// Adds the year unless it lies outside what the school's district submits.
    void attend(int year, int grade, SchoolIndex school);
    void take(int year, SchoolIndex school, SchoolCourse course, const char* mark,
              bool exact = false);
    /// Enrols in the term once, however often it is said.
    void enrol(MemberIndex college, Term term);
    void takeAt(MemberIndex college, Term term, CollegeCourse course, const char* mark,
                bool exact = false);
    void enrolAtUniversity(MemberIndex campus, Term term);
};

} // namespace app::synth

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/life.h"

#include <algorithm>

namespace app::synth {

void Life::clear()
{
    years.clear();
    courses.clear();
    diplomaYear = 0;
    collegeTerms.clear();
    collegeCourses.clear();
    collegeAwards.clear();
    universityTerms.clear();
    hasDegree = false;
}

void Life::attend(int year, int grade, SchoolIndex school)
{
    if (submits(Members[Schools[school].member], year))
        years.push_back({year, grade, school});
}

void Life::take(int year, SchoolIndex school, SchoolCourse course, const char* mark, bool exact)
{
    if (submits(Members[Schools[school].member], year))
        courses.push_back({year, school, course, mark, exact});
}

void Life::enrol(MemberIndex college, Term term)
{
    if (term > LastTerm || !submits(Members[college], term.academicYear()))
        return;
    const bool isKnown
        = std::any_of(collegeTerms.begin(), collegeTerms.end(), [&](const CollegeTerm& known) {
              return known.college == college && known.term == term;
          });
    if (!isKnown)
        collegeTerms.push_back({college, term});
}

void Life::takeAt(MemberIndex college, Term term, CollegeCourse course, const char* mark,
                  bool exact)
{
    if (term > LastTerm || !submits(Members[college], term.academicYear()))
        return;
    enrol(college, term);
    collegeCourses.push_back({college, term, course, mark, exact});
}

void Life::enrolAtUniversity(MemberIndex campus, Term term)
{
    if (term <= LastTerm && submits(Members[campus], term.academicYear()))
        universityTerms.push_back({campus, term});
}

} // namespace app::synth

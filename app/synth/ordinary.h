// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to everybody: school years, college terms and marks that no story asks about. Keeps
// out of the questions of the stories, so that only planted students are ever counted.
#pragma once

#include "app/synth/chance.h"
#include "app/synth/life.h"
#include "app/synth/student.h"

namespace app::synth {

/// Subjects a story provides itself in a school year.
struct Told
{
    bool english = false;
    bool mathematics = false;
    bool science = false;
};

const char* anyMark(SchoolIndex school, Chance& chance); ///< Manzanita gives no plus or minus
const char* markOfLetter(char letter, Chance& chance); ///< "B+", "B" or "B-"
const char* passMark(Chance& chance); ///< C or better
const char* failMark(Chance& chance); ///< below C, by a letter

/// One year at a school, with its courses.
void ordinaryYear(const Plan& plan, int year, int grade, SchoolIndex school, Told told,
                  Chance& chance, Life& life);

/// Terms at a college from @p first on, with courses other than English.
void ordinaryCollege(MemberIndex college, Term first, int primaryTerms, Chance& chance, Life& life);

/// Fall, spring and so on at a university, with a degree after eight of them.
void ordinaryUniversity(MemberIndex campus, Term first, int primaryTerms, Life& life);

/// A student no story tells of.
void liveInBackground(const Student& student, Chance& chance, Life& life);

} // namespace app::synth

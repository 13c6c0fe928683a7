// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of community college files: elements of the Chancellor's Office MIS.
#include "app/synth/region_files.h"
#include "app/synth/row.h"

#include <algorithm>

namespace app::synth {
namespace {

std::string termCode(Term term)
{
    return twoDigits(term.year) + static_cast<char>('0' + static_cast<int>(term.season));
}

/// SB29: 21 letters, the first says Hispanic; collected since 2009-10.
std::string multiEthnicity(Ethnicity ethnicity, int academicYear)
{
    if (academicYear < 2009 || ethnicity == Ethnicity::Unknown)
        return std::string(21, 'X');
    std::string flags(21, 'N');
    static constexpr std::size_t Places[] = {1, 21, 15, 7, 13, 19, 16};
    flags[Places[static_cast<std::size_t>(ethnicity)] - 1] = 'Y';
    if (ethnicity == Ethnicity::Hispanic)
        flags[1] = 'Y'; // Mexican
    return flags;
}

/// SB05, which these colleges kept after 2009.
std::string_view oldEthnicity(Ethnicity ethnicity)
{
    static constexpr std::string_view Codes[] = {"HM", "W_", "B_", "AC", "F_", "PS", "N_", "X_"};
    return Codes[static_cast<std::size_t>(ethnicity)];
}

std::string controlNumber(std::size_t college, std::size_t course)
{
    return "CCC99900" + std::to_string(college) + "0" + twoDigits(static_cast<int>(course));
}

void writeTerms(std::array<MemberFiles, Members.size()>& files, const Student& student,
                const Life& life, const PaperTrail& paper, Chance& chance)
{
    static constexpr char Goals[] = {'A', 'A', 'B', 'C', 'E', 'M'};
    const std::string birth = paper.collegeBirthDate();
    const std::string firstName = paper.firstName();
    const std::string lastName = paper.collegeLastName();
    const Term first
        = std::min_element(life.collegeTerms.begin(), life.collegeTerms.end(),
                           [](const auto& a, const auto& b) { return a.term < b.term; })
              ->term;
    Row row;
    for (const CollegeTerm& enrolled : life.collegeTerms) {
        const int year = enrolled.term.academicYear();
        row.clear();
        row.add(Members[enrolled.college].id).add(termCode(enrolled.term));
        row.add(paper.collegeId(enrolled.college)).add(paper.collegeUsesSsn() ? 'S' : 'C');
        row.add(birth).add(paper.collegeGender());
        row.add(multiEthnicity(student.plan.ethnicity, year));
        row.add(oldEthnicity(student.plan.ethnicity)).add(firstName).add(lastName);
        row.add(enrolled.term == first ? '1' : '5').add(Goals[student.number % std::size(Goals)]);
        writeMaybeTwice(files[enrolled.college].file(year, CollegeStudents), row.text(), chance);
    }
}

std::string_view unitsEarned(std::string_view mark, const CollegeCourseEntry& entry)
{
    if (mark == "W")
        return "8888";
    return mark == "F" || mark == "NP" ? "0000" : entry.units;
}

/// SX01: the day the term's instruction begins.
std::string effectiveDate(Term term)
{
    switch (term.season) {
    case Season::Winter:
        return twoDigits(term.year) + "0105";
    case Season::Spring:
        return twoDigits(term.year) + "0205";
    case Season::Summer:
        return twoDigits(term.year) + "0618";
    case Season::Fall:
        break;
    }
    return twoDigits(term.year) + "0820";
}

std::string dropDate(std::string_view mark, Term term)
{
    if (mark != "W")
        return "888888";
    return twoDigits(term.year) + (term.season == Season::Spring ? "0415" : "1101");
}

void writeEnrolments(std::array<MemberFiles, Members.size()>& files, const Life& life,
                     const PaperTrail& paper, Chance& chance)
{
    static constexpr std::string_view Sections[] = {"1001", "1002", "1003", "2001", "2002"};
    Row row;
    for (const CollegeCourseTaken& taken : life.collegeCourses) {
        const CollegeCourseEntry& entry = entryOf(taken.course);
        row.clear();
        row.add(Members[taken.college].id).add(termCode(taken.term));
        row.add(paper.collegeId(taken.college));
        row.add(controlNumber(taken.college, static_cast<std::size_t>(taken.course)));
        row.add(entry.number).add(chance.pick(Sections)).add(effectiveDate(taken.term));
        row.add(dropDate(taken.mark, taken.term)).add(unitsEarned(taken.mark, entry));
        row.add(taken.mark).add("00000");
        writeMaybeTwice(files[taken.college].file(taken.term.academicYear(), CollegeEnrolments),
                        row.text(), chance);
    }
}

void writeAwards(std::array<MemberFiles, Members.size()>& files, const Life& life,
                 const PaperTrail& paper, Chance& chance)
{
    static constexpr std::string_view Programs[] = {"220500", "050500", "200100", "040100"};
    static constexpr std::string_view Awards[] = {"A", "A", "S", "T", "L"};
    Row row;
    for (const CollegeAward& award : life.collegeAwards) {
        row.clear();
        const bool isFall = award.term.season == Season::Fall;
        row.add(Members[award.college].id).add(termCode(award.term));
        row.add(paper.collegeId(award.college)).add(chance.pick(Programs));
        row.add(chance.pick(Awards));
        row.add(std::to_string(award.term.year) + (isFall ? "1215" : "0530"));
        files[award.college].file(award.term.academicYear(), CollegeAwardRows).writeRow(row.text());
    }
}

void writeCatalogTerm(MemberFiles& files, std::size_t member, Term term)
{
    Row row;
    for (std::size_t i = 0; i < CollegeCourses.size(); ++i) {
        const CollegeCourseEntry& entry = CollegeCourses[i];
        row.clear();
        row.add(Members[member].id).add(termCode(term)).add(controlNumber(member, i));
        row.add(entry.number).add(entry.title).add(entry.top).add(entry.creditStatus);
        row.add(entry.transferStatus).add(entry.units).add(entry.units).add(entry.basicSkills);
        row.add(entry.occupational).add(entry.below).add("").add(""); // CB25, CB26 came later
        files.file(term.academicYear(), CollegeCatalog).writeRow(row.text());
    }
}

} // namespace

void writeCollegeRows(std::array<MemberFiles, Members.size()>& files, const Student& student,
                      const Life& life, const PaperTrail& paper, Chance& chance)
{
    writeTerms(files, student, life, paper, chance);
    writeEnrolments(files, life, paper, chance);
    writeAwards(files, life, paper, chance);
}

void writeCatalog(MemberFiles& files, std::size_t member)
{
    for (int year = FirstYear; year <= LastTerm.year; ++year)
        for (const Season season : {Season::Spring, Season::Summer, Season::Fall}) {
            const Term term {year, season};
            if (submits(Members[member], term.academicYear()) && term <= LastTerm)
                writeCatalogTerm(files, member, term);
        }
}

void writeCollegeOrphans(MemberFiles& files, std::size_t member)
{
    for (int year = FirstYear; year <= LastYear; year += 2) {
        const Term term {year, Season::Fall};
        const auto course = static_cast<std::size_t>(CollegeCourse::History);
        Row row;
        row.add(Members[member].id).add(termCode(term)).add("C99999999");
        row.add(controlNumber(member, course)).add(CollegeCourses[course].number).add("1001");
        row.add(effectiveDate(term)).add("888888").add("0300").add("B").add("00000");
        files.file(year, CollegeEnrolments).writeRow(row.text());
    }
}

} // namespace app::synth

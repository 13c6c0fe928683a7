// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of K-12 files: Cal-PASS elements 1 to 8, then the reconstructed ones.
#include "app/synth/region_files.h"
#include "app/synth/row.h"

namespace app::synth {
namespace {

std::string schoolYear(int year)
{
    return twoDigits(year) + twoDigits(year + 1);
}

std::string_view raceCode(const Student& student)
{
    static constexpr std::string_view Asian[]
        = {"201", "202", "203", "204", "205", "206", "207", "208", "299"};
    static constexpr std::string_view Islander[] = {"301", "302", "303", "304", "399"};
    static constexpr std::string_view Hispanic[] = {"500", "700", "700", "999", ""};
    switch (student.plan.ethnicity) {
    case Ethnicity::Hispanic:
        return Hispanic[student.number % std::size(Hispanic)];
    case Ethnicity::White:
        return "700";
    case Ethnicity::Black:
        return "600";
    case Ethnicity::Asian:
        return Asian[student.number % std::size(Asian)];
    case Ethnicity::Filipino:
        return "400";
    case Ethnicity::PacificIslander:
        return Islander[student.number % std::size(Islander)];
    case Ethnicity::AmericanIndian:
        return "100";
    case Ethnicity::Unknown:
        break;
    }
    return "999";
}

/// Some Hispanic students say so in one year only, and are coded White in the others.
void addEthnicity(Row& row, const Student& student, bool isFirstYear)
{
    if (student.plan.ethnicity != Ethnicity::Hispanic) {
        const bool isSaid = student.plan.ethnicity != Ethnicity::Unknown;
        row.add(isSaid ? "N" : "").add(raceCode(student));
        return;
    }
    if (student.number % 25 == 0 && !isFirstYear)
        row.add("N").add("700");
    else
        row.add("Y").add(raceCode(student));
}

std::string_view languageStatus(const Student& student, int grade)
{
    switch (student.number / 7 % 5) {
    case 0:
        return grade < 11 ? "EL" : "RFEP";
    case 1:
        return "RFEP";
    case 2:
        return student.number % 3 == 0 ? "IFEP" : "EO";
    default:
        return "EO";
    }
}

std::string_view lunch(const Student& student)
{
    static constexpr std::string_view Codes[] = {"181", "181", "182", "", "", ""};
    return Codes[student.number / 11 % std::size(Codes)];
}

/// Marks as people type them. Kept away from what is counted: several cannot be read surely.
std::string oddMark(std::string mark, Chance& chance)
{
    static constexpr std::string_view Odd[] = {"", "BX", "CC", "95", "84", "71", "3.7", "NM"};
    switch (chance.below(3)) {
    case 0:
        for (char& letter : mark)
            letter
                = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        return mark;
    case 1:
        return mark.size() == 2 ? std::string {mark[1], mark[0]} : " " + mark;
    default:
        return std::string(chance.pick(Odd));
    }
}

void writeYears(MemberFiles& files, const Student& student, const Life& life,
                const PaperTrail& paper, Chance& chance)
{
    const std::string localId = std::to_string(student.localId);
    const std::string ssn = paper.schoolSsn();
    const std::string statewide = paper.statewideId();
    const std::string first = paper.partialFirst();
    const std::string last = paper.partialLast();
    const std::string birth = paper.schoolBirthDate();
    Row row;
    for (const SchoolYear& year : life.years) {
        row.clear();
        row.add(Schools[year.school].id).add(schoolYear(year.year)).add(localId);
        row.add(ssn).add(statewide).add(first).add(last).add(student.plan.gender).add(birth);
        addEthnicity(row, student, &year == &life.years.front());
        row.add(twoDigits(year.grade)).add(languageStatus(student, year.grade)).add(lunch(student));
        writeMaybeTwice(files.file(year.year, SchoolStudents), row.text(), chance);
    }
}

/// Clarkia lost half its course rows of 2010-11.
bool isLost(const SchoolCourseTaken& taken, Chance& chance)
{
    return !taken.exact && taken.year == 2010 && Schools[taken.school].member == Clarkia
        && chance.happens(1, 2);
}

void writeCourses(MemberFiles& files, const Student& student, const Life& life, Chance& chance)
{
    static constexpr std::string_view Sections[] = {"01", "02", "03", "04", "05", "06"};
    const std::string localId = std::to_string(student.localId);
    Row row;
    for (const SchoolCourseTaken& taken : life.courses) {
        if (isLost(taken, chance))
            continue;
        const SchoolCourseEntry& entry = entryOf(taken.course);
        const bool isOdd = !taken.exact && chance.happens(1, 40);
        const bool hasId = taken.exact || !chance.happens(1, 4000);
        const bool isEarned = taken.mark[0] != 'F';
        row.clear();
        row.add(Schools[taken.school].id).add(schoolYear(taken.year)).add(hasId ? localId : "");
        row.add(entry.stateCode).add(entry.localNumber).add(entry.localName);
        row.add(chance.pick(Sections)).add("FY").add("10.0").add(isEarned ? "10.0" : "0.0");
        row.add(isOdd ? oddMark(taken.mark, chance) : taken.mark);
        writeMaybeTwice(files.file(taken.year, SchoolCourseRows), row.text(), chance);
    }
}

void writeDiploma(MemberFiles& files, const Student& student, const Life& life, Chance& chance)
{
    for (const SchoolYear& year : life.years) {
        if (year.year != life.diplomaYear)
            continue;
        Row row;
        row.add(Schools[year.school].id).add(schoolYear(year.year));
        row.add(std::to_string(student.localId)).add("100");
        row.add(std::to_string(year.year + 1) + "0612");
        writeMaybeTwice(files.file(year.year, SchoolAwards), row.text(), chance);
    }
}

} // namespace

void writeSchoolRows(MemberFiles& files, const Student& student, const Life& life,
                     const PaperTrail& paper, Chance& chance)
{
    writeYears(files, student, life, paper, chance);
    writeCourses(files, student, life, chance);
    writeDiploma(files, student, life, chance);
}

void writeSchoolOrphans(MemberFiles& files, std::size_t member)
{
    const auto school = [&]() -> std::string_view {
        for (const School& candidate : Schools)
            if (candidate.member == member)
                return candidate.id;
        return {};
    }();
    const int last = Members[member].lastYear;
    for (int year = Members[member].firstYear; year <= last; ++year) {
        Row row;
        row.add(school).add(schoolYear(year)).add(std::to_string(99000000 + year));
        row.add("2711").add("WHIST").add("World History").add("01").add("FY").add("10.0");
        row.add("10.0").add("B");
        files.file(year, SchoolCourseRows).writeRow(row.text());
    }
}

} // namespace app::synth

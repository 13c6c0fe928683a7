// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of university files: CSU ERSS (450 bytes) and ERSD (200 bytes), by position.
#include "app/synth/region_files.h"
#include "app/synth/row.h"

#include <algorithm>

namespace app::synth {
namespace {

/// A fixed-width record; positions count from 1.
class Record
{
public:
    explicit Record(std::size_t length)
        : m_text(length, ' ')
    {
    }
    void put(std::size_t from, std::string_view value)
    {
        m_text.replace(from - 1, value.size(), value);
    }
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

char termCode(Season season)
{
    switch (season) {
    case Season::Winter:
        return '1';
    case Season::Spring:
        return '2';
    case Season::Summer:
        return '3';
    case Season::Fall:
        break;
    }
    return '4';
}

/// CSU race and ethnicity reporting category. It has none for Filipino students: unknown.
std::string_view raceCategory(Ethnicity ethnicity)
{
    static constexpr std::string_view Codes[] = {"7", "1", "2", "4", "8", "5", "3", "8"};
    return Codes[static_cast<std::size_t>(ethnicity)];
}

Record beginRecord(std::size_t length, const Student& student, const PaperTrail& paper,
                   const UniversityTerm& term)
{
    Record record(length);
    record.put(1, paper.universitySsn());
    record.put(10, std::to_string(term.term.year));
    record.put(14, std::string(1, termCode(term.term.season)));
    record.put(15, Members[term.campus].id);
    record.put(17, paper.birthDate());
    record.put(25, std::string(1, student.plan.gender));
    return record;
}

std::string fourDigits(std::size_t number)
{
    std::string text = std::to_string(number);
    return std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text;
}

void writeTerm(TextFile& file, const Student& student, const PaperTrail& paper,
               const UniversityTerm& term, std::size_t ordinal)
{
    static constexpr std::string_view Proficiency[] = {"S", "Z", "P", "C", "1", "2", "F"};
    Record record = beginRecord(450, student, paper, term);
    const bool isTransfer = !student.plan.grade;
    record.put(41, isTransfer ? "005000" : "003000"); // third digit: kind of school
    record.put(54, ordinal > 0 ? "1" : isTransfer ? "4" : "5");
    record.put(55, std::string(1, static_cast<char>('1' + std::min<std::size_t>(ordinal / 2, 3))));
    record.put(56, "2");
    record.put(78, fourDigits(ordinal * 120));
    record.put(82, std::to_string(200 + student.number % 200));
    record.put(85, Proficiency[student.number % std::size(Proficiency)]);
    record.put(86, Proficiency[student.number / 7 % std::size(Proficiency)]);
    record.put(91, "240101");
    record.put(225, student.plan.ethnicity == Ethnicity::Hispanic ? "Y" : "N");
    record.put(231, raceCategory(student.plan.ethnicity));
    record.put(236, paper.universityId(term.campus));
    file.writeRow(record.text());
}

void writeDegree(TextFile& file, const Student& student, const PaperTrail& paper,
                 const UniversityTerm& term)
{
    Record record = beginRecord(200, student, paper, term);
    record.put(54, "2");
    record.put(55, "22101");
    record.put(70, "1200");
    record.put(74, std::to_string(200 + student.number % 200));
    record.put(77, "240101");
    record.put(86, student.plan.ethnicity == Ethnicity::Hispanic ? "Y" : "N");
    record.put(92, raceCategory(student.plan.ethnicity));
    record.put(96, paper.universityId(term.campus));
    file.writeRow(record.text());
}

} // namespace

void writeUniversityRows(std::array<MemberFiles, Members.size()>& files, const Student& student,
                         const Life& life, const PaperTrail& paper)
{
    std::size_t ordinal = 0;
    for (const UniversityTerm& term : life.universityTerms)
        writeTerm(files[term.campus].file(term.term.academicYear(), UniversityTerms), student,
                  paper, term, ordinal++);
    if (!life.hasDegree)
        return;
    const UniversityTerm& last = life.universityTerms.back();
    writeDegree(files[last.campus].file(last.term.academicYear(), UniversityDegrees), student,
                paper, last);
}

} // namespace app::synth

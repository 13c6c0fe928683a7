// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the rows of files of one layout through rules, look-ups, relations and into the submission.
// Nothing is allocated per row.
#pragma once

#include "core/intake/file_shape.h"
#include "core/intake/person_book.h"
#include "core/intake/submission_builder.h"

#include <array>

namespace core::intake {

enum class RowFate
{
    Loaded,
    Repaired,
    Rejected,
    Duplicate,
    FileRefused ///< a limit is passed
};

/// Who has a student row, and when.
class StudentRows
{
public:
    void add(std::uint32_t person, std::uint16_t institution, std::int16_t academicYear);
    bool contains(std::uint32_t person, std::uint16_t institution, std::int16_t academicYear) const;

    void setUnreadable() { m_isUnreadable = true; }
    bool isUnreadable() const { return m_isUnreadable; }

private:
    KeySet m_rows;
    bool m_isUnreadable = false;
};

/// Shared by all files of a submission.
struct LoadTarget
{
    SubmissionBuilder& builder;
    PersonBook& persons;
    const dictionary::Dictionary& dictionary;
    bool knowsInstitutions = false; ///< the request named some, so that others are worth a note
};

class RowLoader
{
public:
    /// All must outlive the loader. @p students: rows that must be there, or null; @p ownStudents:
    /// where the rows of this layout are entered for others, or null.
    RowLoader(LayoutPlan& plan, LoadTarget target, const StudentRows* students,
              StudentRows* ownStudents);
    ~RowLoader();
    RowLoader(const RowLoader&) = delete;
    RowLoader& operator=(const RowLoader&) = delete;

    /// For the rows that follow.
    void setFile(const FileShape& shape, FindingLog& log);

    RowFate load(const std::vector<std::string_view>& fields, std::int64_t line);

private:
    struct Writer ///< of one record rule
    {
        std::size_t table = 0;
        struct Cell
        {
            std::size_t pool = 0;
            Slot slot = NoSlot; ///< NoSlot: always missing, or the segment
            bool isSegment = false;
            int decimals = -1; ///< of a number; -1: any text
            WipedString lastText {};
            std::uint32_t lastIndex = 0;
        };
        std::vector<Cell> cells; ///< per column of the table
    };

    bool readColumns(const std::vector<std::string_view>& fields);
    bool acceptValue(std::size_t column, const ValueOutcome& outcome, std::string_view raw);
    void noteRepairs(std::size_t column, std::uint8_t events, std::string_view raw);
    RowFate store();
    bool lookUp();
    void derive();
    std::uint32_t timeOf(PlannedTime& time);
    void findRowTime();
    bool findInstitution();
    bool findStudent();
    std::optional<std::uint32_t> knownPerson(std::string_view localId);
    void enterStudent();
    void makeUniqueKey();
    bool isRepeated();
    void seeStudent();
    /// YYYYMMDD of the row, or empty; tells the book the year of birth.
    std::string_view readBirth();
    void seeBirthYear(std::string_view year);
    void checkCodeYears();
    void reportAttributes();
    void writeRecords();
    std::uint32_t textOf(Writer::Cell& cell);
    Writer writerFor(const PlannedRecord& record);
    std::string_view valueAt(Slot slot) const
    {
        return slot == NoSlot ? std::string_view() : m_values[slot];
    }
    /// Notes that a value was changed or blanked; the row counts as repaired.
    void repair(Rule rule, FindingEffect effect, Slot slot, std::string_view raw);

    LayoutPlan& m_plan;
    LoadTarget m_target;
    const StudentRows* m_students;
    StudentRows* m_ownStudents;
    const FileShape* m_shape = nullptr;
    FindingLog* m_log = nullptr;
    KeySet m_seenKeys;
    std::vector<Writer> m_writers;
    std::vector<std::uint16_t> m_attributes; ///< per planned attribute
    std::vector<std::size_t> m_attributePools;
    bool m_hasIdentifiers = false;

    // the row at hand
    std::int64_t m_line = 0;
    std::vector<std::string_view> m_values;
    std::vector<const dictionary::CodeEntry*> m_entries; ///< per own column
    bool m_isRepaired = false;
    bool m_isOverLimit = false;
    std::uint32_t m_time = 0;
    std::int16_t m_academicYear = 0;
    std::uint16_t m_institution = 0;
    std::uint32_t m_person = 0;
    KeySet::Key m_uniqueKey;
    std::vector<std::uint32_t> m_cells;
    WipedString m_joined;
    WipedString m_birthDate;
    std::vector<std::string_view> m_groups;
    bool m_hasLastInstitution = false;
    std::uint16_t m_nameSpace = 0;

    // the student of the row before: a student's rows mostly stand together
    WipedString m_lastLocalId;
    std::uint16_t m_lastNameSpace = 0;
    std::uint32_t m_lastPerson = 0;
};

} // namespace core::intake

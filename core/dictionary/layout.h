// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file layout: how the columns of one kind of file become records. A new source is a new layout
// file, never new code. Written as JSON; the schema is resources/dictionary/layout.schema.json.
#pragma once

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core::dictionary {

enum class FileFormat
{
    Delimited,
    FixedWidth
};
enum class HeaderRow
{
    Absent,
    Present,
    Detect
};

/// What happens to a value that its rules do not accept.
enum class OnBadValue
{
    RejectRow,
    Blank
};

/// One column of a file, and what its values must look like. A value is trimmed, then goes through
/// missing, keepOnly, upper, padLeft, pattern, map, impliedDecimals and codeList, in this order; a
/// blank goes through map only ("" -> "X" fills it, which is a repair).
struct Column
{
    std::string name; ///< unique in the layout; other parts refer to it
    int position = 0; ///< delimited without header: 1-based
    std::string header; ///< delimited with header: its heading
    int from = 0, to = 0; ///< fixed width: 1-based, inclusive bytes
    std::string constant; ///< a value of every row; then no place in the file
    std::string label; ///< the source's own name for it ("K12S3 Student ID")
    bool required = false; ///< blank rejects the row
    std::vector<std::string> missing; ///< texts that mean missing ("NA", "XXXXXX")
    std::string keepOnly; ///< repair: drop all characters that this class does not hold; the inside
                          ///< of a regular expression's brackets, "A-Za-z0-9"
    bool upper = false; ///< repair: upper-case
    int padLeft = 0; ///< repair: zeros to this length
    std::string pattern; ///< whole value, ECMAScript regular expression; empty: anything
    OnBadValue onBad = OnBadValue::Blank;
    std::string codeList; ///< values outside it are findings, and kept as they are
    /// From raw value to canonical code; a repair list named in the file is already unfolded here.
    std::vector<std::pair<std::string, std::string>> map;
    int impliedDecimals = 0; ///< "0350" with 2 is 3.50
};

/// A value computed from other columns; first rule whose conditions all hold gives it.
struct DerivedRule
{
    std::vector<std::pair<std::string, std::vector<std::string>>> when; ///< column is one of values
                                                                        ///< ("" = blank)
    /// Column matches as a whole, ECMAScript. For strings of flags, which have few distinct values.
    std::vector<std::pair<std::string, std::string>> matches;
    std::string value; ///< "" = missing; "$NAME" copies that column
};
struct DerivedColumn
{
    std::string name;
    std::vector<DerivedRule> rules;
};

/// Where a record's time is read from.
struct TimeRule
{
    std::vector<std::string> columns; ///< joined with nothing between
    /// Named groups: yyyy or yy (with t, or alone for an annual calendar), or yyyy mm dd for a
    /// date. yy 70-99 is 19yy, else 20yy.
    std::string pattern;
    bool isDate = false;
    bool academicYearGiven
        = false; ///< the year is the academic year; else the year the term begins
    /// Of the dictionary; with own terms, a name that the layouts of a source share (empty: the
    /// layout's id).
    std::string calendar;
    std::vector<TermRule> ownTerms;
    std::vector<std::pair<std::string, std::string>> terms; ///< captured t -> TermRule::id, or
                                                            ///< "calendar:id" to switch calendar
    /// The label is the text of the columns ("2013J"); else season and year ("fall 2013").
    bool labelAsWritten = false;
    std::string onlyTerm; ///< no t in the pattern: this term ("year")
};

/// Which columns identify a student, and among whom the local id is unique.
struct PersonRule
{
    std::string localId;
    /// "institution", "district", or "source:NAME" for an id shared by all institutions of a
    /// source.
    std::string localIdWithin = "institution";
    std::string statewideId, ssn, firstName, lastName, gender, birthDate; ///< column names or empty
    std::string birthDatePattern; ///< named groups yyyy mm dd; day 99 means unknown
    std::string birthYear; ///< column with a year, where there is no date
};

/// One record that a row gives: an event kind and where its elements come from.
struct RecordRule
{
    std::string kind;
    std::vector<std::pair<std::string, std::string>> elements; ///< element -> column
    std::optional<TimeRule> time; ///< else the layout's
    std::vector<std::pair<std::string, std::vector<std::string>>>
        when; ///< only rows where all hold
};

/// Columns taken from another file of the same submission, by equal keys.
struct LookupRule
{
    std::string layout; ///< id of the other file's layout
    std::vector<std::pair<std::string, std::string>> on; ///< own column -> other's column
    std::vector<std::string> take; ///< other's columns, used here by the same name
    bool required = false; ///< a row without a partner is rejected, else a finding
};

struct Layout
{
    std::string id; ///< "calpass-k12-course"
    std::string version;
    Words title;
    std::string source, status; ///< as in CodeList
    std::string segment; ///< "k12", "cc", "university"
    FileFormat format = FileFormat::Delimited;
    char delimiter = ','; ///< what is due; another one found is named in the refusal
    HeaderRow header = HeaderRow::Absent;
    int recordLength = 0; ///< fixed width, without line end
    std::string fileName; ///< regular expression for the files it fits, case-insensitive
    std::string institutionColumn; ///< a column name (may be a constant)
    std::vector<Column> columns;
    std::vector<DerivedColumn> derived; ///< evaluated in order, after lookups
    std::vector<LookupRule> lookups;
    std::optional<TimeRule> time;
    std::optional<PersonRule> person; ///< absent for reference files (course catalogues)
    std::vector<std::pair<std::string, std::string>> attributes; ///< person element -> column
    std::vector<RecordRule> records;
    std::vector<std::string> uniqueKey; ///< columns; a repeat is a duplicate and not loaded again
    /// Rows must have a student row (same institution, same local id, same academic year or term)
    /// in a file of this layout within the submission. Empty: no such rule.
    std::string studentLayout;
    double refuseAboveRejectedShare = 0.5; ///< a file with more rejected rows is refused whole
};

/// Parses a layout file. InvalidInput with place (JSON path) when it does not fit the schema or
/// names an element, kind, calendar or code list that @p dictionary does not have.
Result<Layout> parseLayout(std::string_view json, const Dictionary& dictionary);

/// The layouts that ship with the program.
Result<std::vector<Layout>> builtInLayouts(const Dictionary& dictionary);

} // namespace core::dictionary

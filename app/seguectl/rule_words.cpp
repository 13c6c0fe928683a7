// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/rule_words.h"

#include <algorithm>
#include <array>

namespace app::seguectl {
namespace {

struct Entry
{
    std::string_view rule;
    RuleWords words;
};

constexpr std::array Rules {
    Entry {"empty-file", {"the file is empty", "Export it again."}},
    Entry {"nul-bytes",
           {"the file holds NUL bytes, so it is no text", "Export it as plain text or CSV."}},
    Entry {"utf-16", {"the file is UTF-16", "Save it as UTF-8 or Windows-1252."}},
    Entry {"mixed-encoding",
           {"some lines are UTF-8 and some are not", "Save the whole file in one encoding."}},
    Entry {"record-too-long",
           {"a line is longer than a megabyte", "Look for a missing line end before this place."}},
    Entry {"unclosed-quote",
           {"a quotation mark is opened and never closed", "Close or remove it."}},
    Entry {"wrong-delimiter",
           {"the columns are divided by another character than the layout says",
            "Export the file with the divider of the layout, or write a layout with this one."}},
    Entry {"too-few-columns",
           {"the file has fewer columns than the layout", "Check that this is the right layout."}},
    Entry {"header-missing",
           {"the first line should name the columns and does not", "Export it with a header."}},
    Entry {"header-unexpected",
           {"the first line names columns where data are due", "Export it without a header."}},
    Entry {"column-missing", {"a column of the layout is not in the header", "Add the column."}},
    Entry {"column-twice", {"the header names a column twice", "Rename or remove one of them."}},
    Entry {"file-name",
           {"the file's name does not fit what is in it", "Check that no file was exchanged."}},
    Entry {"no-rows", {"the file holds no rows", "Check the export's filter."}},
    Entry {"blank-line", {"a line is blank", ""}},
    Entry {"no-final-line-end", {"the last line has no line end", ""}},
    Entry {"missing-fields",
           {"the row has too few fields", "Look for a missing divider or a broken line."}},
    Entry {"extra-fields",
           {"the row has too many fields", "Put fields that hold the divider in quotation marks."}},
    Entry {"truncated-last-line",
           {"the last line is cut off", "The export may have been interrupted: make it again."}},
    Entry {"record-length",
           {"the record has another length than the layout says",
            "Accented letters may have been saved as two bytes: use Windows-1252."}},
    Entry {"text-after-quote",
           {"text follows a closing quotation mark", "Double quotation marks inside a field."}},
    Entry {"blank-required", {"a value that must be there is blank", "Fill it in at the source."}},
    Entry {"blank-filled", {"a blank was read as the layout says", ""}},
    Entry {"characters-dropped", {"characters that do not belong were removed", ""}},
    Entry {"upper-cased", {"lower case was read as upper case", ""}},
    Entry {"zeros-added",
           {"leading zeros were put back", "A spreadsheet may have removed them: export as text."}},
    Entry {"bad-value",
           {"the value does not have the form it must have", "Correct it at the source."}},
    Entry {"bad-time", {"the year, term or date cannot be read", "Correct it at the source."}},
    Entry {"bad-birth-date", {"the birth date is not a date", "Correct it: it is needed to link."}},
    Entry {"birth-day-unknown", {"the day of birth is unknown, so the date cannot link", ""}},
    Entry {"duplicate-key", {"a row with the same key stands earlier", "Remove one of them."}},
    Entry {"no-student",
           {"no student row belongs to this row",
            "Send the student file of the same year and institution."}},
    Entry {"student-file-missing",
           {"the student file that belongs to this file is not here", "Import both together."}},
    Entry {"lookup-not-found",
           {"the row names a course that the course file does not hold",
            "Send the whole course file."}},
    Entry {"lookup-file-missing",
           {"the course file that belongs to this file is not here", "Import both together."}},
    Entry {"unknown-code",
           {"the code is in no list; it is kept and counted as it is", "Check it at the source."}},
    Entry {"code-outside-years",
           {"the code was not in use in this year", "Check the year or the code."}},
    Entry {"unknown-institution",
           {"the agreements do not name this institution", "Correct the code, or add it there."}},
    Entry {"too-many-institutions",
           {"there are more institutions than a file can hold", "Divide the file."}},
    Entry {"identifier-changed",
           {"one student has two different identifiers; the first was used",
            "Check it at the source."}},
    Entry {"too-many-rejected",
           {"more rows were rejected than may be", "Mend what stands above, or check the layout."}},
};

} // namespace

RuleWords ruleWords(std::string_view rule)
{
    const auto found = std::find_if(Rules.begin(), Rules.end(),
                                    [rule](const Entry& entry) { return entry.rule == rule; });
    return found == Rules.end() ? RuleWords {} : found->words;
}

} // namespace app::seguectl

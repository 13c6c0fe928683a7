// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the field as data: elements, code lists, event kinds, calendars and named sets, each
// with its source. Read once from the built-in resources; immutable afterwards.
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::dictionary {

/// What people read, in both languages of the program.
struct Words
{
    std::string en;
    std::string es;
};

struct CodeEntry
{
    std::string code; ///< canonical text; case matters
    Words label;
    int firstYear = 0; ///< first academic year it is valid (2007 = 2007-08); 0 = always
    int lastYear = 0; ///< last academic year; 0 = still
    /// What derived elements read: "discipline" -> "english", "grade_points" -> "3.0".
    std::map<std::string, std::string> properties;
};

struct CodeList
{
    std::string id;
    std::string source; ///< document or address the list was taken from
    std::string status; ///< "exact", "reconstructed" or "own"
    std::vector<CodeEntry> entries; ///< in meaningful order
    std::vector<std::size_t> byCode; ///< positions in entries, sorted by code; see sortByCode

    void sortByCode(); ///< call when entries are complete: find() needs it
    const CodeEntry* find(std::string_view code) const;
};

enum class ElementType
{
    Code,
    Number,
    Flag
};

/// One data element. A derived one is a function of another element's code, read from a property of
/// its code-list entry, and is never stored.
struct Element
{
    std::string id; ///< "grade"
    Words label;
    ElementType type = ElementType::Code;
    std::vector<std::string> codeLists; ///< searched in order; empty: any text
    int decimals = 0; ///< of a number; intake rounds to them, half away from zero
    std::string derivedFrom; ///< element it is a function of; "institution" and "time" are allowed
    std::string property; ///< of the code entry, institution or time; empty: same as id
};

/// A kind of event: what a record is about, and which of its elements the cache is cut by.
struct EventKind
{
    std::string id; ///< "course"
    Words label;
    std::string keyElement; ///< cluster key, first of elements
    std::vector<std::string> elements; ///< stored with each record
    std::vector<std::string> asOf; ///< of those, the ones taken from the person's `standing` record
                                   ///< of the same institution and term, else academic year
};

struct TermRule
{
    std::string id; ///< within the calendar: "fall"
    std::string season; ///< "fall", "winter", "spring", "summer", "year"
    int beginMonth = 1, beginDay = 1, endMonth = 12, endDay = 31;
    bool primary = false;
    bool beginsAcademicYear
        = true; ///< academic year = calendar year it begins in, else the year before
};

/// Nominal terms of a segment's institutions.
struct Calendar
{
    std::string id; ///< "k12", "semester", "quarter"
    std::vector<TermRule> terms;

    const TermRule* find(std::string_view term) const;
};

/// A named set of codes: "English 10" = {2131, 9106}.
struct NamedSet
{
    std::string name;
    std::string element;
    std::vector<std::string> codes;
};

/// Marks as people wrote them, and the codes they stand for; layouts name a list for a column.
struct RepairList
{
    std::string id; ///< "k12_marks"
    std::string source;
    std::vector<std::pair<std::string, std::string>> map; ///< from raw value to canonical code
};

class Dictionary
{
public:
    /// Reads the built-in dictionary. Fails with Internal (and the file's name) if a resource is
    /// broken: a test loads it, so users never see that.
    static Result<Dictionary> load();

    const Element* element(std::string_view id) const;
    const CodeList* codeList(std::string_view id) const;
    const EventKind* kind(std::string_view id) const;
    const Calendar* calendar(std::string_view id) const;
    const RepairList* repairList(std::string_view id) const;

    /// The entry of @p code in the element's code lists, or null.
    const CodeEntry* entry(std::string_view element, std::string_view code) const;

    /// Position of @p code in dictionary order of its element; codes of no list come after all.
    std::size_t rank(std::string_view element, std::string_view code) const;

    const std::vector<Element>& elements() const { return m_elements; }
    const std::vector<CodeList>& codeLists() const { return m_codeLists; }
    const std::vector<EventKind>& kinds() const { return m_kinds; }
    const std::vector<Calendar>& calendars() const { return m_calendars; }
    const std::vector<NamedSet>& sets() const { return m_sets; }
    const std::vector<std::string>& segments() const { return m_segments; } ///< "k12", "cc", ...
    const Words* segmentLabel(std::string_view segment) const;

private:
    std::vector<Element> m_elements;
    std::vector<CodeList> m_codeLists;
    std::vector<EventKind> m_kinds;
    std::vector<Calendar> m_calendars;
    std::vector<NamedSet> m_sets;
    std::vector<RepairList> m_repairLists;
    std::vector<std::string> m_segments;
    std::map<std::string, std::size_t, std::less<>> m_elementIndex;
    std::map<std::string, std::size_t, std::less<>> m_codeListIndex;
};

} // namespace core::dictionary

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/test_words.h"

#include "tests/conformance/added_kinds.h"
#include "tests/conformance/plain_data.h"

namespace conformance {
namespace {

using core::dictionary::Calendar;
using core::dictionary::CodeEntry;
using core::dictionary::CodeList;
using core::dictionary::Element;
using core::dictionary::ElementType;
using core::dictionary::EventKind;

CodeEntry entry(const std::string& code, const std::string& label,
                std::map<std::string, std::string> properties = {})
{
    CodeEntry made;
    made.code = code;
    made.label = {label, label};
    made.properties = std::move(properties);
    return made;
}

CodeEntry mark(const std::string& code, const std::string& points, const std::string& success)
{
    std::map<std::string, std::string> properties;
    if (!points.empty())
        properties["grade_points"] = points;
    if (!success.empty())
        properties["success"] = success;
    return entry(code, code, properties);
}

CodeList codeList(const std::string& id, std::vector<CodeEntry> entries)
{
    CodeList list;
    list.id = id;
    list.entries = std::move(entries);
    return list;
}

Element element(const std::string& id, const std::string& label, std::vector<std::string> lists,
                ElementType type = ElementType::Code)
{
    Element made;
    made.id = id;
    made.label = {label, label};
    made.codeLists = std::move(lists);
    made.type = type;
    return made;
}

Element derived(const std::string& id, const std::string& from, std::vector<std::string> lists = {},
                ElementType type = ElementType::Code)
{
    Element made = element(id, id, std::move(lists), type);
    made.derivedFrom = from;
    return made;
}

EventKind kind(const std::string& id, std::vector<std::string> elements)
{
    EventKind made;
    made.id = id;
    made.label = {id, id};
    made.keyElement = elements.front();
    made.elements = std::move(elements);
    return made;
}

template<typename T>
std::vector<T> joined(std::vector<T> all, const std::vector<T>& more)
{
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

struct Words
{
    AddedKinds added = addedKinds();
    std::vector<CodeList> codeLists = {
        codeList("state_course",
                 {entry("2130", "Ninth grade English", {{"discipline", "english"}}),
                  entry("2131", "Tenth grade English", {{"discipline", "english"}}),
                  entry("2403", "Algebra I", {{"discipline", "math"}}),
                  entry("2607", "Chemistry", {{"discipline", "chemistry"}}),
                  entry("9106", "English 10 CP", {{"discipline", "english"}})}),
        codeList("top",
                 {entry("150100", "English", {{"discipline", "english"}}),
                  entry("170100", "Mathematics", {{"discipline", "math"}}),
                  entry("094800", "Automotive", {})}),
        codeList("discipline",
                 {entry("english", "English"), entry("math", "Mathematics"),
                  entry("chemistry", "Chemistry")}),
        codeList("grade",
                 {mark("A", "4.0", "yes"), mark("B+", "3.3", "yes"), mark("B", "3.0", "yes"),
                  mark("B-", "2.7", "yes"), mark("C", "2.0", "yes"), mark("D", "1.0", "no"),
                  mark("F", "0.0", "no"), mark("P", "", "yes"), mark("NP", "", "no"),
                  mark("W", "", "no"), mark("RD", "", "")}),
        codeList("yes_no", {entry("yes", "Yes"), entry("no", "No")}),
        codeList("level",
                 {entry("below_transfer", "Below transfer"), entry("transfer", "Transfer")}),
        codeList("grade_level",
                 {entry("09", "Grade 9"), entry("10", "Grade 10"), entry("11", "Grade 11"),
                  entry("12", "Grade 12")}),
        codeList("ethnicity",
                 {entry("hispanic", "Hispanic or Latino"), entry("white", "White"),
                  entry("pacific_islander", "Pacific Islander")}),
        codeList("gender", {entry("F", "Female"), entry("M", "Male"), entry("X", "Other")}),
        codeList("award",
                 {entry("diploma", "Diploma"), entry("AA", "Associate"), entry("BA", "Bachelor")}),
        codeList("test", {entry("star", "STAR"), entry("sat", "SAT")}),
        codeList("season",
                 {entry("summer", "Summer"), entry("fall", "Fall"), entry("winter", "Winter"),
                  entry("spring", "Spring"), entry("year", "School year")}),
    };
    std::vector<Element> elements = joined<Element>(
        {
            element("subject", "Course subject", {"state_course", "top"}),
            derived("discipline", "subject", {"discipline"}),
            element("grade", "Grade", {"grade"}),
            derived("success", "grade", {"yes_no"}),
            derived("grade_points", "grade", {}, ElementType::Number),
            element("level", "Course level", {"level"}),
            element("units", "Units", {}, ElementType::Number),
            element("grade_level", "Grade level", {"grade_level"}),
            derived("segment", "institution"),
            element("status", "Status", {}),
            element("program", "Programs", {}, ElementType::Flag),
            element("test_id", "Test", {"test"}),
            element("score", "Score", {}, ElementType::Number),
            element("award", "Award", {"award"}),
            element("ethnicity", "Ethnicity", {"ethnicity"}),
            element("gender", "Gender", {"gender"}),
            element("birth_year", "Year of birth", {}, ElementType::Number),
            derived("institution", "institution"),
            derived("county", "institution"),
            derived("district", "institution"),
            derived("region", "institution"),
            derived("academic_year", "time", {}, ElementType::Number),
            derived("season", "time", {"season"}),
            derived("term", "time"),
        },
        added.elements);
    std::vector<EventKind> kinds = joined<EventKind>(
        {
            kind("course", {"subject", "grade", "level", "units", "grade_level"}),
            kind("enrolled", {"segment", "status"}),
            kind("standing", {"segment", "grade_level", "program"}),
            kind("test", {"test_id", "score"}),
            kind("award", {"award"}),
        },
        added.kinds);
    std::vector<Calendar> calendars = {
        {"k12", {{"year", "year", 8, 15, 6, 14, true, true}}},
        {"semester",
         {{"summer", "summer", 6, 15, 8, 14, false, true},
          {"fall", "fall", 8, 15, 12, 31, true, true},
          {"winter", "winter", 1, 1, 1, 31, false, false},
          {"spring", "spring", 2, 1, 5, 31, true, false}}},
        {"quarter",
         {{"summer", "summer", 6, 15, 8, 14, false, true},
          {"fall", "fall", 8, 15, 12, 31, true, true},
          {"winter", "winter", 1, 1, 3, 31, true, false},
          {"spring", "spring", 4, 1, 6, 14, true, false}}},
    };
    std::vector<core::dictionary::NamedSet> sets = {{"English 10", "subject", {"2131", "9106"}}};
    std::vector<std::string> segmentIds = segments();
    core::cohort::Vocabulary view {elements,
                                   codeLists,
                                   kinds,
                                   calendars,
                                   sets,
                                   segmentIds,
                                   {{"K-12 schools", "Escuelas K-12"},
                                    {"Community colleges", "Colegios comunitarios"},
                                    {"Universities", "Universidades"}}};
};

} // namespace

const core::cohort::Vocabulary& testWords()
{
    static const Words Built;
    return Built.view;
}

} // namespace conformance

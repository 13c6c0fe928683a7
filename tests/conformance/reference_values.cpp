// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_values.h"

#include "tests/conformance/test_words.h"

#include <algorithm>
#include <cstdlib>

namespace conformance {
namespace {

using core::cohort::Comparison;
using core::dictionary::CodeEntry;

std::string small(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

const CodeEntry* entryOf(const std::string& field, const std::string& code)
{
    for (const auto& element : testWords().elements) {
        if (element.id != field)
            continue;
        for (const std::string& list : element.codeLists)
            for (const auto& codes : testWords().codeLists)
                for (const CodeEntry& entry : codes.entries)
                    if (codes.id == list && entry.code == code)
                        return &entry;
    }
    return nullptr;
}

std::string property(const std::string& field, const std::string& code, const std::string& name)
{
    const CodeEntry* entry = entryOf(field, code);
    return entry && entry->properties.contains(name) ? entry->properties.at(name) : std::string();
}

bool isNumber(const std::string& field)
{
    const auto* element = testWords().element(field);
    return element && element->type == core::dictionary::ElementType::Number
        && field != "academic_year";
}

bool equalsOne(const std::string& field, const std::string& value, const std::string& wanted,
               const PlainData& data)
{
    if (isNumber(field))
        return std::atof(value.c_str()) == std::atof(wanted.c_str());
    if (field == "academic_year")
        return value.substr(0, 4) == wanted.substr(0, 4);
    if (field == "institution") {
        for (const auto& one : data.institutions)
            if (one.name == value && small(one.id) == small(wanted))
                return true;
    }
    if (small(value) == small(wanted))
        return true;
    if (const CodeEntry* entry = entryOf(field, value);
        entry && small(entry->label.en) == small(wanted))
        return true;
    for (const auto& set : testWords().sets) {
        if (set.element == field && small(set.name) == small(wanted))
            return std::find(set.codes.begin(), set.codes.end(), value) != set.codes.end();
    }
    const auto isDigits = [](const std::string& text) {
        return text.find_first_not_of("0123456789") == std::string::npos;
    };
    return isDigits(value) && isDigits(wanted) && std::stol(value) == std::stol(wanted);
}

/// Position in the code lists of the field.
std::optional<double> place(const std::string& field, const std::string& value)
{
    double at = 0;
    for (const auto& element : testWords().elements) {
        if (element.id != field)
            continue;
        for (const std::string& list : element.codeLists) {
            for (const auto& codes : testWords().codeLists) {
                for (const CodeEntry& entry : codes.entries) {
                    if (codes.id != list)
                        continue;
                    if (entry.code == value)
                        return at;
                    at += 1;
                }
            }
        }
    }
    return std::nullopt;
}

/// The canonical code of a value in a question: itself, or the code whose label or number it is.
std::string canonical(const std::string& field, const std::string& wanted, const PlainData& data)
{
    if (place(field, wanted))
        return wanted;
    for (const auto& codes : testWords().codeLists)
        for (const CodeEntry& entry : codes.entries)
            if (entryOf(field, entry.code) == &entry && equalsOne(field, entry.code, wanted, data))
                return entry.code;
    return wanted;
}

} // namespace

Maybe allOf(Maybe a, Maybe b)
{
    if ((a && !*a) || (b && !*b))
        return false;
    return a && b ? Maybe(true) : std::nullopt;
}

Maybe notOf(Maybe a)
{
    return a ? Maybe(!*a) : std::nullopt;
}

Maybe anyOf(Maybe a, Maybe b)
{
    return notOf(allOf(notOf(a), notOf(b)));
}

std::string segmentOf(const PlainData& data, const PlainRecord& record)
{
    return record.institution < 0
        ? std::string()
        : data.institutions[static_cast<std::size_t>(record.institution)].segment;
}

std::string valueOf(const Subject& subject, const std::string& field)
{
    if (field == "ethnicity" || field == "gender" || field == "birth_year") {
        const auto found = subject.person->attributes.find(field);
        return found == subject.person->attributes.end() ? std::string() : found->second;
    }
    const PlainRecord& record = *subject.record;
    if (const auto own = record.values.find(field); own != record.values.end())
        return own->second;
    if (field == "discipline")
        return property("subject", valueOf(subject, "subject"), "discipline");
    if (field == "success" || field == "grade_points")
        return property("grade", valueOf(subject, "grade"), field);
    if (record.time && field == "academic_year")
        return core::dictionary::academicYearLabel(record.time->academicYear);
    if (record.time && field == "season")
        return record.time->season;
    if (record.time && field == "term")
        return record.time->label;
    if (record.institution < 0)
        return {};
    const auto& place = subject.data->institutions[static_cast<std::size_t>(record.institution)];
    const std::map<std::string, std::string> ofPlace = {{"institution", place.name},
                                                        {"county", place.county},
                                                        {"district", place.district},
                                                        {"region", place.region},
                                                        {"segment", place.segment}};
    const auto found = ofPlace.find(field);
    return found == ofPlace.end() ? std::string() : found->second;
}

std::optional<double> worth(const std::string& field, const std::string& value,
                            const PlainData& data)
{
    if (value.empty())
        return std::nullopt;
    if (isNumber(field) || field == "academic_year")
        return std::atof(value.c_str());
    if (field == "grade") {
        const std::string points = property("grade", value, "grade_points");
        return points.empty() ? std::nullopt : std::optional(std::atof(points.c_str()));
    }
    if (field == "term") {
        std::optional<double> begin;
        for (const PlainPerson& person : data.people)
            for (const PlainRecord& record : person.records)
                if (record.time && record.time->label == value)
                    begin = std::min<double>(begin.value_or(1e9), record.time->begin);
        return begin;
    }
    return place(field, value);
}

Maybe compares(const core::cohort::Condition& condition, const std::string& value,
               const PlainData& data)
{
    std::string field = condition.field;
    if (field.starts_with("start."))
        field = field.substr(6);
    if (condition.comparison == Comparison::IsMissing)
        return value.empty();
    if (condition.comparison == Comparison::IsNotMissing)
        return !value.empty();
    if (value.empty())
        return std::nullopt;
    if (condition.comparison == Comparison::Has)
        return (";" + value + ";").find(";" + condition.values[0] + ";") != std::string::npos;
    bool isOne = false;
    for (const std::string& wanted : condition.values)
        isOne = isOne || equalsOne(field, value, wanted, data);
    if (condition.comparison == Comparison::Equal || condition.comparison == Comparison::In)
        return isOne;
    if (condition.comparison == Comparison::NotEqual || condition.comparison == Comparison::NotIn)
        return !isOne;
    const auto own = worth(field, value, data);
    const auto bound = worth(field, canonical(field, condition.values[0], data), data);
    if (!own || !bound)
        return std::nullopt;
    if (condition.comparison == Comparison::Less)
        return *own < *bound;
    if (condition.comparison == Comparison::LessOrEqual)
        return *own <= *bound;
    return condition.comparison == Comparison::Greater ? *own > *bound : *own >= *bound;
}

Maybe saysTheSame(const std::string& field, const std::string& a, const std::string& b)
{
    if (a.empty() || b.empty())
        return std::nullopt;
    return isNumber(field) ? std::atof(a.c_str()) == std::atof(b.c_str()) : a == b;
}

double rankOf(const PlainRecord& record)
{
    if (record.kind == "test") {
        const auto score = record.values.find("score");
        return score == record.values.end() ? -1e9 : std::atof(score->second.c_str());
    }
    if (record.kind != "course")
        return 0;
    const auto grade = record.values.find("grade");
    if (grade == record.values.end())
        return -2;
    const std::string points = property("grade", grade->second, "grade_points");
    if (!points.empty())
        return std::atof(points.c_str());
    if (grade->second == "P" || grade->second == "CR")
        return 2;
    const bool isFailure = grade->second == "NP" || grade->second == "NC" || grade->second == "FW";
    return isFailure ? 0 : -1;
}

std::pair<double, std::string> groupOrder(const std::string& field, const std::string& text,
                                          const PlainData& data)
{
    if (text == "(missing)")
        return {1e12, text};
    if (text == "(not reached)")
        return {1e13, text};
    if (field == "institution") {
        std::vector<std::string> ids;
        std::string own;
        for (const auto& one : data.institutions) {
            ids.push_back(one.id);
            own = one.name == text ? one.id : own;
        }
        std::sort(ids.begin(), ids.end());
        return {static_cast<double>(std::find(ids.begin(), ids.end(), own) - ids.begin()), text};
    }
    std::optional<double> at = place(field, text);
    if (!at && (isNumber(field) || field == "academic_year" || field == "term"))
        at = worth(field, text, data);
    return {at.value_or(1e11), text};
}

} // namespace conformance

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/time_reader.h"

#include <algorithm>
#include <charconv>

namespace core::intake {
namespace {

using dictionary::TermRule;
using dictionary::TimeSpan;

constexpr int FirstYear = 1900;
constexpr int LastYear = 2200;

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    const char* end = digits.data() + digits.size();
    if (digits.empty() || std::from_chars(digits.data(), end, value).ptr != end)
        return std::nullopt;
    return value;
}

/// @p day of the month, or the month's last one (29 February of a common year).
Day clamped(CivilDate date)
{
    while (!isValid(date) && date.day > 28)
        --date.day;
    return toDay(date);
}

const TermRule* findRule(const std::vector<TermRule>& rules, std::string_view id)
{
    const auto at = std::find_if(rules.begin(), rules.end(),
                                 [id](const TermRule& rule) { return rule.id == id; });
    return at == rules.end() ? nullptr : &*at;
}

} // namespace

int fullYear(int twoDigits)
{
    return twoDigits + (twoDigits >= 70 ? 1900 : 2000);
}

int academicYearOf(Day day)
{
    const CivilDate date = toCivil(day);
    return date.month >= 7 ? date.year : date.year - 1;
}

Result<TimeReader> TimeReader::compile(const dictionary::TimeRule& rule, const std::string& layout,
                                       const dictionary::Dictionary& dictionary)
{
    auto pattern = Pattern::compile(rule.pattern);
    if (!pattern)
        return Error {ErrorCode::InvalidInput, "time pattern: " + pattern.error().detail, layout};
    TimeReader reader(rule, std::move(pattern).value());
    if (rule.isDate)
        return reader;
    // Without a list of terms a captured t is a term's own id.
    auto names = rule.terms;
    if (!rule.onlyTerm.empty())
        names = {{std::string(), rule.onlyTerm}};
    else if (names.empty())
        for (const TermRule& own : rule.ownTerms)
            names.emplace_back(own.id, own.id);
    if (const auto* calendar = dictionary.calendar(rule.calendar); names.empty() && calendar)
        for (const TermRule& due : calendar->terms)
            names.emplace_back(due.id, due.id);
    for (const auto& [captured, name] : names) {
        const auto found = findTerm(name, rule, layout, dictionary);
        if (!found)
            return Error {ErrorCode::InvalidInput, "no such term: " + name, layout};
        reader.m_terms.emplace_back(captured, *found);
    }
    return reader;
}

std::optional<TimeReader::Term> TimeReader::findTerm(std::string_view name,
                                                     const dictionary::TimeRule& rule,
                                                     const std::string& layout,
                                                     const dictionary::Dictionary& dictionary)
{
    if (const TermRule* own = findRule(rule.ownTerms, name))
        return Term {own, rule.calendar.empty() ? layout : rule.calendar};
    const std::size_t colon = name.find(':');
    const std::string calendarId
        = colon == std::string_view::npos ? rule.calendar : std::string(name.substr(0, colon));
    const dictionary::Calendar* calendar = dictionary.calendar(calendarId);
    const TermRule* found = calendar
        ? calendar->find(colon == std::string_view::npos ? name : name.substr(colon + 1))
        : nullptr;
    if (!found)
        return std::nullopt;
    return Term {found, calendarId};
}

std::optional<TimeSpan> TimeReader::read(std::string_view text)
{
    if (text.empty() || !m_pattern.match(text, m_groups))
        return std::nullopt;
    auto span = m_rule->isDate ? readDate() : readTerm();
    if (span && m_rule->labelAsWritten)
        span->label = text;
    return span;
}

std::string_view TimeReader::group(std::string_view name) const
{
    const auto& names = m_pattern.groupNames();
    for (std::size_t at = 0; at < names.size(); ++at)
        if (names[at] == name && !m_groups[at].empty())
            return m_groups[at];
    return {};
}

std::optional<int> TimeReader::year() const
{
    std::optional<int> year = number(group("yyyy"));
    if (!year) {
        year = number(group("yy"));
        if (year)
            year = fullYear(*year);
    }
    if (!year || *year < FirstYear || *year > LastYear || !isFollowedByNextYear(*year))
        return std::nullopt;
    return year;
}

bool TimeReader::isFollowedByNextYear(int year) const
{
    const std::string_view two = group("yy2");
    const std::string_view four = group("yyyy2");
    return (two.empty() || number(two) == (year + 1) % 100)
        && (four.empty() || number(four) == year + 1);
}

std::optional<TimeSpan> TimeReader::readDate() const
{
    const auto civilYear = year();
    const CivilDate date {civilYear.value_or(0), number(group("mm")).value_or(0),
                          number(group("dd")).value_or(0)};
    if (!civilYear || !isValid(date))
        return std::nullopt;
    const Day day = toDay(date);
    TimeSpan span;
    span.begin = span.end = day;
    span.academicYear = academicYearOf(day);
    span.label = toIso(day);
    return span;
}

const TimeReader::Term* TimeReader::term() const
{
    if (!m_rule->onlyTerm.empty())
        return &m_terms.front().second;
    const std::string_view captured = group("t");
    for (const auto& [name, term] : m_terms)
        if (name == captured)
            return &term;
    return nullptr;
}

std::optional<TimeSpan> TimeReader::readTerm() const
{
    const auto given = year();
    const Term* due = term();
    if (!given || !due)
        return std::nullopt;
    const TermRule& rule = *due->rule;
    const int firstOf = rule.beginsAcademicYear ? 0 : 1;
    const int beginYear = m_rule->academicYearGiven ? *given + firstOf : *given;
    const bool endsNextYear = rule.endMonth < rule.beginMonth
        || (rule.endMonth == rule.beginMonth && rule.endDay < rule.beginDay);
    TimeSpan span;
    span.begin = clamped({beginYear, rule.beginMonth, rule.beginDay});
    span.end = clamped({beginYear + (endsNextYear ? 1 : 0), rule.endMonth, rule.endDay});
    span.academicYear = beginYear - firstOf;
    span.season = rule.season;
    span.calendar = due->calendar;
    span.primary = rule.primary;
    span.label = rule.season == "year" ? dictionary::academicYearLabel(span.academicYear)
                                       : rule.season + " " + std::to_string(beginYear);
    return span;
}

} // namespace core::intake

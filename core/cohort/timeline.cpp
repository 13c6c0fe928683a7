// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/timeline.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace core::cohort {
namespace {

bool beginsEarlier(const CalendarTerm& a, const CalendarTerm& b)
{
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
}

std::optional<CalendarTerm> at(const std::vector<CalendarTerm>& terms, std::ptrdiff_t index)
{
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(terms.size()))
        return std::nullopt;
    return terms[static_cast<std::size_t>(index)];
}

/// The primary terms; where a calendar marks none, its years are.
std::vector<CalendarTerm> primaryOf(const std::vector<CalendarTerm>& terms)
{
    std::vector<CalendarTerm> primary;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(primary),
                 [](const CalendarTerm& term) { return term.primary; });
    return primary.empty() ? terms : primary;
}

/// The same day in another year; 29 February becomes the 28th where there is none.
Day inYear(Day day, int year)
{
    CivilDate date = toCivil(day);
    date.year = year;
    date.day = isValid(date) ? date.day : date.day - 1;
    return toDay(date);
}

/// A term of one year as another year would have it.
CalendarTerm inYear(const CalendarTerm& term, int year)
{
    const int began = toCivil(term.begin).year;
    const int crossed = toCivil(term.end).year - began;
    return {inYear(term.begin, year), inYear(term.end, year + crossed),
            term.academicYear + year - began, term.primary};
}

/// The same term of a year, with the dates that one year or another gave it.
bool isSameTerm(const CalendarTerm& a, const CalendarTerm& b)
{
    return a.primary == b.primary && a.begin <= b.end && b.begin <= a.end;
}

using TermsByYear = std::map<int, std::vector<CalendarTerm>>;

/// What a year lacks of the terms that other years have: those of the nearest year first (of two,
/// the later), so that a calendar that changed goes on as it was before and after.
std::vector<CalendarTerm> lackingIn(int year, const TermsByYear& seen)
{
    std::vector<std::pair<int, const std::vector<CalendarTerm>*>> nearest;
    for (const auto& [other, terms] : seen)
        nearest.emplace_back(std::abs(2 * (other - year) - (other > year ? 1 : 0)), &terms);
    std::sort(nearest.begin(), nearest.end());
    const auto own = seen.find(year);
    std::vector<CalendarTerm> there
        = own == seen.end() ? std::vector<CalendarTerm> {} : own->second;
    const std::size_t known = there.size();
    for (const auto& [distance, terms] : nearest) {
        const std::size_t before = there.size(); // terms of one year may overlap each other
        for (const CalendarTerm& shape : *terms) {
            const CalendarTerm term
                = inYear(shape, toCivil(shape.begin).year + year - shape.academicYear);
            const auto last = there.begin() + static_cast<std::ptrdiff_t>(before);
            if (std::none_of(there.begin(), last,
                             [&term](const CalendarTerm& one) { return isSameTerm(one, term); }))
                there.push_back(term);
        }
    }
    return {there.begin() + static_cast<std::ptrdiff_t>(known), there.end()};
}

} // namespace

Timeline::Timeline(const cache::Catalog& catalog, const Vocabulary& words, int extraYears)
{
    m_spans.emplace_back();
    m_spans.insert(m_spans.end(), catalog.times.begin(), catalog.times.end());
    rankSpans();
    int firstYear = 9999;
    int lastYear = 0;
    m_calendars.push_back(NoCalendar);
    for (const dictionary::TimeSpan& span : catalog.times) {
        m_calendars.push_back(span.calendar.empty() ? NoCalendar : addCalendar(span.calendar));
        firstYear = std::min(firstYear, toCivil(span.begin).year);
        lastYear = std::max(lastYear, toCivil(span.end).year);
    }
    m_inData.assign(m_ids.size(), true);
    for (const dictionary::Calendar& calendar : words.calendars)
        addCalendar(calendar.id);
    m_inData.resize(m_ids.size(), false);
    m_terms.resize(m_ids.size());
    constexpr int LatestYear = 9997; // a term may end in the year after
    firstYear = std::max(2, firstYear - extraYears - 2);
    lastYear = std::min(LatestYear, lastYear + extraYears + 2);
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        if (const dictionary::Calendar* calendar = words.calendar(m_ids[i]))
            fillFromRules(*calendar, firstYear, lastYear);
        else
            fillFromData(static_cast<int>(i), firstYear, lastYear);
        std::sort(m_terms[i].begin(), m_terms[i].end(), beginsEarlier);
        m_primary.push_back(primaryOf(m_terms[i]));
    }
}

void Timeline::rankSpans()
{
    struct Same
    {
        std::size_t count = 0, rank = 0;
    };
    std::map<std::pair<Day, Day>, Same> spans;
    std::vector<const Same*> sameOf(m_spans.size());
    m_sameBefore.assign(m_spans.size(), 0);
    for (std::size_t time = 1; time < m_spans.size(); ++time) {
        Same& same = spans[{m_spans[time].begin, m_spans[time].end}];
        sameOf[time] = &same;
        m_sameBefore[time] = same.count++;
        m_mostSameBefore = std::max(m_mostSameBefore, m_sameBefore[time]);
    }
    for (auto& [span, same] : spans)
        same.rank = m_rankCount++;
    m_ranks.assign(m_spans.size(), 0);
    for (std::size_t time = 1; time < m_spans.size(); ++time)
        m_ranks[time] = sameOf[time]->rank;
}

int Timeline::addCalendar(const std::string& id)
{
    const int known = calendarOf(id);
    if (known != NoCalendar)
        return known;
    m_ids.push_back(id);
    return static_cast<int>(m_ids.size()) - 1;
}

int Timeline::calendarOf(std::string_view id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? NoCalendar : static_cast<int>(found - m_ids.begin());
}

void Timeline::fillFromRules(const dictionary::Calendar& calendar, int firstYear, int lastYear)
{
    std::vector<CalendarTerm>& terms = m_terms[static_cast<std::size_t>(calendarOf(calendar.id))];
    for (int year = firstYear; year <= lastYear; ++year) {
        for (const dictionary::TermRule& rule : calendar.terms) {
            const Day begin = toDay({year, rule.beginMonth, rule.beginDay});
            Day end = toDay({year, rule.endMonth, rule.endDay});
            if (end < begin)
                end = toDay({year + 1, rule.endMonth, rule.endDay});
            terms.push_back({begin, end, rule.beginsAcademicYear ? year : year - 1, rule.primary});
        }
    }
}

/// A term that was seen in one year is there in every year: a term that nobody attended, or that
/// the data do not reach, still ends windows.
void Timeline::fillFromData(int calendar, int firstYear, int lastYear)
{
    TermsByYear seen;
    std::vector<CalendarTerm>& terms = m_terms[static_cast<std::size_t>(calendar)];
    for (std::size_t code = 1; code < m_spans.size(); ++code) {
        const dictionary::TimeSpan& span = m_spans[code];
        if (m_calendars[code] != calendar)
            continue;
        terms.push_back({span.begin, span.end, span.academicYear, span.primary});
        if (span.academicYear != 0)
            seen[span.academicYear].push_back(terms.back());
    }
    for (int year = firstYear; year <= lastYear; ++year) {
        const std::vector<CalendarTerm> lacking = lackingIn(year, seen);
        terms.insert(terms.end(), lacking.begin(), lacking.end());
    }
}

std::vector<int> Timeline::calendarsEndingOn(Day day) const
{
    std::vector<int> found;
    for (std::size_t code = 1; code < m_spans.size(); ++code) {
        const int calendar = m_calendars[code];
        if (m_spans[code].end == day && calendar != NoCalendar
            && std::find(found.begin(), found.end(), calendar) == found.end())
            found.push_back(calendar);
    }
    return found;
}

std::vector<int> Timeline::calendarsOfNoSegment(const std::vector<std::string>& segments) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        const bool isNamed
            = std::find(segments.begin(), segments.end(), m_ids[i]) != segments.end();
        if (m_inData[i] && !isNamed)
            found.push_back(static_cast<int>(i));
    }
    return found;
}

std::optional<CalendarTerm> Timeline::primaryAfter(int calendar, Day day, int n) const
{
    const auto& terms = m_primary[static_cast<std::size_t>(calendar)];
    const auto first
        = std::find_if(terms.begin(), terms.end(), [day](const auto& t) { return t.begin > day; });
    return at(terms, first - terms.begin() + n - 1);
}

std::optional<CalendarTerm> Timeline::primaryFrom(int calendar, Day day, int n) const
{
    const auto& terms = m_primary[static_cast<std::size_t>(calendar)];
    const auto first
        = std::find_if(terms.begin(), terms.end(), [day](const auto& t) { return t.end >= day; });
    return at(terms, first - terms.begin() + n - 1);
}

std::optional<CalendarTerm> Timeline::primaryBefore(int calendar, Day day, int n) const
{
    const auto& terms = m_primary[static_cast<std::size_t>(calendar)];
    const auto after
        = std::find_if(terms.begin(), terms.end(), [day](const auto& t) { return t.end >= day; });
    return at(terms, after - terms.begin() - n);
}

Day Timeline::yearEnd(int academicYear, int calendar) const
{
    Day last = 0;
    bool found = false;
    if (calendar != NoCalendar) {
        for (const CalendarTerm& term : m_terms[static_cast<std::size_t>(calendar)]) {
            if (term.academicYear == academicYear) {
                last = found ? std::max(last, term.end) : term.end;
                found = true;
            }
        }
    }
    return found ? last : toDay({academicYear + 1, 6, 30});
}

} // namespace core::cohort

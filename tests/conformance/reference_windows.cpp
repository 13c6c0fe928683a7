// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference_windows.h"

#include <algorithm>

namespace conformance {
namespace {

using core::Day;
using core::cohort::TimeUnit;
using Side = core::cohort::Window::Side;

constexpr Day EndOfTime = 2932896;

/// All terms of a calendar from 1990 to 2060, in order.
std::vector<TimeSpan> makeTerms(const std::string& calendar, bool primaryOnly)
{
    std::vector<TimeSpan> terms;
    for (int year = 1990; year < 2060; ++year) {
        const std::string number = std::to_string(year);
        if (calendar == "k12") {
            terms.push_back(*timeNamed(number + "-00"));
            continue;
        }
        for (const std::string season : {"winter", "spring", "summer", "fall"}) {
            const TimeSpan term
                = *timeNamed((calendar == "quarter" ? "q:" : "") + season + "-" + number);
            if (term.primary || !primaryOnly)
                terms.push_back(term);
        }
    }
    return terms;
}

/// As makeTerms, which is slow, once for each.
const std::vector<TimeSpan>& termsOf(const std::string& calendar, bool primaryOnly)
{
    static std::map<std::pair<std::string, bool>, std::vector<TimeSpan>> made;
    std::vector<TimeSpan>& terms = made[{calendar, primaryOnly}];
    if (terms.empty())
        terms = makeTerms(calendar, primaryOnly);
    return terms;
}

/// The n-th primary term as rule 4 counts.
TimeSpan nthTerm(const std::string& calendar, Side side, const TimeSpan& anchor, int n)
{
    const std::vector<TimeSpan>& terms = termsOf(calendar, true);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const TimeSpan& term = terms[side == Side::Before ? terms.size() - 1 - i : i];
        const bool counts = side == Side::After ? term.begin > anchor.end
            : side == Side::From                ? term.end >= anchor.begin
                                                : term.end < anchor.begin;
        if (counts && --n == 0)
            return term;
    }
    return {};
}

std::string calendarOf(const PlainData& data, const TimeSpan& anchor, const PlainRecord& record)
{
    if (!record.time->calendar.empty())
        return record.time->calendar;
    return segmentOf(data, record) == "k12" ? "k12" : anchor.calendar;
}

Maybe withinLimit(const PlainWindow& window, const PlainData& data, const TimeSpan& anchor,
                  const PlainRecord& record)
{
    const TimeSpan& e = *record.time;
    const int n = *window.limit;
    if (window.unit == TimeUnit::Months) {
        if (window.side == Side::After)
            return e.begin <= core::addMonths(anchor.end, n);
        if (window.side == Side::From)
            return e.begin < core::addMonths(anchor.begin, n);
        return e.end >= core::addMonths(anchor.begin, -n);
    }
    if (window.unit == TimeUnit::Years) {
        if (window.side == Side::After)
            return e.academicYear <= anchor.academicYear + n;
        if (window.side == Side::From)
            return e.academicYear <= anchor.academicYear + n - 1;
        return e.academicYear >= anchor.academicYear - n;
    }
    const std::string calendar = calendarOf(data, anchor, record);
    if (calendar.empty())
        return std::nullopt;
    const TimeSpan term = nthTerm(calendar, window.side, anchor, n);
    return window.side == Side::Before ? e.end >= term.begin : e.begin <= term.end;
}

Maybe inNextTerm(const PlainData& data, const TimeSpan& anchor, const PlainRecord& record)
{
    if (segmentOf(data, record) == "k12")
        return record.time->academicYear == anchor.academicYear + 1;
    const std::string calendar = calendarOf(data, anchor, record);
    if (calendar.empty())
        return std::nullopt;
    const TimeSpan next = nthTerm(calendar, Side::After, anchor, 1);
    return record.time->begin >= next.begin && record.time->begin <= next.end;
}

Day endOfYear(int academicYear, const std::vector<std::string>& calendars)
{
    Day last = 0;
    for (const std::string& calendar : calendars)
        for (const TimeSpan& term : termsOf(calendar, false))
            if (term.academicYear == academicYear)
                last = std::max(last, term.end);
    return calendars.empty() ? core::toDay({academicYear + 1, 6, 30}) : last;
}

Day endOfLimit(const PlainWindow& window, const TimeSpan& anchor,
               const std::vector<std::string>& calendars)
{
    const int n = *window.limit;
    if (window.side == Side::Before)
        return anchor.begin - 1;
    const bool from = window.side == Side::From;
    if (window.unit == TimeUnit::Months)
        return from ? core::addMonths(anchor.begin, n) - 1 : core::addMonths(anchor.end, n);
    if (window.unit == TimeUnit::Years)
        return endOfYear(anchor.academicYear + n - (from ? 1 : 0), calendars);
    Day last = calendars.empty() ? EndOfTime : 0;
    for (const std::string& calendar : calendars)
        last = std::max(last, nthTerm(calendar, window.side, anchor, n).end);
    return last;
}

} // namespace

PlainWindow plain(const core::cohort::Window& window)
{
    PlainWindow made;
    made.side = window.side == Side::Unsaid ? Side::After : window.side;
    made.limit = window.limit;
    made.unit = window.limitUnit;
    return made;
}

PlainWindow historyWindow(const core::cohort::Window& window)
{
    PlainWindow made = plain(window);
    made.anyTime = !window.limit && window.side == Side::Unsaid;
    return made;
}

Maybe isIn(const PlainWindow& window, const PlainData& data, const std::optional<TimeSpan>& anchor,
           const PlainRecord& record)
{
    if (window.anyTime)
        return true;
    if (!anchor || !record.time)
        return std::nullopt;
    const TimeSpan& e = *record.time;
    Maybe inside = window.side == Side::After ? e.begin > anchor->end
        : window.side == Side::From           ? e.begin >= anchor->begin
                                              : e.end < anchor->begin;
    if (window.limit)
        inside = allOf(inside, withinLimit(window, data, *anchor, record));
    return window.straight ? allOf(inside, inNextTerm(data, *anchor, record)) : inside;
}

std::optional<Day> lastDay(const PlainWindow& window, const std::optional<TimeSpan>& anchor,
                           const std::vector<std::string>& calendars, bool ofSchools)
{
    if (!anchor || (!window.limit && !window.straight))
        return std::nullopt;
    Day last = EndOfTime;
    if (window.limit)
        last = endOfLimit(window, *anchor, calendars);
    if (!window.straight)
        return last;
    Day next = calendars.empty() && !ofSchools ? EndOfTime : 0;
    if (ofSchools)
        next = endOfYear(anchor->academicYear + 1, {"k12"});
    for (const std::string& calendar : calendars)
        next = std::max(next, nthTerm(calendar, Side::After, *anchor, 1).end);
    return std::min(last, next);
}

std::vector<std::string> calendarsFor(const PlainWindow& window, std::optional<Day> through,
                                      const std::vector<std::string>& inSegments,
                                      const PlainData& data)
{
    std::set<std::string> ending;
    std::set<std::string> others;
    for (const PlainPerson& person : data.people) {
        for (const PlainRecord& record : person.records) {
            if (!record.time || record.time->calendar.empty())
                continue;
            if (record.time->calendar != "k12")
                others.insert(record.time->calendar);
            if (through && record.time->end == *through)
                ending.insert(record.time->calendar);
        }
    }
    if (ending.empty() && (window.straight || (window.limit && window.unit == TimeUnit::Terms))) {
        for (const std::string& segment : inSegments) {
            if (segment == "k12")
                ending.insert("k12");
            else
                ending.insert(others.begin(), others.end());
        }
    }
    return {ending.begin(), ending.end()};
}

} // namespace conformance

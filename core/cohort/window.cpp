// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/window.h"

#include <algorithm>

namespace core::cohort {
namespace {

constexpr Day Earliest = -719162; ///< 1 January of year 1
using Side = Window::Side;

WindowBounds openBounds(Side side, Day anchorBegin, Day anchorEnd)
{
    WindowBounds bounds {Earliest, LatestDay, Earliest, LatestDay, 0, 9999};
    if (side == Side::Before)
        bounds.endHigh = anchorBegin - 1;
    else
        bounds.beginLow = side == Side::From ? anchorBegin : anchorEnd + 1;
    return bounds;
}

void limitMonths(WindowBounds& bounds, Side side, int months, Day anchorBegin, Day anchorEnd)
{
    if (side == Side::Before)
        bounds.endLow = addMonths(anchorBegin, -months);
    else if (side == Side::From)
        bounds.beginHigh = addMonths(anchorBegin, months) - 1;
    else
        bounds.beginHigh = addMonths(anchorEnd, months);
}

void limitYears(WindowBounds& bounds, Side side, int years, int anchorYear)
{
    if (side == Side::Before)
        bounds.yearLow = anchorYear - years;
    else
        bounds.yearHigh = anchorYear + years - (side == Side::From ? 1 : 0);
}

/// Beyond its last known term a calendar sets no limit: the data cannot reach there either.
TermBounds termBounds(const BoundWindow& window, const Timeline& time, int calendar,
                      Day anchorBegin, Day anchorEnd)
{
    TermBounds bounds {Earliest, LatestDay};
    if (window.side == Side::Before) {
        if (const auto term = time.primaryBefore(calendar, anchorBegin, *window.limit))
            bounds.low = term->begin;
        return bounds;
    }
    const auto term = window.side == Side::From
        ? time.primaryFrom(calendar, anchorBegin, *window.limit)
        : time.primaryAfter(calendar, anchorEnd, *window.limit);
    if (term)
        bounds.high = term->end;
    return bounds;
}

TermBounds nextBounds(const Timeline& time, int calendar, Day anchorEnd)
{
    const auto term = time.primaryAfter(calendar, anchorEnd, 1);
    return term ? TermBounds {term->begin, term->end} : TermBounds {LatestDay, Earliest};
}

int calendarOf(const Plan& plan, cache::Code anchorTime, RecordTime record)
{
    int calendar = plan.time.calendar(record.time);
    if (calendar == Timeline::NoCalendar)
        calendar = plan.institutionCalendar[record.institution];
    return calendar == Timeline::NoCalendar ? plan.time.calendar(anchorTime) : calendar;
}

bool isBetween(Day low, Day day, Day high)
{
    return low <= day && day <= high;
}

Truth limitHolds(const BoundWindow& window, const Plan& plan, cache::Code anchorTime,
                 RecordTime record)
{
    if (!window.limit || window.unit == TimeUnit::Months)
        return Truth::True;
    if (window.unit == TimeUnit::Years) {
        const int year = plan.time.academicYear(record.time);
        if (year == 0 || plan.time.academicYear(anchorTime) == 0)
            return Truth::Unknown;
        const WindowBounds& bounds = window.bounds[anchorTime];
        return truthOf(bounds.yearLow <= year && year <= bounds.yearHigh);
    }
    const int calendar = calendarOf(plan, anchorTime, record);
    if (calendar == Timeline::NoCalendar)
        return Truth::Unknown;
    const TermBounds& bounds
        = window.terms[anchorTime * plan.time.calendarCount() + static_cast<std::size_t>(calendar)];
    const Day day
        = window.side == Side::Before ? plan.time.end(record.time) : plan.time.begin(record.time);
    return truthOf(isBetween(bounds.low, day, bounds.high));
}

Truth isNext(const BoundWindow& window, const Plan& plan, cache::Code anchorTime, RecordTime record)
{
    if (plan.institutionAnnual[record.institution] != 0) {
        const int year = plan.time.academicYear(record.time);
        const int anchorYear = plan.time.academicYear(anchorTime);
        return year == 0 || anchorYear == 0 ? Truth::Unknown : truthOf(year == anchorYear + 1);
    }
    const int calendar = calendarOf(plan, anchorTime, record);
    if (calendar == Timeline::NoCalendar)
        return Truth::Unknown;
    const TermBounds& bounds
        = window.next[anchorTime * plan.time.calendarCount() + static_cast<std::size_t>(calendar)];
    return truthOf(isBetween(bounds.low, plan.time.begin(record.time), bounds.high));
}

std::optional<Day> limitEnd(const BoundWindow& window, const Timeline& time,
                            const CalendarTerm& anchor, const std::vector<int>& calendars)
{
    if (window.side == Side::Before)
        return anchor.begin - 1;
    const bool isFrom = window.side == Side::From;
    if (window.unit == TimeUnit::Months)
        return isFrom ? addMonths(anchor.begin, *window.limit) - 1
                      : addMonths(anchor.end, *window.limit);
    if (window.unit == TimeUnit::Years) {
        if (anchor.academicYear == 0)
            return std::nullopt;
        const int year = anchor.academicYear + *window.limit - (isFrom ? 1 : 0);
        Day last = time.yearEnd(year, calendars.empty() ? Timeline::NoCalendar : calendars.front());
        for (const int calendar : calendars)
            last = std::max(last, time.yearEnd(year, calendar));
        return last;
    }
    Day last = calendars.empty() ? LatestDay : Earliest;
    for (const int calendar : calendars)
        last = std::max(last, termBounds(window, time, calendar, anchor.begin, anchor.end).high);
    return last;
}

std::optional<Day> nextEnd(const Timeline& time, const CalendarTerm& anchor,
                           const std::vector<int>& calendars, bool annual)
{
    if (annual && anchor.academicYear == 0)
        return std::nullopt;
    Day last = calendars.empty() ? LatestDay : Earliest;
    if (annual)
        last = time.yearEnd(anchor.academicYear + 1, time.calendarOf("k12"));
    for (const int calendar : calendars) {
        const auto term = time.primaryAfter(calendar, anchor.end, 1);
        last = std::max(last, term ? term->end : LatestDay);
    }
    return last;
}

} // namespace

void computeBounds(BoundWindow& window, const Timeline& time)
{
    const std::size_t calendars = time.calendarCount();
    window.bounds.resize(time.size());
    if (window.limit && window.unit == TimeUnit::Terms)
        window.terms.resize(time.size() * calendars);
    if (window.straight)
        window.next.resize(time.size() * calendars);
    for (std::size_t code = 1; code < time.size(); ++code) {
        const auto anchor = static_cast<cache::Code>(code);
        const Day begin = time.begin(anchor);
        const Day end = time.end(anchor);
        WindowBounds& bounds = window.bounds[code];
        bounds = openBounds(window.side, begin, end);
        if (window.limit && window.unit == TimeUnit::Months)
            limitMonths(bounds, window.side, *window.limit, begin, end);
        if (window.limit && window.unit == TimeUnit::Years)
            limitYears(bounds, window.side, *window.limit, time.academicYear(anchor));
        for (std::size_t i = 0; i < calendars; ++i) {
            if (!window.terms.empty())
                window.terms[code * calendars + i]
                    = termBounds(window, time, static_cast<int>(i), begin, end);
            if (!window.next.empty())
                window.next[code * calendars + i] = nextBounds(time, static_cast<int>(i), end);
        }
    }
}

Truth isWithin(const BoundWindow& window, const Plan& plan, cache::Code anchorTime,
               RecordTime record)
{
    if (window.anyTime)
        return Truth::True;
    if (anchorTime == cache::Missing || record.time == cache::Missing)
        return Truth::Unknown;
    const WindowBounds& bounds = window.bounds[anchorTime];
    if (!isBetween(bounds.beginLow, plan.time.begin(record.time), bounds.beginHigh)
        || !isBetween(bounds.endLow, plan.time.end(record.time), bounds.endHigh))
        return Truth::False;
    const Truth limit = limitHolds(window, plan, anchorTime, record);
    return window.straight ? both(limit, isNext(window, plan, anchorTime, record)) : limit;
}

std::optional<Day> windowEnd(const BoundWindow& window, const Timeline& time,
                             const CalendarTerm& anchor, const std::vector<int>& calendars,
                             bool annual)
{
    std::optional<Day> end;
    if (window.limit) {
        end = limitEnd(window, time, anchor, calendars);
        if (!end)
            return end;
    }
    if (!window.straight)
        return end;
    const std::optional<Day> next = nextEnd(time, anchor, calendars, annual);
    return end && next ? std::min(*end, *next) : next;
}

} // namespace core::cohort

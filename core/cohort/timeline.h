// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The times of a data file as arrays by time code, and the terms of every calendar, also those that
// lie outside the data: what windows are computed from.
#pragma once

#include "core/base/day.h"
#include "core/cache/slices/slice.h"
#include "core/cohort/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

struct CalendarTerm
{
    Day begin = 0;
    Day end = 0;
    int academicYear = 0;
    bool primary = false;
};

class Timeline
{
public:
    static constexpr int NoCalendar = -1;

    /// @p extraYears: how far beyond the data terms may be asked for.
    Timeline(const cache::Catalog& catalog, const Vocabulary& words, int extraYears);

    /// Number of time codes, the missing one (0) included.
    std::size_t size() const { return m_spans.size(); }
    Day begin(cache::Code time) const { return m_spans[time].begin; }
    Day end(cache::Code time) const { return m_spans[time].end; }
    int academicYear(cache::Code time) const { return m_spans[time].academicYear; }
    int calendar(cache::Code time) const { return m_calendars[time]; }
    const std::string& label(cache::Code time) const { return m_spans[time].label; }

    /// Place of its first and last day among those of all codes, in order of time; codes with the
    /// same days share it. Not of the missing one.
    std::size_t rank(cache::Code time) const { return m_ranks[time]; }
    std::size_t rankCount() const { return m_rankCount; }
    /// How many codes before @p time have the same first and last day; 0 for the missing one.
    std::size_t sameBefore(cache::Code time) const { return m_sameBefore[time]; }
    std::size_t mostSameBefore() const { return m_mostSameBefore; } ///< of all codes

    std::size_t calendarCount() const { return m_terms.size(); }
    int calendarOf(std::string_view id) const; ///< NoCalendar when there is none

    /// Calendars of the terms in the data whose last day is @p day.
    std::vector<int> calendarsEndingOn(Day day) const;
    /// Calendars of the data, apart from those named like a segment.
    std::vector<int> calendarsOfNoSegment(const std::vector<std::string>& segments) const;

    /// The @p n-th primary term (n >= 1) that begins after @p day; none when the calendar ends.
    std::optional<CalendarTerm> primaryAfter(int calendar, Day day, int n) const;
    /// The same, counting the one that holds @p day or else the next.
    std::optional<CalendarTerm> primaryFrom(int calendar, Day day, int n) const;
    /// The n-th primary term, counted back, that ends before @p day.
    std::optional<CalendarTerm> primaryBefore(int calendar, Day day, int n) const;

    /// Last day of the academic year's terms; 30 June, as for dated records, without a calendar.
    Day yearEnd(int academicYear, int calendar) const;

private:
    void rankSpans();
    int addCalendar(const std::string& id);
    void fillFromRules(const dictionary::Calendar& calendar, int firstYear, int lastYear);
    void fillFromData(int calendar, int firstYear, int lastYear);

    std::vector<dictionary::TimeSpan> m_spans; ///< by code; 0 is empty
    std::vector<int> m_calendars; ///< by code
    std::vector<std::size_t> m_ranks, m_sameBefore; ///< by code
    std::size_t m_rankCount = 0;
    std::size_t m_mostSameBefore = 0;
    std::vector<std::string> m_ids;
    std::vector<bool> m_inData;
    std::vector<std::vector<CalendarTerm>> m_terms; ///< by calendar, by begin
    std::vector<std::vector<CalendarTerm>> m_primary; ///< the primary ones of m_terms
};

} // namespace core::cohort

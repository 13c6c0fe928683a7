// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The windows of a question, computed once per time of the anchor instead of once per record.
#pragma once

#include "core/cohort/bound_query.h"

namespace core::cohort {

constexpr Day LatestDay = 2932896; ///< 31 December 9999: the end of what has no known end

/// Fills @p window's tables from its side, limit, unit and straight.
void computeBounds(BoundWindow& window, const Timeline& time);

/// A record as windows see it.
struct RecordTime
{
    cache::Code time = cache::Missing;
    cache::Code institution = cache::Missing;
};

/// Whether @p record lies in @p window of an anchor at @p anchorTime.
Truth isWithin(const BoundWindow& window, const Plan& plan, cache::Code anchorTime,
               RecordTime record);

/// Last day of the window after @p anchor, for records whose terms follow one of @p calendars (the
/// latest counts; for limits by years none means dated records). @p annual: the records are of
/// K-12. None when it never ends or the anchor's academic year is missing.
std::optional<Day> windowEnd(const BoundWindow& window, const Timeline& time,
                             const CalendarTerm& anchor, const std::vector<int>& calendars,
                             bool annual);

} // namespace core::cohort

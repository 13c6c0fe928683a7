// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When a record happened, as every folder below speaks of it.
#pragma once

#include "core/base/day.h"

#include <string>

namespace core::dictionary {

/// First and last day of a record (equal for dated records), with what they mean in the calendar.
struct TimeSpan
{
    Day begin = 0;
    Day end = 0;
    int academicYear = 0; ///< 2007 for 2007-08; 0 = unknown
    std::string season; ///< "fall", "winter", "spring", "summer", "year"; empty for dated records
    std::string calendar; ///< id of the calendar; empty for dated records
    bool primary = false; ///< a primary term of its calendar
    std::string label; ///< "fall 2008", "2008-09", "2008-09-15"

    bool operator==(const TimeSpan&) const = default;
};

/// "2007-08" for 2007.
std::string academicYearLabel(int academicYear);

} // namespace core::dictionary

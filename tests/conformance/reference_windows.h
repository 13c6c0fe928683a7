// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules 3 to 5, 11 and 13 for the reference, one record at a time.
#pragma once

#include "core/cohort/query.h"
#include "tests/conformance/reference_values.h"

namespace conformance {

using core::dictionary::TimeSpan;

/// A window with its defaults filled in.
struct PlainWindow
{
    bool anyTime = false;
    core::cohort::Window::Side side = core::cohort::Window::Side::After;
    std::optional<int> limit;
    core::cohort::TimeUnit unit = core::cohort::TimeUnit::Months;
    bool straight = false;
};

PlainWindow plain(const core::cohort::Window& window);

/// As plain; without any time word it is any time.
PlainWindow historyWindow(const core::cohort::Window& window);

Maybe isIn(const PlainWindow& window, const PlainData& data, const std::optional<TimeSpan>& anchor,
           const PlainRecord& record);

/// Last day of the window; nothing when the anchor has no time, or the window no end.
std::optional<core::Day> lastDay(const PlainWindow& window, const std::optional<TimeSpan>& anchor,
                                 const std::vector<std::string>& calendars, bool ofSchools);

/// The calendars that a window's end is reckoned in, when records were observed to @p through.
std::vector<std::string> calendarsFor(const PlainWindow& window, std::optional<core::Day> through,
                                      const std::vector<std::string>& segments,
                                      const PlainData& data);

} // namespace conformance

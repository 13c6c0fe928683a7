// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long until something happens to people of whom some leave sight before it does: the
// product-limit estimate. Nobody who left sight counts as one to whom it never happened.
#pragma once

#include "core/indicators/distribution.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::indicators {

/// The days at which it happened, and the days at which others were seen last. Of the same day the
/// events come first: whoever left sight that day was still at risk.
struct Times
{
    Distribution events;
    Distribution censored;
};

/// A day with events.
struct SurvivalPoint
{
    std::int64_t day = 0;
    std::int64_t atRisk = 0; ///< just before the day's events
    std::int64_t events = 0;
    double survival = 1.0; ///< product over the days up to this one of 1 - events / atRisk
};

/// By day. Source: Kaplan & Meier (1958), JASA 53:457-481.
std::vector<SurvivalPoint> productLimit(const Times& times);

/// As quantile() with F = 1 - survival, in days; nothing where F never gets there. Exact: whether F
/// equals @p share is decided in whole numbers. At the last day with F = share there is no next
/// event to average with, and the quantile is that day.
std::optional<Ratio> timeQuantile(const Times& times, Share share);

} // namespace core::indicators

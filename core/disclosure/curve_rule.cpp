// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/curve_rule.h"

#include <algorithm>
#include <cmath>

namespace core::disclosure {
namespace {

using indicators::Counted;
using indicators::Distribution;
using indicators::Times;

std::int64_t lastDayOf(int quarter)
{
    return std::int64_t {quarter} * 1461 / 16;
}

/// The quarter at whose end the day is over; the first holds day 0, too.
int quarterOf(std::int64_t day)
{
    int quarter = static_cast<int>(std::max<std::int64_t>(day * 16 / 1461, 1));
    while (lastDayOf(quarter) < day)
        ++quarter;
    return quarter;
}

std::int64_t leftOf(const QuarterCounts& curve, int quarter)
{
    const auto& now = curve.upTo[static_cast<std::size_t>(quarter)];
    return curve.all.events + curve.all.censored - now.events - now.censored;
}

bool mayStop(const QuarterCounts& curve, int last, int quarter, std::int64_t least)
{
    const auto& before = curve.upTo[static_cast<std::size_t>(last)];
    const auto& now = curve.upTo[static_cast<std::size_t>(quarter)];
    const std::int64_t gone = now.censored - before.censored;
    return now.events - before.events >= least && (gone == 0 || gone >= least)
        && leftOf(curve, quarter) >= least;
}

bool leavesFew(const QuarterCounts& curve, int quarter, std::int64_t least)
{
    const std::int64_t rest
        = curve.all.events - curve.upTo[static_cast<std::size_t>(quarter)].events;
    return rest > 0 && rest < least;
}

} // namespace

QuarterCounts& QuarterCounts::operator+=(const QuarterCounts& other)
{
    upTo.resize(other.upTo.size());
    for (std::size_t i = 0; i < upTo.size(); ++i) {
        upTo[i].events += other.upTo[i].events;
        upTo[i].censored += other.upTo[i].censored;
    }
    all.events += other.all.events;
    all.censored += other.all.censored;
    return *this;
}

int lastQuarter(const Times& times)
{
    return times.events.empty() ? 0 : quarterOf(times.events.back().value);
}

QuarterCounts countByQuarter(const Times& times, int quarters)
{
    QuarterCounts counts;
    const auto size = static_cast<std::size_t>(quarters) + 1;
    counts.upTo.resize(size);
    const auto fill = [&](const Distribution& values, std::int64_t QuarterCounts::SoFar::*member) {
        for (const Counted& one : values) {
            const auto quarter = static_cast<std::size_t>(quarterOf(one.value));
            if (quarter < size)
                counts.upTo[quarter].*member += one.count;
            counts.all.*member += one.count;
        }
        for (std::size_t i = 1; i < size; ++i)
            counts.upTo[i].*member += counts.upTo[i - 1].*member;
    };
    fill(times.events, &QuarterCounts::SoFar::events);
    fill(times.censored, &QuarterCounts::SoFar::censored);
    return counts;
}

std::vector<int> commonQuarters(const std::vector<QuarterCounts>& curves, std::int64_t least)
{
    std::vector<int> quarters;
    if (curves.empty())
        return quarters;
    int last = 0;
    for (int quarter = 1; quarter < static_cast<int>(curves.front().upTo.size()); ++quarter) {
        if (std::all_of(curves.begin(), curves.end(), [&](const QuarterCounts& curve) {
                return mayStop(curve, last, quarter, least);
            })) {
            quarters.push_back(quarter);
            last = quarter;
        }
    }
    while (!quarters.empty()
           && std::any_of(curves.begin(), curves.end(), [&](const QuarterCounts& curve) {
                  return leavesFew(curve, quarters.back(), least);
              }))
        quarters.pop_back();
    return quarters;
}

std::vector<CurvePoint> pointsAt(const Times& times, const std::vector<int>& quarters)
{
    const auto steps = indicators::productLimit(times);
    const QuarterCounts counts = countByQuarter(times, quarters.empty() ? 0 : quarters.back());
    std::vector<CurvePoint> points;
    for (const int quarter : quarters) {
        double survival = 1.0;
        for (const auto& step : steps) {
            if (step.day <= lastDayOf(quarter))
                survival = step.survival;
        }
        const auto reached = static_cast<std::int64_t>(std::floor((1.0 - survival) * 1000.0 + 0.5));
        points.push_back({quarter * MonthsOfQuarter, reached * 1000,
                          counts.upTo[static_cast<std::size_t>(quarter)].events,
                          leftOf(counts, quarter)});
    }
    return points;
}

} // namespace core::disclosure

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

std::int64_t countUpTo(const Distribution& values, std::int64_t day)
{
    std::int64_t count = 0;
    for (const Counted& one : values) {
        if (one.value > day)
            break;
        count += one.count;
    }
    return count;
}

/// What happened up to a quarter.
struct SoFar
{
    std::int64_t events = 0, censored = 0;
};

SoFar upTo(const Times& times, int quarter)
{
    const std::int64_t day = lastDayOf(quarter);
    return {countUpTo(times.events, day), countUpTo(times.censored, day)};
}

/// One curve on its way through the quarters.
class Walk
{
public:
    Walk(const Times& times, std::int64_t least)
        : m_times(times)
        , m_least(least)
        , m_all(indicators::countOf(times.events) + indicators::countOf(times.censored))
    {
    }

    bool mayStopAt(int quarter) const
    {
        const SoFar now = upTo(m_times, quarter);
        const std::int64_t gone = now.censored - m_last.censored;
        return now.events - m_last.events >= m_least && (gone == 0 || gone >= m_least)
            && m_all - now.events - now.censored >= m_least;
    }
    void stopAt(int quarter) { m_last = upTo(m_times, quarter); }

private:
    const Times& m_times;
    std::int64_t m_least;
    std::int64_t m_all;
    SoFar m_last;
};

int lastQuarter(const std::vector<Times>& curves)
{
    std::int64_t day = 0;
    for (const Times& times : curves) {
        if (!times.events.empty())
            day = std::max(day, times.events.back().value);
    }
    int quarter = 1;
    while (lastDayOf(quarter) < day)
        ++quarter;
    return quarter;
}

bool leavesFew(const Times& times, int quarter, std::int64_t least)
{
    const std::int64_t rest = indicators::countOf(times.events) - upTo(times, quarter).events;
    return rest > 0 && rest < least;
}

Distribution merged(const Distribution& a, const Distribution& b)
{
    Distribution out;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        const bool takeLeft = right == b.end() || (left != a.end() && left->value < right->value);
        const Counted next = takeLeft ? *left++ : *right++;
        if (!out.empty() && out.back().value == next.value)
            out.back().count += next.count;
        else
            out.push_back(next);
    }
    return out;
}

} // namespace

std::vector<int> commonQuarters(const std::vector<Times>& curves, std::int64_t least)
{
    std::vector<Walk> walks;
    for (const Times& times : curves)
        walks.emplace_back(times, least);
    std::vector<int> quarters;
    const int last = lastQuarter(curves);
    for (int quarter = 1; quarter <= last; ++quarter) {
        if (!std::all_of(walks.begin(), walks.end(),
                         [&](const Walk& walk) { return walk.mayStopAt(quarter); }))
            continue;
        for (Walk& walk : walks)
            walk.stopAt(quarter);
        quarters.push_back(quarter);
    }
    while (!quarters.empty() && std::any_of(curves.begin(), curves.end(), [&](const Times& times) {
        return leavesFew(times, quarters.back(), least);
    }))
        quarters.pop_back();
    return quarters;
}

std::vector<CurvePoint> pointsAt(const Times& times, const std::vector<int>& quarters)
{
    const auto steps = indicators::productLimit(times);
    const std::int64_t all
        = indicators::countOf(times.events) + indicators::countOf(times.censored);
    std::vector<CurvePoint> points;
    for (const int quarter : quarters) {
        double survival = 1.0;
        for (const auto& step : steps) {
            if (step.day <= lastDayOf(quarter))
                survival = step.survival;
        }
        const SoFar now = upTo(times, quarter);
        const auto reached = static_cast<std::int64_t>(std::floor((1.0 - survival) * 1000.0 + 0.5));
        points.push_back({quarter * MonthsOfQuarter, reached * 1000, now.events,
                          all - now.events - now.censored});
    }
    return points;
}

Times unionOf(const Times& a, const Times& b)
{
    return {merged(a.events, b.events), merged(a.censored, b.censored)};
}

} // namespace core::disclosure

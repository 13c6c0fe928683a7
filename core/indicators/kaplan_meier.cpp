// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/kaplan_meier.h"

#include "core/indicators/products.h"

namespace core::indicators {
namespace {

/// 1 - survival as a fraction of products. Days without a censoring between them are one factor,
/// since what is left of one is at risk at the next.
class ExactSurvival
{
public:
    void step(std::int64_t atRisk, std::int64_t events)
    {
        if (m_left.empty() || m_left.back() != static_cast<std::uint64_t>(atRisk)) {
            m_left.push_back(0);
            m_atRisk.push_back(static_cast<std::uint64_t>(atRisk));
        }
        m_left.back() = static_cast<std::uint64_t>(atRisk - events);
    }

    /// F against the share: survival against what the share leaves, turned round.
    std::strong_ordering compare(Share share) const
    {
        auto left = m_atRisk;
        auto right = m_left;
        left.push_back(static_cast<std::uint64_t>(share.of - share.part));
        right.push_back(static_cast<std::uint64_t>(share.of));
        return compareProducts(left, right);
    }

private:
    std::vector<std::uint64_t> m_left, m_atRisk;
};

} // namespace

std::vector<SurvivalPoint> productLimit(const Times& times)
{
    std::vector<SurvivalPoint> points;
    std::int64_t atRisk = countOf(times.events) + countOf(times.censored);
    double survival = 1.0;
    auto gone = times.censored.begin();
    for (const Counted& event : times.events) {
        for (; gone != times.censored.end() && gone->value < event.value; ++gone)
            atRisk -= gone->count;
        survival *= static_cast<double>(atRisk - event.count) / static_cast<double>(atRisk);
        points.push_back({event.value, atRisk, event.count, survival});
        atRisk -= event.count;
    }
    return points;
}

std::optional<Ratio> timeQuantile(const Times& times, Share share)
{
    constexpr double Near = 1e-6;
    const double wanted = static_cast<double>(share.part) / static_cast<double>(share.of);
    const auto points = productLimit(times);
    ExactSurvival exact;
    for (std::size_t i = 0; i < points.size(); ++i) {
        exact.step(points[i].atRisk, points[i].events);
        const double reached = 1.0 - points[i].survival;
        if (reached < wanted - Near)
            continue;
        const auto order
            = reached > wanted + Near ? std::strong_ordering::greater : exact.compare(share);
        if (order < 0)
            continue;
        if (order > 0 || i + 1 == points.size())
            return Ratio {points[i].day, 1};
        return Ratio {Wide {points[i].day} + points[i + 1].day, 2};
    }
    return std::nullopt;
}

} // namespace core::indicators

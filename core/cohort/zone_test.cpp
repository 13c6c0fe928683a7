// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/zone_test.h"

#include <algorithm>

namespace core::cohort {
namespace {

/// What a condition can come to in a slice.
struct TruthRange
{
    Truth least = Truth::False;
    Truth greatest = Truth::True;
};

constexpr TruthRange Anything;

TruthRange rangeOf(const std::vector<Truth>& table, cache::Code least, cache::Code greatest)
{
    if (least > greatest || greatest >= table.size())
        return Anything;
    const auto [low, high]
        = std::minmax_element(table.begin() + least, table.begin() + greatest + 1);
    return {*low, *high};
}

class ZoneTest
{
public:
    ZoneTest(const RecordSet& set, cache::Code key, const cache::SliceZone& zone)
        : m_set(set)
        , m_key(key)
        , m_zone(zone)
    {
    }

    TruthRange range(std::size_t at) const
    {
        using Op = BoundCondition::Op;
        const BoundCondition::Node& node = m_set.where.nodes[at];
        if (node.op == Op::Test)
            return test(node);
        if (node.op == Op::Not) {
            const TruthRange inner = range(node.parts.front());
            return {negation(inner.greatest), negation(inner.least)};
        }
        if (node.op != Op::And && node.op != Op::Or)
            return Anything;
        const bool isAnd = node.op == Op::And;
        TruthRange all {isAnd ? Truth::True : Truth::False, isAnd ? Truth::True : Truth::False};
        for (const std::size_t part : node.parts) {
            const TruthRange one = range(part);
            all.least = isAnd ? both(all.least, one.least) : either(all.least, one.least);
            all.greatest
                = isAnd ? both(all.greatest, one.greatest) : either(all.greatest, one.greatest);
        }
        return all;
    }

private:
    TruthRange test(const BoundCondition::Node& node) const
    {
        if (node.source == Source::Institution)
            return rangeOf(node.table, m_zone.leastInstitution, m_zone.greatestInstitution);
        if (node.source == Source::Time)
            return rangeOf(node.table, m_zone.leastTime, m_zone.greatestTime);
        if (m_set.isOfKey(node))
            return rangeOf(node.table, m_key, m_key);
        return Anything;
    }

    const RecordSet& m_set;
    cache::Code m_key;
    const cache::SliceZone& m_zone;
};

/// How many of the zone's institutions stand in the set's segments.
ZoneFit placesFit(const RecordSet& set, const cache::SliceZone& zone)
{
    if (zone.leastInstitution > zone.greatestInstitution
        || zone.greatestInstitution >= set.institutions.size())
        return ZoneFit::Some;
    const auto first = set.institutions.begin() + zone.leastInstitution;
    const auto last = set.institutions.begin() + zone.greatestInstitution + 1;
    if (std::find(first, last, 1) == last)
        return ZoneFit::None;
    return std::find(first, last, 0) == last ? ZoneFit::All : ZoneFit::Some;
}

} // namespace

ZoneFit fitOf(const RecordSet& set, cache::Code key, const cache::SliceZone& zone)
{
    if (zone.rows == 0)
        return ZoneFit::None;
    const ZoneFit places = placesFit(set, zone);
    if (places == ZoneFit::None || set.where.empty())
        return places;
    const TruthRange range = ZoneTest(set, key, zone).range(set.where.root);
    if (range.greatest == Truth::False)
        return ZoneFit::None;
    return range.least == Truth::True ? places : ZoneFit::Some;
}

} // namespace core::cohort

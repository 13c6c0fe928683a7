// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Binds events and conditions: names to codes, trees to nodes, equal record sets to one.
#pragma once

#include "core/cohort/field.h"

#include <map>
#include <string>
#include <vector>

namespace core::cohort {

/// InvalidInput unless @p event stands without attempt or with `attempt any`, as in @p place.
Result<void> needsAny(const EventPattern& event, const std::string& place);

/// Grade (else score) as a rank, by the rules for picking.
Ranking rankingOf(const cache::KindShape& shape, const FieldFinder& finder);

class EventBinder
{
public:
    EventBinder(const FieldFinder& finder, Plan& plan);

    /// Adds the event's record set to the plan, or finds it there.
    Result<BoundEvent> bind(const EventPattern& event, Attempt byDefault);

    /// Fills Plan::where and Plan::histories.
    Result<void> bindWhere(const Condition& condition, const EventPattern& start);

    /// The event's segments by id.
    Result<std::vector<std::string>> segments(const EventPattern& event) const;

private:
    Result<std::size_t> recordSet(const EventPattern& event, const dictionary::EventKind& kind);
    Result<void> findKeys(RecordSet& set, const std::vector<std::string>& segments) const;
    Result<std::size_t> node(const Condition& condition, const FieldContext& context,
                             BoundCondition& into, const EventPattern* start);
    Result<BoundCondition::Node> test(const Condition& condition, const FieldContext& context,
                                      const EventPattern* start) const;
    Result<BoundCondition::Node> history(const Condition& condition, const EventPattern* start);
    Result<void> bindAmounts(const Condition& condition, History& bound) const;
    std::string numbersOf(const dictionary::EventKind& kind) const;
    Result<BoundWindow> historyWindow(const Window& window) const;

    const FieldFinder& m_finder;
    Plan& m_plan;
    std::map<std::string, std::size_t> m_known; ///< record sets by their text
};

} // namespace core::cohort

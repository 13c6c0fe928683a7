// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Binds events and conditions: names to codes, trees to nodes, equal record sets to one.
#pragma once

#include "core/cohort/field.h"
#include "core/cohort/question_scope.h"

#include <map>
#include <string>
#include <vector>

namespace core::cohort {

/// InvalidInput unless @p event stands without attempt or with `attempt any`, as in @p place.
Result<void> needsAny(const EventPattern& event, const std::string& place);

/// Grade (else score) as a rank, by the rules for picking.
Ranking rankingOf(const cache::KindShape& shape, const FieldFinder& finder);

/// @p field as amounts: 8888 and 9999 mean that it is not known. InvalidInput when it is no number.
Result<AmountField> amountsOf(const Field& field, const std::string& name, Position position);

class EventBinder
{
public:
    EventBinder(const FieldFinder& finder, const QuestionScope& questions, Plan& plan);

    /// Adds the event's record set to the plan, or finds it there. @p anchor: the kind of record
    /// that its window counts from, for `same`; null for the start, which has no window.
    Result<BoundEvent> bind(const EventPattern& event, Attempt byDefault,
                            const dictionary::EventKind* anchor);

    /// Fills Plan::where, histories and memberships.
    Result<void> bindWhere(const Condition& condition, const EventPattern& start);

    /// The event's segments by id.
    Result<std::vector<std::string>> segments(const EventPattern& event) const;

    /// What @p field of the event's records adds up.
    Result<AmountField> totalled(const EventPattern& event, const std::string& field,
                                 Position position) const;
    Result<BoundWindow> historyWindow(const Window& window) const;

private:
    /// Where a condition stands, and so what it may say.
    struct Place
    {
        FieldContext fields;
        const EventPattern* start = nullptr; ///< in the clause about people only
        const dictionary::EventKind* anchor = nullptr; ///< in an event with a window only
    };

    Result<std::size_t> recordSet(const EventPattern& event, const dictionary::EventKind& kind,
                                  const dictionary::EventKind* anchor);
    Result<void> findKeys(RecordSet& set, const std::vector<std::string>& segments) const;
    Result<std::size_t> node(const Condition& condition, const Place& place, BoundCondition& into);
    Result<BoundCondition::Node> test(const Condition& condition, const Place& place) const;
    Result<BoundCondition::Node> same(const Condition& condition, const Place& place,
                                      BoundCondition& into) const;
    Result<BoundCondition::Node> membership(const Condition& condition, const Place& place);
    Result<BoundCondition::Node> history(const Condition& condition, const Place& place);
    std::string numbersOf(const dictionary::EventKind& kind) const;

    const FieldFinder& m_finder;
    const QuestionScope& m_questions;
    Plan& m_plan;
    std::map<std::string, std::size_t> m_known; ///< record sets by their text
};

} // namespace core::cohort

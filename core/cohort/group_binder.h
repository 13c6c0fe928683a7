// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Binds what a question groups by and what it measures: fields of the person, the start or a step.
#pragma once

#include "core/cohort/condition_binder.h"

namespace core::cohort {

/// Whose field is meant, found among the steps that are bound already.
struct FieldOwner
{
    std::optional<std::size_t> step; ///< none: the start or the person
    std::size_t records = 0; ///< record set the field is read from
    const EventPattern* event = nullptr;
};

class GroupBinder
{
public:
    GroupBinder(const Query& query, const FieldFinder& finder, Plan& plan);

    /// Fills Plan::by, pairStep and change. InvalidInput with position.
    Result<void> bindGroups();

    /// Fills Plan::measure. @p events: for a sum or a count. InvalidInput with position.
    Result<void> bindMeasure(EventBinder& events);

private:
    Result<FieldOwner> ownerOf(const GroupField& named) const;
    Result<Field> fieldOf(const GroupField& named, const FieldOwner& owner) const;
    Result<std::size_t> stepOf(const std::string& label, Position position) const;
    Result<BoundGroup> group(const GroupField& named) const;
    Result<std::string> changeKey(const std::string& value) const;
    Result<void> bindChange();
    Result<void> bindTime(BoundMeasure& bound) const;
    Result<void> bindValue(BoundMeasure& bound) const;
    Result<void> bindGrowth(BoundMeasure& bound) const;
    Result<void> bindTotal(BoundMeasure& bound, EventBinder& events) const;

    const Query& m_query;
    const FieldFinder& m_finder;
    Plan& m_plan;
};

} // namespace core::cohort

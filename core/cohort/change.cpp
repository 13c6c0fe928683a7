// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/change.h"

#include <utility>

namespace core::cohort {

Result<Query> withChangeApplied(const Query& query)
{
    if (!query.change)
        return query;
    const GroupField& field = query.change->field;
    const auto refused = [&field](const std::string& why, const std::string& suggestion) {
        return Error {ErrorCode::InvalidInput, why, field.field, field.position, suggestion};
    };
    if (query.cross)
        return refused("a change has no cross", "by");
    if (!field.of.empty() && field.of != "start")
        return refused("a change compares students by their start", "start." + field.field);
    if (!field.bands.empty())
        return refused("a change is between two values, without bands", "");

    Condition either;
    either.field = field.of.empty() ? field.field : "start." + field.field;
    either.comparison = Comparison::In;
    either.values = {query.change->from, query.change->to};
    either.position = field.position;
    Query plain = query;
    plain.where = std::make_shared<const Condition>(std::move(either));
    if (query.where) {
        Condition joined;
        joined.kind = Condition::Kind::And;
        joined.parts = {plain.where, query.where};
        joined.position = query.where->position;
        plain.where = std::make_shared<const Condition>(std::move(joined));
    }
    plain.by.insert(plain.by.begin(), field);
    return plain;
}

} // namespace core::cohort

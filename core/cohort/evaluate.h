// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a bound condition on whatever can give codes and histories.
#pragma once

#include "core/cohort/bound_query.h"

namespace core::cohort {

/// @p leafOf(node) gives the truth of what is no and, or, not.
template<typename LeafOf>
Truth evaluate(const BoundCondition& condition, std::size_t at, const LeafOf& leafOf)
{
    using Op = BoundCondition::Op;
    const BoundCondition::Node& node = condition.nodes[at];
    switch (node.op) {
    case Op::Test:
    case Op::Same:
    case Op::Membership:
    case Op::History:
        return leafOf(node);
    case Op::Not:
        return negation(evaluate(condition, node.parts.front(), leafOf));
    case Op::And: {
        Truth all = Truth::True;
        for (const std::size_t part : node.parts) {
            all = both(all, evaluate(condition, part, leafOf));
            if (all == Truth::False)
                break;
        }
        return all;
    }
    case Op::Or:
        break;
    }
    Truth any = Truth::False;
    for (const std::size_t part : node.parts) {
        any = either(any, evaluate(condition, part, leafOf));
        if (any == Truth::True)
            break;
    }
    return any;
}

/// The condition as far as one source (and column) decides it; all other tests are unknown.
inline Truth evaluateOnly(const BoundCondition& condition, Source source, std::size_t column,
                          cache::Code code)
{
    if (condition.empty())
        return Truth::True;
    const auto leafOf = [&](const BoundCondition::Node& node) {
        const bool isIt = node.op == BoundCondition::Op::Test && node.source == source
            && (source == Source::Institution || source == Source::Time || node.column == column);
        return isIt ? node.table[code] : Truth::Unknown;
    };
    return evaluate(condition, condition.root, leafOf);
}

} // namespace core::cohort

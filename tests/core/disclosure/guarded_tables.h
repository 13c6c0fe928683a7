// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with the people behind them, for the difference guard.
#pragma once

#include "core/cohort/members.h"
#include "tests/core/disclosure/tables.h"

#include <functional>

namespace guarded {

struct Table
{
    core::cohort::RawTable raw;
    core::cohort::Members members;
};

/// Whoever of @p everybody people passes, counted yes where @p isYes, in one row.
inline Table table(std::uint32_t everybody, const std::function<bool(std::uint32_t)>& passes,
                   const std::function<bool(std::uint32_t)>& isYes)
{
    using core::cohort::Outcome;
    Table made;
    core::cohort::Members& members = made.members;
    members.width = members.steps = 1;
    members.elsewhere = {0};
    std::int64_t yes = 0;
    for (std::uint32_t person = 0; person < everybody; ++person) {
        if (!passes(person))
            continue;
        members.persons.push_back(person);
        members.rows.push_back(0);
        const Outcome outcome = isYes(person) ? Outcome::Yes : Outcome::No;
        members.outcomes.push_back(core::cohort::outcomeByte({outcome, 0}));
        yes += outcome == Outcome::Yes ? 1 : 0;
    }
    members.rowKeys = {0};
    const auto n = static_cast<std::int64_t>(members.size());
    made.raw = tables::table({}, {tables::row({}, n, {tables::step(n, yes, n - yes)})});
    return made;
}

/// The first @p people; every other one is counted yes.
inline Table table(std::uint32_t people)
{
    return table(
        people, [](std::uint32_t) { return true; },
        [](std::uint32_t person) { return person % 2 == 0; });
}

} // namespace guarded

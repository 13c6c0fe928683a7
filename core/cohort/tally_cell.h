// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts rows and the people behind them, while all rows of a person come together.
#pragma once

#include "core/cohort/raw_table.h"

namespace core::cohort {

struct TallyCell
{
    Tally tally;
    std::uint32_t lastPerson = 0xFFFFFFFF;

    void add(std::uint32_t person)
    {
        ++tally.count;
        tally.people += person == lastPerson ? 0 : 1;
        lastPerson = person;
    }

    /// So many people with one row each, none of whom is counted otherwise.
    void addPeople(std::int64_t number)
    {
        tally.count += number;
        tally.people += number;
    }
};

} // namespace core::cohort

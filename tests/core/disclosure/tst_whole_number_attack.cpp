// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A5: as A4, by somebody who knows that people come whole. On tables of three fields that
// can leave less than fractions do.
#include "tests/core/disclosure/named_system.h"
#include "tests/core/disclosure/referee.h"

#include <gtest/gtest.h>

#include <iostream>

namespace {

using namespace core::disclosure;

struct Found
{
    int secrets = 0;
    int exactly = 0;
    int narrowed = 0; ///< less is left than the marker says
};

void attack(const Named& table, const Pattern& hidden, Found& found)
{
    const auto rangeOf = [&](std::size_t cell, Floors floors) {
        return referee::rangeOf(table.system, hidden, cell, floors, referee::Numbers::Whole);
    };
    for (const std::size_t secret : table.primaries()) {
        const Ends known = rangeOf(secret, Floors::Known);
        ASSERT_LE(known.first, table.system.cells[secret].value) << "the truth is possible";
        ASSERT_GE(known.second, table.system.cells[secret].value);
        ++found.secrets;
        if (known.first == known.second)
            ++found.exactly;
        else if (known.second < 10 || rangeOf(secret, Floors::Ignored).first > 1)
            ++found.narrowed;
    }
}

TEST(WholeNumberAttack, SucceedsOnEliminationAloneAndNeverOnWhatWasAudited)
{
    if (!referee::isThere())
        GTEST_SKIP() << "glpsol is not installed";
    std::mt19937 random(1914);
    Found without, with;
    for (int i = 0; i < 4; ++i) {
        const Named table = randomThreeWay(random, 3, 3, 4);
        attack(table, table.linear(), without);
        attack(table, table.suppressed(), with);
    }
    std::cout << "A5, " << with.secrets << " secrets: elimination alone " << without.exactly
              << " exactly and " << without.narrowed << " narrowed; with the audit " << with.exactly
              << " and " << with.narrowed << "\n";
    EXPECT_GT(without.exactly + without.narrowed, 10);
    EXPECT_EQ(with.exactly, 0);
    EXPECT_EQ(with.narrowed, 0);
}

} // namespace

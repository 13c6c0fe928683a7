// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What protection costs: how many cells are hidden beside the small ones, in invented tables of
// schools by groups with 18 people in the mean, log-normal. Never more than a prototype of the same
// rules hid on such tables: 0.2 of 9 cells, 5.8 of 36, 44.6 of 180.
#include "tests/core/disclosure/named_system.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>

namespace {

using namespace core::disclosure;

class Schools
{
public:
    std::int64_t operator()() { return static_cast<std::int64_t>(m_size(m_random)); }

private:
    static constexpr double Mean = 18, Spread = 0.8;

    std::mt19937 m_random {1};
    std::lognormal_distribution<double> m_size {std::log(Mean) - Spread * Spread / 2, Spread};
};

struct Cost
{
    double small = 0; ///< cells of 1 to 10 people
    double beside = 0; ///< hidden for their sake
};

/// In the mean of @p tables tables.
template<typename Make>
Cost costOf(int tables, const Make& make)
{
    Cost cost;
    for (int i = 0; i < tables; ++i) {
        const Named table = make();
        const Pattern hidden = table.suppressed();
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            const bool isSmall = table.system.cells[cell].primary;
            cost.small += isSmall ? 1 : 0;
            cost.beside += hidden[cell] && !isSmall ? 1 : 0;
        }
    }
    std::cout << "of " << make().system.cells.size() << " cells " << cost.small / tables
              << " are small, " << cost.beside / tables << " are hidden beside them\n";
    return {cost.small / tables, cost.beside / tables};
}

TEST(Utility, OneFieldCostsNearlyNothing)
{
    Schools schools;
    const Cost cost = costOf(100, [&] {
        std::vector<std::int64_t> counts(8);
        std::generate(counts.begin(), counts.end(), std::ref(schools));
        return oneWay(counts);
    });
    EXPECT_NEAR(cost.small, 3.2, 0.5);
    EXPECT_LE(cost.beside, 0.2);
}

TEST(Utility, TwoFieldsCostNoMoreThanThePrototype)
{
    Schools schools;
    const Cost cost = costOf(100, [&] {
        std::vector<std::vector<std::int64_t>> counts(8, std::vector<std::int64_t>(3));
        for (auto& row : counts)
            std::generate(row.begin(), row.end(), std::ref(schools));
        Named table = twoWay(10, {"a", "b", "c", "d", "e", "f", "g", "h"}, {"x", "y", "z"}, counts);
        for (Cell& cell : table.system.cells)
            cell.floor = std::min<std::int64_t>(cell.value, 1);
        return table;
    });
    EXPECT_NEAR(cost.small, 9.8, 0.5);
    EXPECT_LE(cost.beside, 5.8);
}

TEST(Utility, ThreeFieldsCostNoMoreThanThePrototype)
{
    Schools schools;
    const Cost cost = costOf(6, [&] { return threeWay(8, 3, 4, std::ref(schools)); });
    EXPECT_NEAR(cost.small, 38.8, 3);
    EXPECT_LE(cost.beside, 44.6);
}

} // namespace

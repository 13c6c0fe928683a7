// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of elimination, audit and repair; published examples are in tst_oracles.cpp.
#include "core/disclosure/elimination.h"
#include "core/disclosure/suppression.h"
#include "tests/core/disclosure/named_system.h"

#include <gtest/gtest.h>

namespace {

using namespace core::disclosure;

TEST(Suppression, RepairsAPatternThatIsSafeForElimination)
{
    // 2 and 1 leave [1, 2] for each: not computable, yet nearly known.
    auto table = oneWay({2, 1, 40, 30});
    EXPECT_EQ(table.names(table.linear()), (std::set<std::string> {"a", "b"}));
    core::TaskContext task;
    const auto hidden = suppress(table.system, task);
    ASSERT_TRUE(hidden.hasValue());
    EXPECT_EQ(table.names(hidden.value()), (std::set<std::string> {"a", "b", "d"}));
    EXPECT_GE(table.range(hidden.value(), "a").second, 10);
}

TEST(Suppression, HidesNothingWithoutAPrimary)
{
    auto table = twoWay(3, {"x", "y"}, {"a", "b"}, {{40, 50}, {0, 70}});
    EXPECT_TRUE(table.names(table.linear()).empty());
}

TEST(Suppression, LeavesHiddenWhatWasHiddenBefore)
{
    auto table = oneWay({2, 1, 40, 30});
    const Pattern none = table.only({});
    const auto hidden = suppressLinearly(table.system, none, table.only({"c"}), {});
    EXPECT_EQ(table.names(hidden.value()), (std::set<std::string> {"a", "b", "c"}));
    EXPECT_EQ(table.names(suppressLinearly(table.system, none, none, {}).value()),
              (std::set<std::string> {"a", "b"}));
}

TEST(Suppression, EliminationStopsWhenCancelled)
{
    auto table = oneWay({2, 1, 40, 30});
    core::CancelToken token;
    token.cancel();
    const Pattern none = table.only({});
    const auto hidden = suppressLinearly(table.system, none, none, token);
    ASSERT_FALSE(hidden.hasValue());
    EXPECT_EQ(hidden.error().code, core::ErrorCode::Cancelled);
}

TEST(Suppression, StopsWhenCancelled)
{
    auto table = oneWay({2, 1, 40, 30});
    core::CancelToken token;
    token.cancel();
    core::TaskContext task(token);
    const auto hidden = suppress(table.system, task);
    ASSERT_FALSE(hidden.hasValue());
    EXPECT_EQ(hidden.error().code, core::ErrorCode::Cancelled);
}

} // namespace

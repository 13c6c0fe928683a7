// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

TEST(TaskContext, reportsEachPermilleOnce)
{
    std::vector<int> seen;
    core::TaskContext task({}, [&seen](int permille) { seen.push_back(permille); });
    for (const double fraction : {0.0, 0.0001, 0.5, 0.5, 1.0})
        task.report(fraction);
    EXPECT_EQ(seen, (std::vector {0, 500, 1000}));
}

TEST(TaskContext, mapsProgressIntoItsSpan)
{
    int last = -1;
    core::TaskContext task({}, [&last](int permille) { last = permille; });
    task.setSpan(0.5, 1.0);
    task.report(0.5);
    EXPECT_EQ(last, 750);
}

TEST(CancelToken, isSharedByItsCopies)
{
    const core::CancelToken token;
    const core::TaskContext task(token);
    EXPECT_FALSE(task.isCancelled());
    token.cancel();
    EXPECT_TRUE(task.isCancelled());
}

} // namespace

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/recovery_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

core::SecretBuffer secretOf(std::string_view text)
{
    return core::SecretBuffer::copyOf(std::as_bytes(std::span(text)));
}

std::string pageOf(std::string_view words)
{
    std::string page;
    app::seguectl::writeRecoveryPage(secretOf(words), "my-region",
                                     [&page](std::string_view text) { page += text; });
    return page;
}

TEST(RecoveryPage, wordsStandInNumberedRowsOfFour)
{
    const std::string page = pageOf("babab cacac dadad fafaf gagag");
    EXPECT_NE(page.find("\n    1 babab      2 cacac      3 dadad      4 fafaf\n    5 gagag\n"),
              std::string::npos)
        << page;
}

TEST(RecoveryPage, itSaysWhoseItIsAndFitsOnPaper)
{
    const std::string page = pageOf("babab cacac");
    EXPECT_NE(page.find("“my-region”"), std::string::npos);
    EXPECT_NE(page.find("vault recover"), std::string::npos);
    for (std::size_t at = 0; at < page.size(); at = page.find('\n', at) + 1)
        EXPECT_LE(page.find('\n', at) - at, 80U);
}

TEST(RecoveryPage, theWordsReachTheSinkByThemselves)
{
    std::vector<std::string> stretches;
    app::seguectl::writeRecoveryPage(secretOf("babab cacac"), "p",
                                     [&](std::string_view text) { stretches.emplace_back(text); });
    EXPECT_EQ(std::ranges::count(stretches, "babab"), 1);
    EXPECT_EQ(std::ranges::count(stretches, "cacac"), 1);
}

} // namespace

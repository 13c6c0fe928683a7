// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/rule_words.h"
#include "core/intake/finding_rules.h"

#include <gtest/gtest.h>

namespace {

TEST(RuleWords, everyRuleOfIntakeHasWords)
{
    ASSERT_FALSE(core::intake::findingRules().empty());
    for (const std::string_view rule : core::intake::findingRules())
        EXPECT_FALSE(app::seguectl::ruleWords(rule).what.empty()) << rule;
}

TEST(RuleWords, anUnknownRuleHasNone)
{
    EXPECT_TRUE(app::seguectl::ruleWords("no-such-rule").what.empty());
}

} // namespace

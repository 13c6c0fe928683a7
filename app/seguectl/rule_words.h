// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of every rule that a file can break, in one table.
#pragma once

#include <string_view>

namespace app::seguectl {

/// What a rule of intake found, and how to mend it; empty for an unknown rule (a test walks over
/// all).
struct RuleWords
{
    std::string_view what;
    std::string_view remedy;
};
RuleWords ruleWords(std::string_view rule);

} // namespace app::seguectl

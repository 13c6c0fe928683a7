// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The quality report in a registrar's words.
#pragma once

#include "core/session/import.h"

#include <QJsonObject>

#include <string>
#include <string_view>

namespace app::seguectl {

/// Per file: rows and what became of them; then every finding with its place, count and remedy.
std::string toText(const core::session::ImportOutcome& outcome);

QJsonObject toJson(const core::session::ImportOutcome& outcome);

/// What a rule of intake found, and how to mend it; empty for an unknown rule (a test walks over
/// all).
struct RuleWords
{
    std::string_view what;
    std::string_view remedy;
};
RuleWords ruleWords(std::string_view rule);

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The quality report in a registrar's words.
#pragma once

#include "core/session/import.h"

#include <QJsonObject>

#include <string>

namespace app::seguectl {

/// Per file: rows and what became of them; then every finding with its place, count and remedy.
std::string toText(const core::session::ImportOutcome& outcome);

QJsonObject toJson(const core::session::ImportOutcome& outcome);

} // namespace app::seguectl

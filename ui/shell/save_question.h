// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the text of a question as a .cohort file. It holds no data.
#pragma once

#include <QString>

namespace ui::shell {

/// ~/Documents/english-b.cohort, or the home folder.
QString suggestedQuestionPath(const QString& id);

/// Whole or not at all; returns what to tell the user.
QString saveQuestion(const QString& text, const QString& path);

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a saved question's words stay true when its text is changed.
#pragma once

#include "core/session/saved_question.h"

#include <QString>

namespace ui::charts {

/// @p text in the place of what @p saved asks: with the words of its start and its steps where only
/// groups and title differ, else with the labels of the text.
core::session::SavedQuestion changedQuestion(const core::session::SavedQuestion& saved,
                                             const QString& text);

} // namespace ui::charts

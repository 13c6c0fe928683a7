// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor of a question says about a count and about a text that is none, in the language
// of the window.
#pragma once

#include "ui/explore/editor_state.h"

#include <QString>

namespace ui::explore {

/// "2,345 students start"; a hidden one says that it is hidden.
QString countText(const core::session::QuestionCount& count);

/// "738 At a community college · 615 Took English there"; empty without steps.
QString stepsText(const core::session::QuestionCount& count);

/// What the count above it is to the text: of this text, of an earlier one, being made.
QString markText(const EditorState& state);

/// Where, which word, and what could stand there instead. @p isAtEnd: nothing stands there.
QString errorText(const core::Error& error, bool isAtEnd);

} // namespace ui::explore

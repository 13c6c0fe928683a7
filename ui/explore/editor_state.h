// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question that is being edited, as a value and the pure functions that change it: what is known
// of its text, and how far the last count is still one of it.
#pragma once

#include "core/base/result.h"
#include "core/session/edited_question.h"

#include <optional>
#include <string>

namespace ui::explore {

struct EditorState
{
    bool isRested = false; ///< nothing was typed for a while
    std::optional<core::session::CheckedQuestion> valid; ///< the last text that can be asked
    bool isChecked = false; ///< @c valid or @c error is of the text as it is
    std::optional<core::Error> error; ///< why the text cannot be asked
    std::optional<core::session::QuestionCount> count; ///< the last one, perhaps of another text
    bool isCounting = false;
    std::optional<core::Error> notCounted; ///< why there is no count of the text
};

/// What the count is to the text.
enum class CountIs
{
    OfTheText,
    BeingMade,
    Waiting, ///< until the text rests
    NotAsked, ///< the text is no question
    Failed
};

CountIs countIs(const EditorState& state);

/// The text has rested, can be asked, and nobody has counted it yet.
bool wantsCount(const EditorState& state);

EditorState onTyped(EditorState state);
EditorState onRested(EditorState state);
EditorState onChecked(EditorState state,
                      const core::Result<core::session::CheckedQuestion>& checked);
EditorState onCounting(EditorState state);
/// Of the text; one that the data could not answer says why.
EditorState onCounted(EditorState state, const core::Result<core::session::QuestionCount>& counted);
/// Of the chart, which may show another text: never takes the place of one of the text.
EditorState onChartCounted(EditorState state, const core::session::QuestionCount& counted);

} // namespace ui::explore

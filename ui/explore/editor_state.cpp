// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/editor_state.h"

#include <utility>

namespace ui::explore {

using core::ErrorCode;
using core::Result;
using core::session::CheckedQuestion;
using core::session::QuestionCount;

namespace {

bool isOfTheText(const EditorState& state)
{
    return state.isChecked && !state.error && state.valid && state.count
        && state.valid->hash == state.count->questionHash;
}

} // namespace

CountIs countIs(const EditorState& state)
{
    if (state.isCounting)
        return CountIs::BeingMade;
    if (isOfTheText(state))
        return CountIs::OfTheText;
    if (state.notCounted)
        return CountIs::Failed;
    return state.isRested && state.isChecked && state.error ? CountIs::NotAsked : CountIs::Waiting;
}

bool wantsCount(const EditorState& state)
{
    return state.isRested && state.isChecked && !state.error && !state.isCounting
        && !state.notCounted && !isOfTheText(state);
}

EditorState onTyped(EditorState state)
{
    state.isRested = false;
    state.isChecked = false;
    state.isCounting = false;
    state.error.reset();
    state.notCounted.reset();
    return state;
}

EditorState onRested(EditorState state)
{
    state.isRested = true;
    return state;
}

EditorState onChecked(EditorState state, const Result<CheckedQuestion>& checked)
{
    state.isChecked = true;
    state.error.reset();
    if (checked)
        state.valid = checked.value();
    else
        state.error = checked.error();
    return state;
}

EditorState onCounting(EditorState state)
{
    state.isCounting = true;
    state.notCounted.reset();
    return state;
}

EditorState onCounted(EditorState state, const Result<QuestionCount>& counted)
{
    state.isCounting = false;
    if (counted)
        state.count = counted.value();
    else if (counted.error().code == ErrorCode::InvalidInput)
        return onChecked(std::move(state), counted.error());
    else
        state.notCounted = counted.error();
    return state;
}

EditorState onChartCounted(EditorState state, const QuestionCount& counted)
{
    if (!isOfTheText(state))
        state.count = counted;
    return state;
}

} // namespace ui::explore

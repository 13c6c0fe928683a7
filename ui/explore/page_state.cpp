// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/page_state.h"

#include <utility>

namespace ui::explore {

Screen screenOf(const PageState& state)
{
    if (state.error)
        return Screen::Message;
    return state.shown.isEmpty() ? Screen::Waiting : Screen::Chart;
}

PageState onAsked(PageState state, const QString& question, const QString& text,
                  std::vector<AskedQuestion> before)
{
    state.wantedBefore = std::move(before);
    state.wantedText = text;
    state.wanted = question;
    state.isRunning = true;
    state.isSlow = false;
    return state; // an old chart or message stays until there is a new one
}

PageState onAnswered(PageState state)
{
    state.shown = state.wanted;
    state.shownText = state.wantedText;
    state.shownBefore = state.wantedBefore;
    state.isRunning = false;
    state.isSlow = false;
    state.error.reset();
    return state;
}

PageState onFailed(PageState state, core::Error error)
{
    state.isRunning = false;
    state.isSlow = false;
    state.error = std::move(error);
    return state;
}

PageState onSlow(PageState state)
{
    state.isSlow = state.isRunning;
    return state;
}

PageState onTextRefused(PageState state)
{
    state.isRunning = false;
    state.isSlow = false;
    if (!state.shown.isEmpty())
        state.wanted = state.shown;
    state.wantedText = state.shownText;
    state.wantedBefore = state.shownBefore;
    return state;
}

PageState onCancelled(PageState state)
{
    state = onTextRefused(std::move(state));
    if (state.shown.isEmpty())
        state.error = core::Error {.code = core::ErrorCode::Cancelled, .detail = {}};
    return state;
}

} // namespace ui::explore

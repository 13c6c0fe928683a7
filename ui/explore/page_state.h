// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Explore page shows, as a value and the pure functions that change it.
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui::explore {

enum class Screen
{
    Waiting, ///< nothing to show yet
    Chart,
    Message ///< empty, damaged, refused: each in its own words
};

struct AskedQuestion
{
    QString id;
    QString text; ///< as PageState::shownText

    bool operator==(const AskedQuestion&) const = default;
};

struct PageState
{
    QString wanted; ///< id of the question asked last
    QString wantedText; ///< what it was changed to; empty: asked as it was saved
    QString shown; ///< id of the question on the chart; empty: none
    QString shownText; ///< likewise
    /// What was asked before each repair that led to either, the first one first.
    std::vector<AskedQuestion> wantedBefore, shownBefore;
    bool isRunning = false;
    bool isSlow = false; ///< runs long enough to offer progress and cancel
    std::optional<core::Error> error;
};

Screen screenOf(const PageState& state);

PageState onAsked(PageState state, const QString& question, const QString& text = {},
                  std::vector<AskedQuestion> before = {});
PageState onAnswered(PageState state);
PageState onFailed(PageState state, core::Error error);
PageState onSlow(PageState state);
/// A changed text could not be asked: back to what is shown, where it can be changed again.
PageState onTextRefused(PageState state);
/// Back to what is shown; a page that shows nothing yet says that it was stopped.
PageState onCancelled(PageState state);

} // namespace ui::explore

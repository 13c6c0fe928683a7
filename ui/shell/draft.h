// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window showed and what was being typed when it was locked, as one text that the profile
// keeps sealed.
#pragma once

#include <QString>

#include <string>

namespace ui::shell {

enum class DraftPage
{
    Chart,
    Help,
    Protection,
    Home
};

struct Draft
{
    QString question; ///< id of the question asked last
    QString asked; ///< what the question was changed to when it was asked; empty: as saved
    bool editing = false; ///< its text was open
    QString edited; ///< what stood there
    DraftPage page = DraftPage::Chart;
    int traced = -1; ///< as charts::FigureView::traced()
    double zoom = 1.0;
    int scroll = 0; ///< of the definition
    bool searching = false; ///< the list of questions was open
    QString search; ///< what was typed to search it
};

std::string writeDraft(const Draft& draft);
/// An empty draft where @p text is none.
Draft readDraft(const std::string& text);

} // namespace ui::shell

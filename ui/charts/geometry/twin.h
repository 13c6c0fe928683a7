// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same numbers as a table: what a screen reader reads, a copy takes along and the page shows
// beside the chart.
#pragma once

#include "ui/language/language.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ui::charts {

struct TwinCell
{
    QString text = {};
    double sortKey = 0; ///< the number behind the text; hidden cells sort before all others
    bool isHidden = false;
    QString reason = {}; ///< why it is hidden, in general
};

struct TwinRow
{
    QString label = {};
    std::vector<TwinCell> cells = {}; ///< one per header after the first
    int target = -1; ///< index of the figure's part that shows the same
    bool isStrong = false;
    int depth = 0; ///< stage: a row of depth 1 is part of the one of depth 0 above it
};

struct Twin
{
    QStringList headers = {}; ///< the first is the label's
    std::vector<TwinRow> rows = {};
};

TwinCell hiddenCell(language::Language language);
/// Of a number that does not exist, for nobody is there to count: neither hidden nor zero.
TwinCell noneCell();

/// Tab-separated lines with a header line, for the clipboard.
QString tabSeparated(const Twin& twin);

} // namespace ui::charts

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/twin.h"

#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

namespace ui::charts {

TwinCell hiddenCell(language::Language language)
{
    return {.text = say(language, QT_TRANSLATE_NOOP("Figure", "hidden")),
            .sortKey = -1,
            .isHidden = true,
            .reason = hiddenText(language)};
}

TwinCell noneCell()
{
    return {.text = QStringLiteral("–")};
}

QString tabSeparated(const Twin& twin)
{
    QString text = twin.headers.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const TwinRow& row : twin.rows) {
        text += row.label;
        for (const TwinCell& cell : row.cells)
            text += QLatin1Char('\t') + cell.text;
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace ui::charts

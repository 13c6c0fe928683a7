// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/twin.h"

namespace ui::charts {

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

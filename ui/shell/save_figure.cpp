// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_figure.h"

#include "ui/charts/paint/render.h"
#include "ui/shell/saved_file.h"

namespace ui::shell {

QString suggestedPath(const charts::Figure& figure)
{
    return suggestedIn(QStandardPaths::PicturesLocation, figure.id + QStringLiteral(".png"));
}

QString saveFigure(const charts::Figure& figure, const QString& path, theme::Mode mode)
{
    QString target = path;
    if (!charts::formatOf(target))
        target += QStringLiteral(".png");
    return savedText(target, charts::renderFigure(figure, target, *charts::formatOf(target), mode));
}

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_figure.h"

#include "ui/charts/paint/render.h"
#include "ui/errors/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace ui::shell {

QString suggestedPath(const charts::Figure& figure)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QDir::homePath();
    return QStringLiteral("%1/%2.png").arg(folder, figure.id);
}

QString saveFigure(const charts::Figure& figure, const QString& path, theme::Mode mode)
{
    QString target = path;
    if (!charts::formatOf(target))
        target += QStringLiteral(".png");
    const auto saved = charts::renderFigure(figure, target, *charts::formatOf(target), mode);
    if (saved)
        return QCoreApplication::translate("Save", "Saved as %1").arg(QFileInfo(target).fileName());
    const errors::ErrorWords words = errors::wordsFor(saved.error());
    return QStringLiteral("%1. %2").arg(words.happened, words.next);
}

} // namespace ui::shell

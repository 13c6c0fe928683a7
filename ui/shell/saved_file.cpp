// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/saved_file.h"

#include "ui/errors/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ui::shell {

QString suggestedIn(QStandardPaths::StandardLocation place, const QString& name)
{
    QString folder = QStandardPaths::writableLocation(place);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QDir::homePath();
    return QStringLiteral("%1/%2").arg(folder, name);
}

QString savedText(const QString& path, const core::Result<void>& saved)
{
    if (saved)
        return QCoreApplication::translate("Save", "Saved as %1").arg(QFileInfo(path).fileName());
    const errors::ErrorWords words = errors::wordsFor(saved.error());
    return QStringLiteral("%1. %2").arg(words.happened, words.next);
}

} // namespace ui::shell

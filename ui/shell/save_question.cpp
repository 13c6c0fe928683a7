// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_question.h"

#include "ui/errors/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace ui::shell {

namespace {

const QString Ending = QStringLiteral(".cohort");

} // namespace

QString suggestedQuestionPath(const QString& id)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QDir::homePath();
    return QStringLiteral("%1/%2%3").arg(folder, id, Ending);
}

QString saveQuestion(const QString& text, const QString& path)
{
    const QString target = path.endsWith(Ending) ? path : path + Ending;
    QByteArray bytes = text.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    QSaveFile file(target);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return QCoreApplication::translate("Save", "Saved as %1").arg(QFileInfo(target).fileName());
    const errors::ErrorWords words = errors::wordsFor(core::ErrorCode::Io);
    return QStringLiteral("%1. %2").arg(words.happened, words.next);
}

} // namespace ui::shell

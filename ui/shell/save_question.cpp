// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/save_question.h"

#include "ui/shell/saved_file.h"

#include <QSaveFile>

namespace ui::shell {

namespace {

const QString Ending = QStringLiteral(".cohort");

core::Result<void> write(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return core::Error {.code = core::ErrorCode::Io, .detail = {}};
}

} // namespace

QString suggestedQuestionPath(const QString& id)
{
    return suggestedIn(QStandardPaths::DocumentsLocation, id + Ending);
}

QString saveQuestion(const QString& text, const QString& path)
{
    const QString target = path.endsWith(Ending) ? path : path + Ending;
    QByteArray bytes = text.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return savedText(target, write(bytes, target));
}

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/user_prompt.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace ui::shell {

std::optional<QString> DialogPrompt::askSavePath(QWidget* parent, const QString& suggested)
{
    const QString filter
        = QCoreApplication::translate("Save", "Image (*.png);;Drawing (*.svg);;Document (*.pdf)");
    const QString path = QFileDialog::getSaveFileName(
        parent, QCoreApplication::translate("Save", "Save the figure"), suggested, filter);
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

std::optional<QString> DialogPrompt::askQuestionPath(QWidget* parent, const QString& suggested)
{
    const QString path = QFileDialog::getSaveFileName(
        parent, QCoreApplication::translate("Save", "Save the question"), suggested,
        QCoreApplication::translate("Save", "Question (*.cohort)"));
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/question_model.h"

#include "ui/charts/geometry/figure_words.h"
#include "ui/models/roles.h"

namespace ui::models {

void QuestionModel::setQuestions(std::vector<core::session::SavedQuestion> questions)
{
    beginResetModel();
    m_questions = std::move(questions);
    endResetModel();
}

void QuestionModel::setLanguage(language::Language language)
{
    m_language = language;
    if (!m_questions.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

const core::session::SavedQuestion& QuestionModel::question(int row) const
{
    return m_questions[static_cast<std::size_t>(row)];
}

int QuestionModel::rowOf(const QString& id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (QString::fromStdString(question(row).id) == id)
            return row;
    return -1;
}

int QuestionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_questions.size());
}

QVariant QuestionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::session::SavedQuestion& asked = question(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == SortRole)
        return charts::words(asked.title, m_language);
    if (role == IdRole)
        return QString::fromStdString(asked.id);
    return {};
}

} // namespace ui::models

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The saved questions by title, in the order they ship.
#pragma once

#include "core/session/saved_question.h"
#include "ui/language/language.h"

#include <QAbstractListModel>

#include <vector>

namespace ui::models {

class QuestionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setQuestions(std::vector<core::session::SavedQuestion> questions);
    void setLanguage(language::Language language);

    /// @pre 0 <= row < rowCount()
    const core::session::SavedQuestion& question(int row) const;
    int rowOf(const QString& id) const; ///< -1 when there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<core::session::SavedQuestion> m_questions;
    language::Language m_language = language::Language::English;
};

} // namespace ui::models

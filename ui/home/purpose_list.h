// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The saved questions that are asked for one purpose, under its name.
#pragma once

#include "core/session/saved_question.h"
#include "ui/home/question_link.h"
#include "ui/language/language.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QLabel;

namespace ui::home {

class PurposeList final : public QWidget
{
    Q_OBJECT

public:
    /// @p questions: of one purpose, at least one.
    explicit PurposeList(std::vector<core::session::SavedQuestion> questions,
                         QWidget* parent = nullptr);

    void setLanguage(language::Language language);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);
    /// By id of the question: why it cannot be asked here. Those go to the end of the list.
    void setLacking(const QHash<QString, QString>& why);

signals:
    void chosen(const QString& id);

private:
    std::vector<core::session::SavedQuestion> m_questions;
    QLabel* m_heading;
    std::vector<QuestionLink*> m_links; ///< by question
};

} // namespace ui::home

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
    /// By id of the question: why it cannot be asked here. Those come last.
    void setLacking(const QHash<QString, QString>& why);

    std::vector<QuestionLink*> links() const; ///< as they stand

signals:
    void chosen(const QString& id);

private:
    struct Entry
    {
        core::session::SavedQuestion question;
        QuestionLink* link;
    };
    std::vector<Entry> m_entries; ///< in the order of the questions
    QLabel* m_heading;
};

} // namespace ui::home

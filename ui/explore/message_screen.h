// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole page that says what happened, what was kept and what to do next, with the buttons to do
// it.
#pragma once

#include "core/base/error.h"
#include "ui/explore/repair_list.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::explore {

class MessageScreen final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageScreen(QWidget* parent = nullptr);

    /// @p command: what makes the demo region, offered where there are no data.
    void setError(const core::Error& error, const QString& command);
    /// While the first answer is on its way.
    void setWaiting();
    void setLanguage(language::Language language);
    void setSizes(const theme::TextSizes& sizes);

    /// Other ways to ask, where the error is one of the question. Whoever sets it begins the list.
    RepairList& ways() { return *m_ways; }

signals:
    void retried();

private:
    QLabel* addLabel();

    QLabel* m_happened;
    QLabel* m_kept;
    QLabel* m_next;
    QLabel* m_command;
    QPushButton* m_copy;
    QPushButton* m_retry;
    RepairList* m_ways;
};

} // namespace ui::explore

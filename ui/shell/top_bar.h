// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one bar of the window: its name, the question, and the few buttons.
#pragma once

#include "ui/shell/actions.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QHash>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ui::explore {
class QuestionPicker;
}
namespace ui::models {
class QuestionModel;
}

namespace ui::shell {

class TopBar final : public QWidget
{
    Q_OBJECT

public:
    /// Buttons stand for @p actions, by the table of actions.
    TopBar(models::QuestionModel& questions, const QHash<ActionId, QAction*>& actions,
           QWidget* parent = nullptr);

    explore::QuestionPicker& picker() { return *m_picker; }
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

private:
    QToolButton* addButton(QAction* action, QHBoxLayout* row);

    QLabel* m_name;
    explore::QuestionPicker* m_picker;
    QList<QToolButton*> m_buttons;
};

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/explore/question_picker.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui::shell {

namespace {

/// Times the smallest text: a narrower bar has no room for its name.
constexpr double LeastLetters = 60;

} // namespace

TopBar::TopBar(models::QuestionModel& questions, const QHash<ActionId, QAction*>& actions,
               QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(QStringLiteral("Segue"), this))
    , m_picker(new explore::QuestionPicker(questions, this))
{
    auto* row = new QHBoxLayout(this);
    row->setSpacing(theme::grid(1));
    row->addWidget(m_name);
    addButton(actions[ActionId::Home], row);
    row->addSpacing(theme::grid(2));
    row->addWidget(m_picker);
    addButton(actions[ActionId::PreviousQuestion], row);
    addButton(actions[ActionId::NextQuestion], row);
    row->addStretch();
    for (const ActionEntry& entry : actionTable())
        if (entry.onBar)
            addButton(actions[entry.id], row);
}

QToolButton* TopBar::addButton(QAction* action, QHBoxLayout* row)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly
                                                       : Qt::ToolButtonIconOnly);
    m_buttons << button;
    row->addWidget(button);
    return button;
}

void TopBar::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_name->setFont(theme::titleFont(sizes.value * 0.92));
    m_name->setVisible(width() > sizes.small * LeastLetters);
    m_picker->setLook(mode, sizes);
    const int side = static_cast<int>(sizes.small * 1.15);
    for (QToolButton* button : m_buttons) {
        button->setIconSize({side, side});
        button->setFont(theme::font(sizes.small, theme::Weight::Medium));
        button->setToolButtonStyle(button->defaultAction()->icon().isNull()
                                       ? Qt::ToolButtonTextOnly
                                       : Qt::ToolButtonIconOnly);
    }
    const int across = static_cast<int>(sizes.small * 1.8);
    const int up = static_cast<int>(sizes.small * 0.5);
    layout()->setContentsMargins(across, up, across - theme::grid(2), 0);
}

} // namespace ui::shell

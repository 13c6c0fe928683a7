// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::lock {

namespace {

constexpr double WidthInLetters = 36; // of the small size: about 70 characters a line
constexpr int TopSpace = 20; // of the grid

} // namespace

Sheet::Sheet(QWidget* parent)
    : QScrollArea(parent)
    , m_paper(new QWidget)
    , m_column(new QVBoxLayout(m_paper))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* ground = new QWidget;
    auto* across = new QHBoxLayout(ground);
    auto* down = new QVBoxLayout;
    across->addStretch();
    across->addLayout(down);
    across->addStretch();
    down->addSpacing(theme::grid(TopSpace));
    down->addWidget(m_paper);
    down->addStretch(); // below, so that nothing moves when a line comes or goes
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::grid(3));
    setWidget(ground);
}

QLabel* Sheet::addLabel(Role role)
{
    auto* label = new QLabel(m_paper);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("muted", role == Role::Muted);
    m_labels.append({label, role});
    m_column->addWidget(label);
    return label;
}

QLabel* Sheet::addSelectable(Role role)
{
    QLabel* label = addLabel(role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* Sheet::addLabelFor(QWidget* field)
{
    QLabel* label = addLabel(Role::Strong);
    label->setBuddy(field);
    m_column->addSpacing(-theme::grid(2));
    m_column->addWidget(field);
    return label;
}

QPushButton* Sheet::addLink()
{
    auto* link = new QPushButton(m_paper);
    link->setProperty("link", true);
    link->setCursor(Qt::PointingHandCursor);
    m_column->addWidget(link, 0, Qt::AlignLeft);
    return link;
}

void Sheet::setSizes(const theme::TextSizes& sizes)
{
    m_sizes = sizes;
    m_paper->setFixedWidth(static_cast<int>(sizes.small * WidthInLetters));
    for (const auto& [label, role] : m_labels) {
        switch (role) {
        case Role::Heading:
            label->setFont(theme::titleFont(sizes.title));
            break;
        case Role::Strong:
            label->setFont(theme::font(sizes.small, theme::Weight::Strong));
            break;
        case Role::Text:
        case Role::Muted:
            label->setFont(theme::font(sizes.small));
            break;
        }
    }
    // Return presses the button that has the focus, as in a dialog.
    for (QPushButton* button : m_paper->findChildren<QPushButton*>())
        button->setAutoDefault(true);
    sizesChanged(sizes);
}

void Sheet::showEvent(QShowEvent* event)
{
    // The application's sheet takes fonts back when it first meets a widget, which is here.
    setSizes(m_sizes);
    QScrollArea::showEvent(event);
}

void tell(QLabel& label, const QString& text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace ui::lock

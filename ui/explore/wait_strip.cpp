// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/wait_strip.h"

#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::explore {

WaitStrip::WaitStrip(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_text(new QLabel(this))
    , m_cancel(new QPushButton(this))
{
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(theme::grid(1));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme::grid(6), theme::grid(2), theme::grid(6), theme::grid(2));
    row->addWidget(m_text);
    row->addStretch();
    row->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addLayout(row);
    setAutoFillBackground(true);
    connect(m_cancel, &QPushButton::clicked, this, &WaitStrip::cancelled);
    retranslate();
}

void WaitStrip::setProgress(int permille)
{
    m_bar->setValue(permille);
}

void WaitStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WaitStrip::retranslate()
{
    m_text->setText(tr("Counting"));
    m_cancel->setText(tr("Stop"));
    m_bar->setAccessibleName(tr("Progress"));
}

} // namespace ui::explore

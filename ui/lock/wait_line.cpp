// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/wait_line.h"

#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::lock {

WaitLine::WaitLine(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(theme::grid(1));
    auto* row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    row->addWidget(m_stop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(2));
    column->addWidget(m_bar);
    column->addLayout(row);
    connect(m_stop, &QPushButton::clicked, this, &WaitLine::stopped);
    retranslate();
    hide();
}

void WaitLine::begin(const QString& words)
{
    m_words->setText(words);
    m_bar->setRange(0, 0);
    show();
}

void WaitLine::setProgress(int permille)
{
    m_bar->setRange(0, 1000);
    m_bar->setValue(permille);
}

void WaitLine::setStoppable(bool stoppable)
{
    m_stop->setVisible(stoppable);
}

void WaitLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WaitLine::retranslate()
{
    m_stop->setText(tr("Cancel"));
    m_bar->setAccessibleName(tr("Progress"));
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_page.h"

#include "ui/shell/actions.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::shell {

HelpPage::HelpPage(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_about(new QLabel(this))
    , m_keys(new QWidget(this))
    , m_back(new QPushButton(this))
{
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::grid(4));
    column->addWidget(m_heading);
    column->addWidget(m_keys);
    column->addStretch();
    column->addWidget(m_about);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QPushButton::clicked, this, &HelpPage::closed);
    setFocusProxy(m_back);
    fill();
}

void HelpPage::setSizes(const theme::TextSizes& sizes)
{
    m_sizes = sizes;
    const int across = static_cast<int>(sizes.small * 1.8); // in line with the bar's name
    layout()->setContentsMargins(across, theme::grid(8), across, theme::grid(8));
    fill();
}

void HelpPage::addRow(int row, const QString& keys, const QString& text)
{
    auto* grid = static_cast<QGridLayout*>(m_keys->layout());
    const int half = row % 2;
    auto* left = new QLabel(keys, m_keys);
    left->setFont(theme::font(m_sizes.small, theme::Weight::Strong));
    auto* right = new QLabel(text, m_keys);
    right->setFont(theme::font(m_sizes.small));
    right->setWordWrap(true);
    grid->addWidget(left, row / 2, half * 2);
    grid->addWidget(right, row / 2, half * 2 + 1);
}

void HelpPage::fill()
{
    m_heading->setFont(theme::titleFont(m_sizes.title));
    m_heading->setText(tr("Everything by keyboard"));
    m_about->setFont(theme::font(m_sizes.small));
    m_about->setText(
        tr("Segue %1 shows what happens to students after they leave the classroom. It works "
           "without a network, shows groups and never persons, and hides numbers that could point "
           "to somebody. Free software under the GNU General Public License, version 3 or later.")
            .arg(QLatin1String(SEGUE_VERSION)));
    m_back->setText(tr("Back to the chart"));
    m_back->setFont(theme::font(m_sizes.small));
    qDeleteAll(m_keys->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    delete m_keys->layout();
    auto* grid = new QGridLayout(m_keys);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::grid(8));
    grid->setVerticalSpacing(theme::grid(3));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const ActionEntry& entry : actionTable())
        addRow(row++, actionKeys(entry).toString(QKeySequence::NativeText), actionText(entry));
    addRow(row++, QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText),
           tr("Ask the question as it was edited"));
    addRow(row++, tr("Tab, arrows"), tr("Trace the flows of the chart, row by row"));
    addRow(row++, tr("Esc"), tr("Stop counting, or leave this page or the question's text"));
}

void HelpPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

void HelpPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui::shell

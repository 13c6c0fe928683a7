// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/hidden_panel.h"

#include "ui/charts/geometry/repair_words.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::explore {

using core::session::Repair;

HiddenPanel::HiddenPanel(QWidget* parent)
    : QWidget(parent)
    , m_reason(new QLabel(this))
    , m_ways(new RepairList(this))
    , m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("hiddenPanel"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setFocusPolicy(Qt::TabFocus);
    m_back->setObjectName(QStringLiteral("backToQuestion"));
    m_back->setProperty("link", true);
    connect(m_back, &QPushButton::clicked, this, &HiddenPanel::backWanted);
    connect(m_ways, &RepairList::wanted, this, &HiddenPanel::repairWanted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_reason);
    column->addWidget(m_ways);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    render();
}

void HiddenPanel::begin(RepairList::Search search)
{
    m_ways->begin(search);
    render();
}

void HiddenPanel::setRepairs(std::vector<Repair> repairs)
{
    m_ways->setRepairs(std::move(repairs));
}

void HiddenPanel::setBack(bool canGoBack)
{
    m_canGoBack = canGoBack;
    render();
}

void HiddenPanel::setLanguage(language::Language language)
{
    m_language = language;
    m_ways->setLanguage(language);
    render();
}

void HiddenPanel::setSizes(const theme::TextSizes& sizes)
{
    m_font = theme::font(sizes.small);
    m_ways->setTextFont(m_font);
    layout()->setContentsMargins(static_cast<int>(sizes.small * 0.3), 0, 0, 0);
    render();
}

void HiddenPanel::explain()
{
    if (m_ways->search() == RepairList::Search::NotNeeded)
        return;
    QWidget* const way = m_ways->first();
    (way ? way : m_reason)->setFocus(Qt::TabFocusReason);
    QAccessibleEvent alert(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void HiddenPanel::render()
{
    const bool hides = m_ways->search() != RepairList::Search::NotNeeded;
    m_reason->setVisible(hides);
    m_reason->setText(charts::whyHidden(m_language));
    m_back->setVisible(m_canGoBack);
    m_back->setText(tr("Back to the question before"));
    for (QWidget* part : {static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_back)})
        part->setFont(m_font);
    setVisible(hides || m_canGoBack);
}

void HiddenPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace ui::explore

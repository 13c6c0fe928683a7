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
    , m_found(new QLabel(this))
    , m_ways(new QVBoxLayout)
    , m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("hiddenPanel"));
    for (QLabel* label : {m_reason, m_found}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_reason->setFocusPolicy(Qt::TabFocus);
    m_found->setProperty("muted", true);
    m_back->setObjectName(QStringLiteral("backToQuestion"));
    m_back->setProperty("link", true);
    connect(m_back, &QPushButton::clicked, this, &HiddenPanel::backWanted);
    m_ways->setSpacing(theme::grid(1));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_reason);
    column->addWidget(m_found);
    column->addLayout(m_ways);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    render();
}

void HiddenPanel::begin(Search search)
{
    m_search = search;
    m_repairs.reset();
    render();
}

void HiddenPanel::setRepairs(std::vector<Repair> repairs)
{
    m_repairs = std::move(repairs);
    render();
}

void HiddenPanel::setBack(bool canGoBack)
{
    m_canGoBack = canGoBack;
    render();
}

void HiddenPanel::setLanguage(language::Language language)
{
    m_language = language;
    render();
}

void HiddenPanel::setSizes(const theme::TextSizes& sizes)
{
    m_font = theme::font(sizes.small);
    layout()->setContentsMargins(static_cast<int>(sizes.small * 0.3), 0, 0, 0);
    render();
}

void HiddenPanel::explain()
{
    if (m_search == Search::NotNeeded)
        return;
    const bool hasWay = m_repairs && !m_repairs->empty();
    (hasWay ? static_cast<QWidget*>(m_buttons.front()) : m_reason)->setFocus(Qt::TabFocusReason);
    QAccessibleEvent alert(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QPushButton* HiddenPanel::addButton()
{
    auto* button = new QPushButton(this);
    button->setProperty("link", true);
    m_ways->addWidget(button, 0, Qt::AlignLeft);
    const std::size_t at = m_buttons.size();
    connect(button, &QPushButton::clicked, this, [this, at] {
        const Repair wanted = (*m_repairs)[at]; // the panel may change while it is asked
        emit repairWanted(wanted);
    });
    m_buttons.push_back(button);
    return button;
}

void HiddenPanel::render()
{
    const bool hides = m_search != Search::NotNeeded;
    m_reason->setVisible(hides);
    m_reason->setText(charts::whyHidden(m_language));
    const std::size_t ways = hides && m_repairs ? m_repairs->size() : 0;
    m_found->setVisible(hides && m_search != Search::Impossible);
    m_found->setText(ways > 0        ? tr("Ask instead:")
                         : m_repairs ? charts::noRepairText(m_language)
                                     : tr("Looking for another way to ask."));
    while (m_buttons.size() < ways)
        addButton();
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < ways);
        m_buttons[i]->setFont(m_font);
        if (i < ways)
            m_buttons[i]->setText(charts::repairText((*m_repairs)[i], m_language));
    }
    m_back->setVisible(m_canGoBack);
    m_back->setText(tr("Back to the question before"));
    for (QWidget* part : {static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_found),
                          static_cast<QWidget*>(m_back)})
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

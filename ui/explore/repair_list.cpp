// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/repair_list.h"

#include "ui/charts/geometry/repair_words.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::explore {

using core::session::Repair;

RepairList::RepairList(QWidget* parent)
    : QWidget(parent)
    , m_found(new QLabel(this))
    , m_ways(new QVBoxLayout(this))
{
    m_found->setTextFormat(Qt::PlainText);
    m_found->setWordWrap(true);
    m_found->setProperty("muted", true);
    m_ways->setContentsMargins(0, 0, 0, 0);
    m_ways->setSpacing(theme::grid(1));
    m_ways->addWidget(m_found);
    render();
}

void RepairList::begin(Search search)
{
    m_search = search;
    m_repairs.reset();
    render();
}

void RepairList::setRepairs(std::vector<Repair> repairs)
{
    m_repairs = std::move(repairs);
    render();
}

void RepairList::setLanguage(language::Language language)
{
    m_language = language;
    render();
}

void RepairList::setTextFont(const QFont& font)
{
    m_font = font;
    render();
}

QWidget* RepairList::first() const
{
    return m_repairs && !m_repairs->empty() ? m_buttons.front() : nullptr;
}

void RepairList::addButton()
{
    auto* button = new QPushButton(this);
    button->setProperty("link", true);
    m_ways->addWidget(button, 0, Qt::AlignLeft);
    const std::size_t at = m_buttons.size();
    connect(button, &QPushButton::clicked, this, [this, at] {
        const Repair taken = (*m_repairs)[at]; // the list may change while it is asked
        emit wanted(taken);
    });
    m_buttons.push_back(button);
}

void RepairList::render()
{
    const std::size_t ways = m_repairs ? m_repairs->size() : 0;
    m_found->setText(ways > 0        ? tr("Ask instead:")
                         : m_repairs ? charts::noRepairText(m_language)
                                     : tr("Looking for another way to ask."));
    m_found->setFont(m_font);
    while (m_buttons.size() < ways)
        addButton();
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < ways);
        m_buttons[i]->setFont(m_font);
        if (i < ways)
            m_buttons[i]->setText(charts::repairText((*m_repairs)[i], m_language));
    }
    setVisible(m_search == Search::Running);
}

void RepairList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace ui::explore

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/figure_card.h"

#include "ui/charts/view/figure_view.h"

namespace ui::home {

FigureCard::FigureCard(core::session::SavedQuestion question, explore::Asker ask,
                       explore::Labeller label, QWidget* parent)
    : Card(std::move(question), std::move(ask), std::move(label), parent)
    , m_view(new charts::FigureView(this))
{
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents); // the card is the button
    m_view->setDefinitionShown(false);
    m_view->hide();
}

const charts::Figure* FigureCard::figure() const
{
    return isAnswered() && m_view->figure() ? &*m_view->figure() : nullptr;
}

void FigureCard::showAnswer(const core::session::Answer& /*answer*/, charts::Figure figure)
{
    m_view->setFigure(std::move(figure));
    m_view->show();
}

void FigureCard::hideAnswer()
{
    m_view->hide();
}

void FigureCard::placeParts()
{
    constexpr double LeastHeight = 40; // times the smallest text: below it labels have no room
    setMinimumHeight(static_cast<int>(sizes().small * LeastHeight));
    m_view->setGeometry(rect().adjusted(4, 4, -4, -4));
    m_view->setLook(mode(), sizes());
}

} // namespace ui::home

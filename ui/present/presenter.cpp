// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/presenter.h"

#include "ui/charts/view/figure_view.h"
#include "ui/present/audience_window.h"

#include <utility>

namespace ui::present {

Presenter::Presenter(std::shared_ptr<AudienceWindow> window, QObject* parent)
    : QObject(parent)
    , m_window(std::move(window))
{
    connect(m_window.get(), &AudienceWindow::stepWanted, this, [this](int by) {
        emit stepWanted(by);
        m_isAwaited = true; // after it: what asks forgets first
    });
    connect(m_window.get(), &AudienceWindow::left, this, [this] {
        forget();
        emit left();
    });
}

void Presenter::show(const charts::Figure& figure, const QWidget& beside)
{
    forget();
    m_window->present(figure, beside);
}

void Presenter::askAgain(const std::function<void()>& ask, const charts::Figure* figure)
{
    const auto& seen = m_window->view().figure();
    const bool isTheirs = m_window->isPresenting() && figure && seen && seen->id == figure->id
        && seen->definition == figure->definition;
    ask();
    m_isAwaited = isTheirs;
}

void Presenter::offer(const charts::Figure& figure)
{
    if (std::exchange(m_isAwaited, false) && m_window->isPresenting())
        m_window->setFigure(figure);
}

void Presenter::refuse()
{
    if (std::exchange(m_isAwaited, false) && m_window->isPresenting())
        m_window->say(tr("There is no figure for that question. The one before stays."));
}

} // namespace ui::present

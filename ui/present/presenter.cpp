// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/presenter.h"

#include "core/session/answer.h"
#include "ui/charts/view/figure_view.h"
#include "ui/present/audience_window.h"

#include <algorithm>
#include <utility>

namespace ui::present {

using core::session::SavedQuestion;

Presenter::Presenter(Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    AudienceWindow* const window = m_setup.window.get();
    connect(window, &AudienceWindow::stepWanted, this, &Presenter::step);
    connect(window, &AudienceWindow::lockWanted, this, &Presenter::lockWanted);
    connect(window, &AudienceWindow::left, this, [this] {
        m_job.cancel();
        m_shown.reset();
        emit left();
    });
}

void Presenter::show(const charts::Figure& figure, SavedQuestion question, const QWidget& beside)
{
    m_job.cancel();
    m_shown = std::move(question);
    m_setup.window->present(figure, beside);
}

void Presenter::setLanguage(language::Language language)
{
    m_language = language;
    if (m_shown)
        ask(*m_shown);
}

void Presenter::step(int by)
{
    const auto& all = m_setup.questions;
    const auto& figure = m_setup.window->view().figure();
    if (all.empty())
        return;
    const std::string id = m_shown ? m_shown->id : figure ? figure->id.toStdString() : "";
    const auto now = std::ranges::find(all, id, &SavedQuestion::id);
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    std::ptrdiff_t next = by > 0 ? 0 : count - 1;
    if (now != all.end())
        next = (now - all.begin() + by + count) % count;
    ask(all[static_cast<std::size_t>(next)]);
}

void Presenter::ask(SavedQuestion question)
{
    m_job.start(
        [ask = m_setup.ask, text = question.text, language = m_language](core::TaskContext& task) {
            return ask(text, language, task);
        },
        [this, question, language = m_language](const core::Result<core::session::Answer>& answer) {
            if (!answer)
                return m_setup.window->say(
                    tr("There is no figure for that question. The one before stays."));
            charts::KeyLabel label;
            if (m_setup.label)
                label = [this, language](const QString& by, const QString& key) {
                    return m_setup.label(by, key, language);
                };
            m_shown = question;
            m_setup.window->setFigure(
                charts::makeFigure(answer.value(), question, language, label));
        });
}

} // namespace ui::present

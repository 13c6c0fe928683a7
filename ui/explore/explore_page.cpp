// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/explore_page.h"

#include "ui/charts/view/figure_view.h"
#include "ui/explore/aside.h"
#include "ui/explore/message_screen.h"
#include "ui/explore/twin_table.h"
#include "ui/explore/wait_strip.h"

#include <QStackedLayout>

#include <chrono>

namespace ui::explore {

using core::session::Answer;
using core::session::SavedQuestion;
using namespace std::chrono_literals;

namespace {

constexpr double AsideShare = 0.34; ///< of the width; the chart keeps the rest

} // namespace

ExplorePage::ExplorePage(Setup setup, QWidget* parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
{
    build();
    connectParts();
    render();
}

ExplorePage::~ExplorePage() = default;

QWidget& ExplorePage::canvas()
{
    return *m_view;
}

TwinTable& ExplorePage::table()
{
    return m_aside->table();
}

void ExplorePage::build()
{
    m_view = new charts::FigureView(this);
    m_aside = new Aside(m_view);
    m_view->setAside(m_aside, AsideShare);
    m_message = new MessageScreen(this);
    m_message->setWaiting();
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    m_wait = new WaitStrip(this);
    m_wait->hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(500ms);
}

void ExplorePage::connectParts()
{
    connect(m_message, &MessageScreen::retried, this, &ExplorePage::retry);
    connect(m_wait, &WaitStrip::cancelled, this, &ExplorePage::cancel);
    connect(&m_job, &jobs::LatestJob::progressed, m_wait, &WaitStrip::setProgress);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_state = onSlow(m_state);
        render();
    });
    connect(&table(), &TwinTable::targetTouched, m_view, &charts::FigureView::setTraced);
    connect(m_view, &charts::FigureView::tracedChanged, m_aside, &Aside::mark);
}

void ExplorePage::ask(const QString& id)
{
    const int row = m_questions.rowOf(id);
    if (row < 0)
        return;
    m_state = onAsked(m_state, id);
    m_wait->setProgress(0);
    m_patience.start();
    emit asked(id);
    const SavedQuestion question = m_questions.question(row);
    m_job.start([ask = m_setup.ask, text = question.text, language = m_language](
                    core::TaskContext& task) { return ask(text, language, task); },
                [this, question, language = m_language](core::Result<Answer> answer) {
                    receive(question, language, std::move(answer));
                });
    render();
}

void ExplorePage::receive(const SavedQuestion& question, language::Language language,
                          core::Result<Answer> answer)
{
    m_patience.stop();
    if (!answer) {
        m_state = onFailed(m_state, answer.error());
        render();
        m_message->setFocus(Qt::OtherFocusReason);
        emit failed();
        return;
    }
    charts::KeyLabel label;
    if (m_setup.label)
        label = [this, language](const QString& by, const QString& key) {
            return m_setup.label(by, key, language);
        };
    charts::Figure figure = charts::makeFigure(answer.value(), question, language, label);
    m_aside->setFigure(figure);
    m_view->setFigure(std::move(figure));
    const bool isFirst = screenOf(m_state) != Screen::Chart;
    m_state = onAnswered(m_state);
    render();
    if (isFirst)
        m_view->setFocus(Qt::OtherFocusReason);
    emit answered();
}

void ExplorePage::retry()
{
    ask(m_state.wanted);
}

void ExplorePage::cancel()
{
    if (!m_state.isRunning)
        return;
    m_job.cancel();
    m_patience.stop();
    m_state = onCancelled(m_state);
    emit asked(m_state.wanted);
    render();
}

void ExplorePage::setLanguage(language::Language language)
{
    m_language = language;
    m_questions.setLanguage(language);
    if (!m_state.wanted.isEmpty())
        retry();
    render();
}

void ExplorePage::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_view->setLook(mode, sizes);
    m_aside->setLook(mode, sizes);
    m_message->setSizes(sizes);
    m_wait->setFont(theme::font(sizes.small));
    m_view->setAside(m_aside, AsideShare); // its place depends on the size of the text
}

const charts::Figure* ExplorePage::figure() const
{
    return m_state.shown.isEmpty() || !m_view->figure() ? nullptr : &*m_view->figure();
}

void ExplorePage::render()
{
    if (m_state.error)
        m_message->setError(*m_state.error, m_setup.demoCommand);
    const bool chart = screenOf(m_state) == Screen::Chart;
    m_stack->setCurrentWidget(chart ? static_cast<QWidget*>(m_view) : m_message);
    m_wait->setVisible(m_state.isSlow);
    m_wait->raise();
}

void ExplorePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_wait->setGeometry(0, 0, width(), m_wait->sizeHint().height());
}

} // namespace ui::explore

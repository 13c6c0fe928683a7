// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/explore_page.h"

#include "ui/charts/geometry/changed_question.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/aside.h"
#include "ui/explore/hidden_panel.h"
#include "ui/explore/message_screen.h"
#include "ui/explore/question_editor.h"
#include "ui/explore/twin_table.h"
#include "ui/explore/wait_strip.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QStackedLayout>

#include <algorithm>
#include <chrono>

namespace ui::explore {

using core::session::Answer;
using core::session::SavedQuestion;
using namespace std::chrono_literals;

namespace {

constexpr double AsideShare = 0.34; ///< of the width; the chart keeps the rest
constexpr int ChartParts = 5; ///< of the width, beside those of the editor
constexpr int EditorParts = 4;

/// The text to be edited: without the lines that only say whose file it was.
QString editable(const SavedQuestion& question)
{
    QStringList lines = QString::fromStdString(question.text).split(QLatin1Char('\n'));
    while (!lines.isEmpty() && lines.first().startsWith(QLatin1String("# SPDX-")))
        lines.removeFirst();
    return lines.join(QLatin1Char('\n'));
}

/// Beside the editor a chart has less room: text that grew with the window or by zoom would no
/// longer fit into @p width pixels.
theme::TextSizes besideEditor(theme::TextSizes sizes, int width)
{
    constexpr double LettersAcross = 45;
    constexpr double Least = 13;
    const double least = std::min(Least, sizes.small) / sizes.small;
    const double factor = std::clamp(width / (sizes.small * LettersAcross), least, 1.0);
    return {sizes.small * factor, sizes.body * factor, sizes.value * factor, sizes.title * factor};
}

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
    m_aside->setEditable(m_setup.check && m_setup.count);
    m_view->setAside(m_aside, AsideShare);
    m_message = new MessageScreen(this);
    m_message->setWaiting();
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    m_editor = new QuestionEditor(m_setup.check, m_setup.count, this);
    m_editor->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(m_stack, ChartParts);
    row->addWidget(m_editor, EditorParts);
    m_wait = new WaitStrip(this);
    m_wait->hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(500ms);
}

void ExplorePage::connectParts()
{
    connect(m_message, &MessageScreen::retried, this, &ExplorePage::retry);
    connect(&m_message->ways(), &RepairList::wanted, this,
            [this](const auto& way) { ask(m_state.wanted, QString::fromStdString(way.question)); });
    connect(m_wait, &WaitStrip::cancelled, this, &ExplorePage::cancel);
    connect(&m_job, &jobs::LatestJob::progressed, m_wait, &WaitStrip::setProgress);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_state = onSlow(m_state);
        render();
    });
    connect(m_aside, &Aside::editWanted, this, [this] { edit(true); });
    connect(m_editor, &QuestionEditor::asked, this,
            [this](const QString& text) { ask(m_state.wanted, text); });
    connect(m_editor, &QuestionEditor::left, this, [this] {
        if (m_state.isRunning)
            cancel();
        else
            edit(false);
    });
    connect(m_editor, &QuestionEditor::saveWanted, this, &ExplorePage::saveWanted);
    connect(&m_aside->hidden(), &HiddenPanel::repairWanted, this, &ExplorePage::repair);
    connect(&m_aside->hidden(), &HiddenPanel::backWanted, this, &ExplorePage::back);
    connect(m_view, &charts::FigureView::fitted, this,
            [this](const theme::TextSizes& sizes) { m_aside->setLook(m_mode, sizes); });
    connect(m_view, &charts::FigureView::activated, this, &ExplorePage::explain);
    connect(&table(), &TwinTable::targetTouched, m_view, &charts::FigureView::setTraced);
    connect(m_view, &charts::FigureView::tracedChanged, m_aside, &Aside::mark);
}

void ExplorePage::ask(const QString& id)
{
    askText(id, {}, {});
}

void ExplorePage::ask(const QString& id, const QString& text)
{
    askText(id, text, {});
}

void ExplorePage::repair(const core::session::Repair& repair)
{
    auto before = m_state.shownBefore;
    before.push_back({m_state.shown, m_state.shownText});
    askText(m_state.shown, QString::fromStdString(repair.question), std::move(before));
}

void ExplorePage::back()
{
    auto before = m_state.shownBefore;
    if (before.empty())
        return;
    const AskedQuestion last = before.back();
    before.pop_back();
    askText(last.id, last.text, std::move(before));
}

void ExplorePage::askText(const QString& id, const QString& text, std::vector<AskedQuestion> before)
{
    const int row = m_questions.rowOf(id);
    if (row < 0)
        return;
    const SavedQuestion& saved = m_questions.question(row);
    const bool isOwn = text.isEmpty() || text == editable(saved);
    m_state = onAsked(m_state, id, isOwn ? QString() : text, std::move(before));
    if (m_isEditing && text.isEmpty())
        m_editor->setQuestion(wantedText());
    start(isOwn ? saved : charts::changedQuestion(saved, text));
}

void ExplorePage::start(const SavedQuestion& question)
{
    m_wait->setProgress(0);
    m_patience.start();
    if (m_isEditing)
        m_editor->setAsking();
    tellAsked();
    m_job.start([ask = m_setup.ask, text = question.text, language = m_language](
                    core::TaskContext& task) { return ask(text, language, task); },
                [this, question, language = m_language](const core::Result<Answer>& answer) {
                    receive(question, language, answer);
                });
    render();
}

void ExplorePage::tellAsked()
{
    emit asked(m_state.wanted, !m_state.wantedText.isEmpty());
}

void ExplorePage::refuse(const std::string& text, const core::Error& error)
{
    const bool keepsChart = m_isEditing && screenOf(m_state) == Screen::Chart;
    m_state = keepsChart ? onTextRefused(m_state) : onFailed(m_state, error);
    render();
    if (m_isEditing)
        m_editor->setRefused(error);
    else
        m_message->setFocus(Qt::OtherFocusReason);
    if (!keepsChart)
        findWays(text, error.code);
    tellAsked();
    emit failed();
}

/// Where the question is only too detailed as it stands.
void ExplorePage::findWays(const std::string& text, core::ErrorCode code)
{
    m_repairing.cancel();
    RepairList& ways = m_message->ways();
    const bool mayHelp = code == core::ErrorCode::TooDetailed && m_setup.repair;
    ways.begin(mayHelp ? RepairList::Search::Running : RepairList::Search::NotNeeded);
    if (!mayHelp)
        return;
    m_repairing.start([repair = m_setup.repair,
                       text](core::TaskContext& task) { return repair(text, nullptr, task); },
                      [&ways](const core::Result<std::vector<core::session::Repair>>& found) {
                          if (found)
                              ways.setRepairs(found.value());
                          else
                              ways.begin(RepairList::Search::Impossible);
                      });
}

void ExplorePage::receive(const SavedQuestion& question, language::Language language,
                          const core::Result<Answer>& answer)
{
    m_patience.stop();
    if (!answer)
        return refuse(question.text, answer.error());
    charts::KeyLabel label;
    if (m_setup.label)
        label = [this, language](const QString& by, const QString& key) {
            return m_setup.label(by, key, language);
        };
    charts::Figure figure = charts::makeFigure(answer.value(), question, language, label);
    m_aside->setFigure(figure);
    m_view->setFigure(std::move(figure));
    const bool wasInPanel = m_aside->hidden().isAncestorOf(QApplication::focusWidget());
    findRepairs(question.text, answer.value());
    if (wasInPanel && m_view->isVisible())
        m_view->setFocus(Qt::OtherFocusReason); // the way that was taken is gone
    m_count = core::session::countOf(answer.value());
    if (m_isEditing)
        m_editor->setChartCount(*m_count);
    const bool isFirst = screenOf(m_state) != Screen::Chart;
    m_state = onAnswered(m_state);
    render();
    if (isFirst && !m_isEditing && m_view->isVisible())
        m_view->setFocus(Qt::OtherFocusReason);
    emit answered();
}

void ExplorePage::findRepairs(const std::string& text, const Answer& answer)
{
    m_repairing.cancel(); // not before: until here the former chart may stay
    HiddenPanel& panel = m_aside->hidden();
    panel.setBack(!m_state.wantedBefore.empty());
    const bool hides = m_view->figure()->hidesSomething;
    panel.begin(!hides               ? RepairList::Search::NotNeeded
                    : m_setup.repair ? RepairList::Search::Running
                                     : RepairList::Search::Impossible);
    if (!hides || !m_setup.repair)
        return;
    m_repairing.start([repair = m_setup.repair, text, table = answer.table](
                          core::TaskContext& task) { return repair(text, &table, task); },
                      [this](const core::Result<std::vector<core::session::Repair>>& found) {
                          if (found)
                              m_aside->hidden().setRepairs(found.value());
                          else
                              m_aside->hidden().begin(RepairList::Search::Impossible);
                      });
}

void ExplorePage::explain(int target)
{
    const auto& rows = m_view->figure()->twin.rows;
    const bool isHidden = std::ranges::any_of(rows, [target](const charts::TwinRow& row) {
        return row.target == target && std::ranges::any_of(row.cells, &charts::TwinCell::isHidden);
    });
    if (isHidden && !m_isEditing) // the editor stands where the reason does
        m_aside->hidden().explain();
}

void ExplorePage::retry()
{
    askText(m_state.wanted, wantedText(), m_state.wantedBefore);
}

QString ExplorePage::wantedText() const
{
    const int row = m_questions.rowOf(m_state.wanted);
    if (!m_state.wantedText.isEmpty() || row < 0)
        return m_state.wantedText;
    return editable(m_questions.question(row));
}

void ExplorePage::edit(bool on)
{
    if (on == m_isEditing || !m_setup.check || !m_setup.count)
        return;
    m_isEditing = on;
    m_editor->setVisible(on);
    placeChart();
    if (on) {
        m_editor->setQuestion(wantedText());
        if (m_count)
            m_editor->setChartCount(*m_count);
        if (m_state.isRunning)
            m_editor->setAsking();
        m_editor->setFocus(Qt::OtherFocusReason);
    } else {
        m_editor->stop();
        m_view->setFocus(Qt::OtherFocusReason);
    }
    render();
}

void ExplorePage::cancel()
{
    if (!m_state.isRunning)
        return;
    m_job.cancel();
    m_patience.stop();
    m_state = onCancelled(m_state);
    if (m_isEditing)
        m_editor->setRefused({.code = core::ErrorCode::Cancelled, .detail = {}});
    tellAsked();
    render();
}

void ExplorePage::setLanguage(language::Language language)
{
    m_language = language;
    m_questions.setLanguage(language);
    m_editor->setLanguage(language);
    m_message->setLanguage(language);
    m_aside->hidden().setLanguage(language);
    if (!m_state.wanted.isEmpty())
        retry();
    render();
}

void ExplorePage::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    m_sizes = sizes;
    m_aside->setLook(mode, sizes);
    m_message->setSizes(sizes);
    m_wait->setFont(theme::font(sizes.small));
    m_editor->setLook(mode, sizes);
    placeChart();
}

void ExplorePage::placeChart()
{
    m_aside->setVisible(!m_isEditing);
    m_view->setDefinitionShown(!m_isEditing); // the editor says what it asks
    const int width = this->width() * ChartParts / (ChartParts + EditorParts);
    m_view->setLook(m_mode, m_isEditing ? besideEditor(m_sizes, width) : m_sizes);
    m_view->setAside(m_isEditing ? nullptr : m_aside, m_isEditing ? 0 : AsideShare);
}

const charts::Figure* ExplorePage::figure() const
{
    return m_state.shown.isEmpty() || !m_view->figure() ? nullptr : &*m_view->figure();
}

SavedQuestion ExplorePage::shownQuestion() const
{
    const SavedQuestion& saved = m_questions.question(m_questions.rowOf(m_state.shown));
    return m_state.shownText.isEmpty() ? saved : charts::changedQuestion(saved, m_state.shownText);
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
    if (m_isEditing)
        placeChart();
    m_wait->setGeometry(0, 0, width(), m_wait->sizeHint().height());
}

} // namespace ui::explore

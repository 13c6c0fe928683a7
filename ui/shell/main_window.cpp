// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/charts/geometry/twin.h"
#include "ui/charts/paint/render.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/question_editor.h"
#include "ui/explore/question_picker.h"
#include "ui/home/home_page.h"
#include "ui/lock/protection_page.h"
#include "ui/present/audience_window.h"
#include "ui/present/presenter.h"
#include "ui/shell/draft.h"
#include "ui/shell/help_page.h"
#include "ui/shell/notice.h"
#include "ui/shell/save_figure.h"
#include "ui/shell/save_question.h"
#include "ui/shell/style.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::shell {

namespace {

const QString Definition = QStringLiteral("definition"); ///< the aside's field of that name

} // namespace

MainWindow::MainWindow(Setup setup)
    : m_setup(std::move(setup))
{
    charts::installFigureAccessibility();
    m_preferences = load(*settings());
    language::install(m_preferences.language);
    makeActions();
    build();
    connectParts();
    retranslate();
    if (!restoreGeometry(m_preferences.window))
        resize(1366, 768);
    applyLook();
}

MainWindow::~MainWindow() = default;

std::unique_ptr<QSettings> MainWindow::settings() const
{
    if (m_setup.settingsFile.isEmpty())
        return std::make_unique<QSettings>();
    return std::make_unique<QSettings>(m_setup.settingsFile, QSettings::IniFormat);
}

void MainWindow::makeActions()
{
    for (const ActionEntry& entry : actionTable()) {
        auto* action = new QAction(this);
        action->setShortcut(actionKeys(entry));
        connect(action, &QAction::triggered, this, [this, id = entry.id] { act(id); });
        addAction(action);
        m_actions.insert(entry.id, action);
    }
}

void MainWindow::build()
{
    if (!m_setup.audience)
        m_setup.audience = std::make_shared<present::AudienceWindow>();
    m_presenter = new present::Presenter({.ask = m_setup.page.ask,
                                          .label = m_setup.page.label,
                                          .questions = m_setup.questions,
                                          .window = m_setup.audience},
                                         this);
    m_home = new home::HomePage({.ask = m_setup.page.ask,
                                 .check = m_setup.page.check,
                                 .label = m_setup.page.label,
                                 .demoCommand = m_setup.page.demoCommand,
                                 .questions = m_setup.questions},
                                this);
    m_page = new explore::ExplorePage(std::move(m_setup.page), this);
    m_page->questions().setQuestions(std::move(m_setup.questions));
    m_bar = new TopBar(m_page->questions(), m_actions, this);
    m_help = new HelpPage(this);
    m_protection = new lock::ProtectionPage(m_setup.profile, m_preferences.idleMinutes, this);
    m_stack = new QStackedWidget(this);
    m_under = m_page;
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_home);
    m_stack->addWidget(m_help);
    m_stack->addWidget(m_protection);
    m_notice = new Notice(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    setMinimumSize(960, 600);
}

void MainWindow::connectParts()
{
    connect(&m_bar->picker(), &explore::QuestionPicker::chosen, this, &MainWindow::explore);
    connect(m_home, &home::HomePage::chosen, this, &MainWindow::explore);
    connect(m_page, &explore::ExplorePage::asked, this,
            [this](const QString& id, bool isEdited) { m_bar->picker().setCurrent(id, isEdited); });
    connect(m_page, &explore::ExplorePage::answered, this, [this] {
        const QString id = m_page->state().shown;
        m_preferences.recent.removeAll(id);
        m_preferences.recent.prepend(id);
        m_preferences.recent = m_preferences.recent.mid(0, MostRecent);
    });
    connect(m_presenter, &present::Presenter::lockWanted, this, &MainWindow::lockWanted);
    connect(m_presenter, &present::Presenter::left, this, &MainWindow::activateWindow);
    connect(m_page, &explore::ExplorePage::saveWanted, this, &MainWindow::saveQuestionText);
    connect(m_help, &HelpPage::closed, this, &MainWindow::showHelp);
    connect(m_protection, &lock::ProtectionPage::left, this, [this] { toggle(m_protection); });
    connect(m_protection, &lock::ProtectionPage::idleMinutesChanged, this, [this](int minutes) {
        m_preferences.idleMinutes = minutes;
        keepPreferences();
        emit idleMinutesChanged(minutes);
    });
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::turned);
}

void MainWindow::start()
{
    const Draft draft = readDraft(m_setup.draft);
    const QString first = m_setup.question.isEmpty() ? draft.question : m_setup.question;
    m_page->setLanguage(m_preferences.language);
    m_presenter->setLanguage(m_preferences.language);
    if (m_page->questions().rowOf(first) < 0)
        turnTo(m_home);
    else if (first == draft.question && !draft.asked.isEmpty())
        m_page->ask(first, draft.asked);
    else
        m_page->ask(first);
    if (!m_setup.draft.empty() && first == draft.question)
        restore(draft);
    if (!m_setup.greeting.isEmpty())
        m_notice->say(m_setup.greeting);
}

void MainWindow::trigger(ActionId id)
{
    m_actions[id]->trigger();
}

void MainWindow::act(ActionId id)
{
    switch (id) {
    case ActionId::Home:
        return turnTo(m_home);
    case ActionId::ChooseQuestion:
        return m_bar->picker().open();
    case ActionId::NextQuestion:
        return step(1);
    case ActionId::PreviousQuestion:
        return step(-1);
    case ActionId::EditQuestion:
        return editQuestion();
    case ActionId::Save:
        return save();
    case ActionId::CopyImage:
        return copyImage();
    case ActionId::CopyTable:
        return copyTable();
    case ActionId::Larger:
        return zoom(m_preferences.zoom * 1.1);
    case ActionId::Smaller:
        return zoom(m_preferences.zoom / 1.1);
    case ActionId::NormalSize:
        return zoom(1.0);
    case ActionId::SwitchTheme:
        return switchTheme();
    case ActionId::SwitchLanguage:
        return switchLanguage();
    case ActionId::Present:
        return present();
    case ActionId::EndPresenting:
        return audience().leave();
    case ActionId::FullScreen:
        return setWindowState(windowState() ^ Qt::WindowFullScreen);
    case ActionId::Protection:
        return toggle(m_protection);
    case ActionId::Lock:
        return emit lockWanted();
    case ActionId::Help:
        return showHelp();
    case ActionId::Quit:
        close();
        return;
    }
}

void MainWindow::step(int by)
{
    models::QuestionModel& questions = m_page->questions();
    const int count = questions.rowCount();
    if (count == 0)
        return;
    const int now = questions.rowOf(m_page->state().wanted);
    const int row = now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count;
    explore(QString::fromStdString(questions.question(row).id));
}

void MainWindow::explore(const QString& id)
{
    turnTo(m_page);
    m_page->ask(id);
}

/// The question of figure(), as it was asked.
core::session::SavedQuestion MainWindow::shownQuestion() const
{
    return m_under == m_home ? m_home->cards().front()->question() : m_page->shownQuestion();
}

/// What Save, Copy and Present are about: what is in sight, or under the help page.
const charts::Figure* MainWindow::figure() const
{
    return m_under == m_home ? m_home->figure() : m_page->figure();
}

present::AudienceWindow& MainWindow::audience()
{
    return *m_setup.audience;
}

void MainWindow::present()
{
    const charts::Figure* figure = this->figure();
    if (!figure)
        return m_notice->say(tr("There is no figure to show yet"));
    m_presenter->show(*figure, shownQuestion(), *this);
    m_notice->say(tr("The audience sees this figure. F5 shows them another, Shift+F5 ends it."));
}

void MainWindow::editQuestion()
{
    const bool isThere = m_stack->currentWidget() == m_page;
    if (m_page->state().wanted.isEmpty())
        step(1);
    turnTo(m_page);
    m_page->edit(!isThere || !m_page->isEditing());
}

void MainWindow::save()
{
    const charts::Figure* figure = this->figure();
    if (!figure)
        return m_notice->say(tr("There is no figure to save yet"));
    if (const auto path = m_setup.prompt->askSavePath(this, suggestedPath(*figure)))
        m_notice->say(saveFigure(*figure, *path, m_preferences.mode));
}

void MainWindow::saveQuestionText(const QString& text)
{
    const QString suggested = suggestedQuestionPath(m_page->state().wanted);
    if (const auto path = m_setup.prompt->askQuestionPath(this, suggested))
        m_notice->say(saveQuestion(text, *path));
}

void MainWindow::copyImage()
{
    const charts::Figure* figure = this->figure();
    if (!figure)
        return m_notice->say(tr("There is no figure to copy yet"));
    QApplication::clipboard()->setImage(charts::renderImage(*figure, m_preferences.mode));
    m_notice->say(tr("The figure is on the clipboard"));
}

void MainWindow::copyTable()
{
    const charts::Figure* figure = this->figure();
    if (!figure)
        return m_notice->say(tr("There is no table to copy yet"));
    QApplication::clipboard()->setText(charts::tabSeparated(figure->twin));
    m_notice->say(tr("The table is on the clipboard"));
}

void MainWindow::zoom(double factor)
{
    m_preferences.zoom = std::clamp(factor, LeastZoom, GreatestZoom);
    applyLook();
}

void MainWindow::switchTheme()
{
    m_preferences.mode
        = m_preferences.mode == theme::Mode::Light ? theme::Mode::Dark : theme::Mode::Light;
    applyLook();
}

void MainWindow::switchLanguage()
{
    m_preferences.language = m_preferences.language == language::Language::English
        ? language::Language::Spanish
        : language::Language::English;
    language::install(m_preferences.language);
    retranslate();
    applyLook();
    if (m_stack->currentWidget() == m_home)
        m_home->start(m_preferences.language);
    m_page->setLanguage(m_preferences.language);
    m_presenter->setLanguage(m_preferences.language);
}

void MainWindow::showHelp()
{
    toggle(m_help);
}

void MainWindow::toggle(QWidget* page)
{
    turnTo(m_stack->currentWidget() == page ? m_under : page);
}

void MainWindow::turnTo(QWidget* page)
{
    if (page == m_page || page == m_home)
        m_under = page;
    m_stack->setCurrentWidget(page);
    (page == m_page ? static_cast<QWidget*>(&m_page->view()) : page)
        ->setFocus(Qt::OtherFocusReason);
}

void MainWindow::turned()
{
    const QWidget* const now = m_stack->currentWidget();
    if (now == m_protection)
        m_protection->refresh();
    else
        m_protection->wipe();
    if (now != m_home)
        return;
    m_home->setRecent(m_preferences.recent);
    m_home->start(m_preferences.language);
}

std::string MainWindow::draft() const
{
    Draft now;
    now.question = m_page->state().wanted;
    now.asked = m_page->state().wantedText;
    now.editing = m_page->isEditing();
    if (now.editing)
        now.edited = m_page->editor().text();
    now.page = m_stack->currentWidget() == m_home  ? DraftPage::Home
        : m_stack->currentWidget() == m_help       ? DraftPage::Help
        : m_stack->currentWidget() == m_protection ? DraftPage::Protection
                                                   : DraftPage::Chart;
    now.traced = m_page->view().traced();
    now.zoom = m_preferences.zoom;
    if (const auto* definition = m_page->findChild<QPlainTextEdit*>(Definition))
        now.scroll = definition->verticalScrollBar()->value();
    const auto* field = m_bar->picker().findChild<QLineEdit*>();
    now.searching = field && field->isVisible();
    if (now.searching)
        now.search = field->text();
    return writeDraft(now);
}

void MainWindow::restore(const Draft& draft)
{
    if (draft.page != DraftPage::Chart)
        turnTo(draft.page == DraftPage::Home       ? static_cast<QWidget*>(m_home)
                   : draft.page == DraftPage::Help ? static_cast<QWidget*>(m_help)
                                                   : m_protection);
    zoom(draft.zoom);
    // There is nothing to trace or scroll before the figure is there; only the first counts.
    connect(
        m_page, &explore::ExplorePage::answered, this,
        [this, draft] {
            if (m_page->state().shown != draft.question)
                return;
            m_page->view().setTraced(draft.traced);
            if (auto* definition = m_page->findChild<QPlainTextEdit*>(Definition))
                definition->verticalScrollBar()->setValue(draft.scroll);
        },
        Qt::SingleShotConnection);
    if (draft.editing) {
        m_page->edit(true);
        m_page->editor().setQuestion(draft.edited);
    }
    if (!draft.searching)
        return;
    m_bar->picker().open();
    if (auto* field = m_bar->picker().findChild<QLineEdit*>())
        field->setText(draft.search);
}

void MainWindow::retranslate()
{
    for (const ActionEntry& entry : actionTable()) {
        QAction* action = m_actions[entry.id];
        action->setText(actionText(entry));
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            actionText(entry), actionKeys(entry).toString(QKeySequence::NativeText)));
    }
    // The button says the language it leads to, in that language.
    m_actions[ActionId::SwitchLanguage]->setIconText(
        m_preferences.language == language::Language::English ? QStringLiteral("Español")
                                                              : QStringLiteral("English"));
    setWindowTitle(QStringLiteral("Segue"));
}

void MainWindow::applyLook()
{
    const theme::TextSizes sizes = theme::textSizesFor(height(), m_preferences.zoom);
    const theme::Colours& colours = theme::colours(m_preferences.mode);
    const int pixels = static_cast<int>(sizes.small);
    if (pixels != m_sheetPixels || m_preferences.mode != m_sheetMode) {
        apply(*qApp, m_preferences.mode, pixels);
        m_sheetPixels = pixels;
        m_sheetMode = m_preferences.mode;
    }
    for (const ActionEntry& entry : actionTable())
        if (*entry.icon != '\0')
            m_actions[entry.id]->setIcon(theme::icon(QLatin1String(entry.icon), colours.muted));
    m_actions[ActionId::SwitchTheme]->setIcon(theme::icon(
        m_preferences.mode == theme::Mode::Light ? QStringLiteral("moon") : QStringLiteral("sun"),
        colours.muted));
    m_bar->setLook(m_preferences.mode, sizes);
    m_home->setLook(m_preferences.mode, sizes);
    m_page->setLook(m_preferences.mode, sizes);
    audience().setLook(m_preferences.mode, m_preferences.zoom);
    m_help->setSizes(sizes);
    m_protection->setSizes(sizes);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepPreferences();
    m_page->cancel();
    event->accept();
}

void MainWindow::keepPreferences()
{
    m_preferences.window = saveGeometry();
    shell::save(m_preferences, *settings());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applyLook();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_page->state().isRunning)
        m_page->cancel();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui::shell

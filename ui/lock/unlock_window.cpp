// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/unlock_window.h"

#include "ui/lock/lock_words.h"
#include "ui/lock/passphrase_field.h"
#include "ui/lock/recovery_page.h"
#include "ui/lock/unlock_page.h"
#include "ui/theme/icons.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::lock {

using core::ErrorCode;
using core::session::Typed;
using core::session::VaultStatus;

UnlockWindow::UnlockWindow(Setup setup, QWidget* parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
    , m_tries(m_setup.now)
{
    build();
    connectParts();
    retranslate();
    render();
}

UnlockWindow::~UnlockWindow() = default;

void UnlockWindow::build()
{
    m_name = new QLabel(QStringLiteral("Segue"), this);
    m_language = new QToolButton(this);
    m_theme = new QToolButton(this);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_name);
    bar->addStretch();
    for (QToolButton* button : {m_language, m_theme}) {
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
    m_page = new UnlockPage(m_setup.profile, m_setup.demoCommand, this);
    m_recovery = new RecoveryPage(m_setup.door.checkCode, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_recovery);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    setMinimumSize(800, 560);
    m_countdown.setInterval(std::chrono::milliseconds(250));
}

void UnlockWindow::connectParts()
{
    connect(m_page, &UnlockPage::unlockAsked, this, &UnlockWindow::tryToOpen);
    connect(m_page, &UnlockPage::lookAsked, this, [this] { look(AfterLook::TryByItself); });
    connect(m_page, &UnlockPage::stopped, this, &UnlockWindow::giveUp);
    connect(m_page, &UnlockPage::wayChosen, this, [this](WayBack way) {
        m_page->field().wipe();
        m_stack->setCurrentWidget(m_recovery);
        m_recovery->begin(way, *m_state.status);
        m_state = onGivenUp(m_state);
        render();
    });
    connect(m_recovery, &RecoveryPage::left, this, &UnlockWindow::leaveRecovery);
    connect(m_recovery, &RecoveryPage::stopped, this, &UnlockWindow::giveUp);
    connect(m_recovery, &RecoveryPage::confirmed, this, &UnlockWindow::tryWayBack);
    connect(m_language, &QToolButton::clicked, this, &UnlockWindow::languageSwitched);
    connect(m_theme, &QToolButton::clicked, this, &UnlockWindow::themeSwitched);
    connect(&m_countdown, &QTimer::timeout, this, &UnlockWindow::tick);
}

void UnlockWindow::start(Typed first)
{
    if (first.passphrase.size() > 0)
        m_first = std::make_shared<Typed>(std::move(first));
    look(AfterLook::TryByItself);
}

void UnlockWindow::startLocked()
{
    look(AfterLook::Wait);
}

void UnlockWindow::showClosing()
{
    giveUp();
    m_stack->setCurrentWidget(m_page);
    m_state = onClosing();
    render();
}

void UnlockWindow::giveUp()
{
    m_job.cancel();
    m_first.reset();
    m_page->field().wipe();
    m_recovery->wipe();
    if (m_state.doing == Doing::Unlocking)
        m_state = onGivenUp(m_state);
    render();
    if (m_stack->currentWidget() == m_page)
        m_page->takeFocus();
}

void UnlockWindow::setNote(const QString& note)
{
    m_page->setNote(note);
}

void UnlockWindow::leaveRecovery()
{
    m_recovery->wipe();
    m_stack->setCurrentWidget(m_page);
    m_state = onGivenUp(m_state);
    look(AfterLook::Wait); // an older copy is found again by the next try
}

void UnlockWindow::look(AfterLook then)
{
    m_state = onLooking(m_state);
    render();
    m_job.start([status = m_setup.door.status](core::TaskContext&) { return status(); },
                [this, then](core::Result<VaultStatus> status) {
                    m_state = status ? onStatus(m_state, std::move(status).value())
                                     : onNoStatus(m_state, status.error());
                    render();
                    m_page->takeFocus();
                    if (!m_state.status)
                        return emit failed();
                    const bool byItself = m_first || !needsPassphrase(m_state);
                    if (then == AfterLook::TryByItself && byItself)
                        tryToOpen();
                    else
                        emit waits();
                });
}

void UnlockWindow::tryToOpen()
{
    tick();
    if (!canTry(m_state))
        return;
    if (!m_first && needsPassphrase(m_state) && m_page->field().isEmpty())
        return m_page->takeFocus();
    auto typed = m_first ? std::exchange(m_first, {}) : std::make_shared<Typed>();
    if (typed->passphrase.size() == 0)
        typed->passphrase = m_page->field().take();
    attempt(
        [open = m_setup.door.open, typed](core::TaskContext& task) { return open(*typed, task); });
}

void UnlockWindow::tryWayBack()
{
    tick();
    if (!canTry(m_state))
        return;
    auto typed = std::make_shared<Typed>(m_recovery->takeTyped());
    if (m_recovery->way() == WayBack::OlderCopy)
        return attempt([restore = m_setup.door.restore, typed](core::TaskContext& task) {
            return restore(*typed, task);
        });
    auto wanted = std::make_shared<NewProtection>(m_recovery->takeProtection());
    attempt([recover = m_setup.door.recover, typed, wanted](core::TaskContext& task) {
        return recover(*typed, wanted->protection, wanted->passphrase, task);
    });
}

void UnlockWindow::attempt(Attempt work)
{
    m_state = onTrying(m_state);
    render();
    m_job.start(
        [work = std::move(work)](core::TaskContext& task) -> core::Result<Unlocked> {
            TRY_ASSIGN(auto profile, work(task));
            Unlocked unlocked {.profile = std::move(profile), .draft = {}};
            // A draft that cannot be read is no reason to keep somebody out.
            if (auto draft = unlocked.profile->draft())
                unlocked.draft = std::move(draft).value();
            return unlocked;
        },
        [this](core::Result<Unlocked> result) { receive(std::move(result)); });
}

void UnlockWindow::receive(core::Result<Unlocked> result)
{
    if (result) {
        m_tries.right();
        m_state = onGivenUp(m_state);
        m_stack->setCurrentWidget(m_page);
        m_recovery->wipe();
        m_page->setNote({});
        return emit opened(result.value());
    }
    if (result.error().code == ErrorCode::WrongKey) {
        m_tries.wrong();
        m_countdown.start();
    }
    m_state = onFailed(m_state, result.error());
    tick();
    if (m_stack->currentWidget() == m_page)
        m_page->takeFocus();
    emit failed();
}

void UnlockWindow::tick()
{
    m_state.wait = m_tries.wait();
    if (m_state.wait.count() == 0)
        m_countdown.stop();
    render();
}

void UnlockWindow::render()
{
    m_page->render(m_state);
    if (m_stack->currentWidget() == m_recovery)
        m_recovery->render(m_state);
}

void UnlockWindow::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    const theme::Colours& colours = theme::colours(mode);
    m_name->setFont(theme::titleFont(sizes.value * 0.92));
    m_theme->setIcon(
        theme::icon(mode == theme::Mode::Light ? QStringLiteral("moon") : QStringLiteral("sun"),
                    colours.muted));
    const int side = static_cast<int>(sizes.small * 1.15);
    m_theme->setIconSize({side, side});
    m_language->setFont(theme::font(sizes.small, theme::Weight::Medium));
    m_page->setSizes(sizes);
    m_recovery->setSizes(sizes);
    const int across = static_cast<int>(sizes.small * 1.8);
    const int up = static_cast<int>(sizes.small * 0.5);
    layout()->setContentsMargins(across, up, across - theme::grid(2), up);
}

void UnlockWindow::retranslate()
{
    // The button says the language it leads to, in that language.
    const bool spanish = QLocale().language() == QLocale::Spanish;
    m_language->setText(spanish ? QStringLiteral("English") : QStringLiteral("Español"));
    m_language->setToolTip(tr("English or Spanish"));
    m_theme->setToolTip(tr("Light or dark"));
    m_theme->setAccessibleName(m_theme->toolTip());
    setWindowTitle(tr("Segue: %1 is locked").arg(m_setup.profile));
}

void UnlockWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void UnlockWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit resized();
}

void UnlockWindow::closeEvent(QCloseEvent* event)
{
    giveUp();
    event->accept();
    emit closed();
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/desk.h"

#include <QCloseEvent>

#include <utility>

namespace ui::lock {

Desk::Desk(Setup setup)
    : m_setup(std::move(setup))
    , m_idle(m_setup.now)
{
    m_setup.unlock.door = m_count.counted(std::move(m_setup.unlock.door));
    m_unlock = std::make_unique<UnlockWindow>(std::move(m_setup.unlock));
    connect(m_unlock.get(), &UnlockWindow::opened, this, &Desk::open);
    connect(m_unlock.get(), &UnlockWindow::closed, this, [this] { end(0); });
    connect(&m_count, &OpenCount::allClosed, this, &Desk::whenClosed);
    connect(&m_idle, &IdleWatch::idle, this, &Desk::lock);
}

Desk::~Desk() = default;

void Desk::start(core::session::Typed first)
{
    m_unlock->show();
    m_unlock->start(std::move(first));
}

void Desk::setIdleLimit(std::chrono::minutes limit)
{
    m_setup.idleLimit = limit;
    m_idle.setLimit(limit);
}

void Desk::placeLike(QWidget& window, const QWidget& other) const
{
    window.restoreGeometry(other.saveGeometry());
}

void Desk::open(const Unlocked& unlocked)
{
    if (m_state != State::Locked)
        return; // the program is ending
    m_profile = unlocked.profile;
    m_hadDraft = !unlocked.draft.empty();
    m_window = m_setup.makeWindow(unlocked);
    m_state = State::Open;
    placeLike(*m_window.widget, *m_unlock);
    m_window.widget->installEventFilter(this);
    m_window.widget->show();
    m_unlock->hide();
    m_idle.start(m_setup.idleLimit);
    emit opened(m_window.widget.get());
}

void Desk::lock()
{
    if (m_state == State::Locked)
        m_unlock->giveUp();
    if (m_state != State::Open)
        return;
    m_state = State::Locking;
    m_idle.stop();
    std::string draft = m_window.draft();
    placeLike(*m_unlock, *m_window.widget);
    m_unlock->showClosing();
    m_unlock->show();
    m_curtain.draw(m_unlock.get(), [this, kept = std::move(draft)] { close(kept); });
}

void Desk::end(int code)
{
    if (m_state == State::Ending)
        return;
    m_code = code;
    m_unlock->giveUp();
    m_idle.stop();
    const State before = std::exchange(m_state, State::Ending);
    if (before == State::Open)
        return m_curtain.draw(nullptr, [this] { close({}); });
    m_unlock->hide();
    if (before == State::Locked && !m_count.isAnythingOpen())
        whenClosed();
}

void Desk::close(std::string draft)
{
    m_window = {}; // its jobs are told to stop, its models go
    auto profile = std::exchange(m_profile, {});
    const bool stale = m_hadDraft; // an ended program has nothing half typed
    m_keeping.start(
        [profile = std::move(profile), draft = std::move(draft), stale](core::TaskContext&) {
            return draft.empty() && !stale ? core::Result<void>() : profile->keepDraft(draft);
        },
        [this](const core::Result<void>& kept) {
            if (!kept)
                m_unlock->setNote(tr("What you were doing could not be kept."));
        });
}

void Desk::whenClosed()
{
    if (m_state == State::Ending) {
        m_unlock->hide();
        emit ended(m_code);
    } else if (m_state == State::Locking) {
        m_state = State::Locked;
        emit locked();
        m_unlock->startLocked();
    }
}

bool Desk::eventFilter(QObject* watched, QEvent* event)
{
    const bool ours = watched == m_window.widget.get() && m_state == State::Open;
    if (ours && event->type() == QEvent::Close) {
        // Later: the window keeps its preferences while it closes.
        QMetaObject::invokeMethod(
            this, [this] { end(0); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the two windows stands on the screen: the one that unlocks, or the private one. Locking
// keeps what was being typed, takes every private window away, closes the profile off the GUI
// thread, and only then asks to unlock again.
#pragma once

#include "ui/lock/curtain.h"
#include "ui/lock/idle_watch.h"
#include "ui/lock/open_count.h"
#include "ui/lock/unlock_window.h"

#include <memory>

namespace ui::lock {

/// The window of an open profile. Dropping it drops its models and ends its jobs.
struct PrivateWindow
{
    std::unique_ptr<QWidget> widget;
    std::function<std::string()> draft; ///< what is being typed and looked at
};

/// Makes the window and shows what @p unlocked.draft says; does not show the window yet.
using WindowMaker = std::function<PrivateWindow(const Unlocked& unlocked)>;

class Desk final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Locked, ///< looks, waits for its user, or unlocks
        Open,
        Locking,
        Ending
    };
    struct Setup
    {
        UnlockWindow::Setup unlock;
        WindowMaker makeWindow;
        Now now;
        std::chrono::minutes idleLimit {5};
    };
    explicit Desk(Setup setup);
    ~Desk() override;

    void start(core::session::Typed first = {});
    /// Does nothing while it is locked but to forget what was typed.
    void lock();
    /// Closes the profile, then ended(@p code).
    void end(int code);
    void setIdleLimit(std::chrono::minutes limit);

    State state() const { return m_state; }
    UnlockWindow& unlockWindow() { return *m_unlock; }
    IdleWatch& idleWatch() { return m_idle; }

signals:
    void opened(QWidget* window); ///< it stands on the screen
    void locked(); ///< the profile is closed and the keys are wiped
    void ended(int code);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(const Unlocked& unlocked);
    void close(std::string draft);
    void whenClosed();
    void placeLike(QWidget& window, const QWidget& other) const;

    Setup m_setup;
    State m_state = State::Locked;
    int m_code = 0;
    bool m_hadDraft = false;
    OpenCount m_count;
    IdleWatch m_idle;
    Curtain m_curtain;
    std::shared_ptr<OpenProfile> m_profile;
    PrivateWindow m_window;
    std::unique_ptr<UnlockWindow> m_unlock;
    jobs::LatestJob m_keeping;
};

} // namespace ui::lock

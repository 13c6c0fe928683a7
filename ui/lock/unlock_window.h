// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window of a locked profile. Looks at the profile, tries what is typed off the GUI thread,
// slows down after wrong tries, and gives the opened profile away.
#pragma once

#include "ui/jobs/latest_job.h"
#include "ui/lock/unlock_state.h"
#include "ui/lock/vault_door.h"
#include "ui/lock/wrong_tries.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui::lock {

class RecoveryPage;
class UnlockPage;

/// An opened profile, and what was being typed when it was locked.
struct Unlocked
{
    std::shared_ptr<OpenProfile> profile;
    std::string draft;
};

class UnlockWindow final : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        QString profile; ///< the name of its folder
        QString demoCommand;
        VaultDoor door;
        Now now;
    };
    explicit UnlockWindow(Setup setup, QWidget* parent = nullptr);
    ~UnlockWindow() override;

    /// Looks at the profile, then tries @p first, or the keychain where nothing else is needed.
    void start(core::session::Typed first = {});
    /// After a lock: waits for the user, whatever the protection.
    void startLocked();
    /// While the profile is being locked.
    void showClosing();
    /// Gives a running try up and forgets what was typed.
    void giveUp();
    void setNote(const QString& note);

    void setLook(theme::Mode mode, const theme::TextSizes& sizes);
    /// Looks at the clock; called by a timer of its own while there is a wait.
    void tick();

    const UnlockState& state() const { return m_state; }

signals:
    void opened(const Unlocked& unlocked);
    void failed(); ///< a try, or the look at the profile
    void waits(); ///< for its user, without an error
    void closed();
    void languageSwitched();
    void themeSwitched();
    void resized();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class AfterLook
    {
        Wait,
        TryByItself
    };
    using Attempt = std::function<Opened(core::TaskContext&)>;

    void build();
    void connectParts();
    void retranslate();
    void render();
    void look(AfterLook then);
    void tryToOpen();
    void tryWayBack();
    void attempt(Attempt work);
    void receive(core::Result<Unlocked> result);
    void leaveRecovery();

    Setup m_setup;
    UnlockState m_state;
    WrongTries m_tries;
    QTimer m_countdown;
    std::shared_ptr<core::session::Typed> m_first; ///< given at start, for one try
    QLabel* m_name = nullptr;
    QToolButton* m_language = nullptr;
    QToolButton* m_theme = nullptr;
    QStackedWidget* m_stack = nullptr;
    UnlockPage* m_page = nullptr;
    RecoveryPage* m_recovery = nullptr;
    jobs::LatestJob m_job;
};

} // namespace ui::lock

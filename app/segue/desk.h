// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the program together: the lock's desk with the real profile behind it, the window of an open
// profile, the login manager's signals, and the look that both windows share.
#pragma once

#include "app/segue/arguments.h"
#include "app/segue/witness.h"
#include "core/session/saved_question.h"
#include "ui/lock/desk.h"
#include "ui/lock/login_watch.h"
#include "ui/shell/preferences.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace ui::present {
class AudienceWindow;
}

namespace app {

class Desk final : public QObject
{
    Q_OBJECT

public:
    Desk(Arguments arguments, std::vector<core::session::SavedQuestion> questions,
         QElapsedTimer sinceStart);

    /// Shows the window that unlocks; tries @p first there when it is not empty.
    void start(core::session::Typed first);

private:
    ui::lock::Desk::Setup setup();
    ui::lock::PrivateWindow makeWindow(const ui::lock::Unlocked& unlocked);
    void connectParts();
    void applyLook();

    Arguments m_arguments;
    std::vector<core::session::SavedQuestion> m_questions;
    ui::shell::Preferences m_preferences;
    std::shared_ptr<ui::present::AudienceWindow> m_audience; ///< stays while Segue is locked
    ui::lock::Desk m_desk;
    ui::lock::LoginWatch m_login;
    Witness m_witness;
};

} // namespace app

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the open profile is protected, in one place: when it locks by itself, how it opens, a new
// recovery code, and a look for damage.
#pragma once

#include "ui/jobs/latest_job.h"
#include "ui/lock/sheet.h"
#include "ui/lock/vault_door.h"

#include <optional>

class QSpinBox;

namespace ui::lock {

class CheckSection;
class ProtectionForm;
class RekeySection;
class WaitLine;

class ProtectionPage final : public Sheet
{
    Q_OBJECT

public:
    ProtectionPage(std::shared_ptr<OpenProfile> profile, int idleMinutes,
                   QWidget* parent = nullptr);

    /// Reads how the profile is protected; to be called when the page is shown.
    void refresh();
    /// Forgets what was typed and shown; to be called when the page is left.
    void wipe();

signals:
    void idleMinutesChanged(int minutes);
    void left();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void sizesChanged(const theme::TextSizes& sizes) override;

private:
    void build(int idleMinutes);
    void retranslate();
    void render();
    void change();

    std::shared_ptr<OpenProfile> m_profile;
    std::optional<core::session::VaultStatus> m_status;
    QLabel* m_heading = nullptr;
    QLabel* m_idleName = nullptr;
    QSpinBox* m_minutes = nullptr;
    QLabel* m_idleAbout = nullptr;
    QLabel* m_openName = nullptr;
    QLabel* m_now = nullptr;
    ProtectionForm* m_form = nullptr;
    QPushButton* m_change = nullptr;
    WaitLine* m_wait = nullptr;
    QLabel* m_said = nullptr;
    QLabel* m_codeName = nullptr;
    RekeySection* m_rekey = nullptr;
    QLabel* m_checkName = nullptr;
    CheckSection* m_check = nullptr;
    QPushButton* m_back = nullptr;
    jobs::LatestJob m_reading;
    jobs::LatestJob m_changing;
};

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at every block of every file of the open profile, and says where damage is.
#pragma once

#include "ui/jobs/latest_job.h"
#include "ui/lock/vault_door.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::lock {

class WaitLine;

class CheckSection final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckSection(std::shared_ptr<OpenProfile> profile, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void start();
    void receive(const core::Result<core::session::VaultCheck>& check);

    std::shared_ptr<OpenProfile> m_profile;
    QLabel* m_about;
    QPushButton* m_start;
    WaitLine* m_wait;
    QLabel* m_summary;
    QLabel* m_findings;
    jobs::LatestJob m_job;
};

} // namespace ui::lock

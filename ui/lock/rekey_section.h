// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes new keys for everything and with them a new recovery code, which it shows once.
#pragma once

#include "ui/jobs/latest_job.h"
#include "ui/lock/vault_door.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::lock {

class SecretEntry;
class WaitLine;

class RekeySection final : public QWidget
{
    Q_OBJECT

public:
    explicit RekeySection(std::shared_ptr<OpenProfile> profile, QWidget* parent = nullptr);
    ~RekeySection() override;

    void setStatus(const core::session::VaultStatus& status);
    void wipe();

signals:
    void done(); ///< also when it was cut short

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void start();
    void receive(const core::Result<core::SecretBuffer>& words, bool cutShort);
    void showWords(const core::SecretBuffer& words);
    void hideWords();

    std::shared_ptr<OpenProfile> m_profile;
    bool m_needsPassphrase = false;
    bool m_pending = false;
    QLabel* m_about;
    SecretEntry* m_entry;
    QPushButton* m_start;
    WaitLine* m_wait;
    QLabel* m_said;
    QLabel* m_words;
    QPushButton* m_written;
    core::CancelToken m_stop; ///< a rekey that is cut short still has words to give
    jobs::LatestJob m_job;
};

} // namespace ui::lock

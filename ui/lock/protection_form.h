// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a profile is to open from now on: keychain, passphrase or both, and the new passphrase twice.
#pragma once

#include "core/session/vault_services.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace ui::lock {

class SecretEntry;

struct NewProtection
{
    core::session::Protection protection;
    core::SecretBuffer passphrase;
};

class ProtectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ProtectionForm(QWidget* parent = nullptr);

    /// Chooses what is in force now; without a keychain that answers, the passphrase alone.
    void setStatus(const core::session::VaultStatus& status);
    core::session::Protection chosen() const;

    /// Why it cannot be taken yet, in words; empty when it can.
    QString problem() const;
    /// What was chosen and typed; the fields are empty afterwards.
    NewProtection take();
    void wipe();

signals:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void render();

    QRadioButton* m_both;
    QRadioButton* m_passphrase;
    QRadioButton* m_keychain;
    QLabel* m_absent;
    SecretEntry* m_first;
    SecretEntry* m_again;
    QLabel* m_rule;
    bool m_keychainAnswers = false;
};

} // namespace ui::lock

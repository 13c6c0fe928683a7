// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of the other ways into a profile: a forgotten passphrase, a lost keychain, a new computer, an
// older copy. Says what it means, takes the recovery code, and what shall hold from then on.
#pragma once

#include "ui/lock/protection_form.h"
#include "ui/lock/sheet.h"
#include "ui/lock/unlock_state.h"
#include "ui/lock/vault_door.h"

#include <optional>

namespace ui::lock {

class SecretEntry;
class WaitLine;

class RecoveryPage final : public Sheet
{
    Q_OBJECT

public:
    explicit RecoveryPage(CodeCheck check, QWidget* parent = nullptr);

    /// An empty page for @p way.
    void begin(WayBack way, const core::session::VaultStatus& status);
    void render(const UnlockState& state);
    void wipe();

    WayBack way() const { return m_way; }
    /// What was typed. The passphrases are gone afterwards, the code stays until wipe().
    core::session::Typed takeTyped();
    NewProtection takeProtection() { return m_form->take(); }

signals:
    void confirmed();
    void left();
    void stopped();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void sizesChanged(const theme::TextSizes& sizes) override;

private:
    void build(CodeCheck check);
    void retranslate();
    void look();
    QString problem() const;

    WayBack m_way = WayBack::ForgottenPassphrase;
    std::optional<core::session::VaultStatus> m_status;
    UnlockState m_state;
    QLabel* m_heading = nullptr;
    QLabel* m_meaning = nullptr;
    QLabel* m_codeName = nullptr;
    CodeField* m_code = nullptr;
    QLabel* m_codeTold = nullptr;
    QLabel* m_or = nullptr;
    SecretEntry* m_passphrase = nullptr;
    QLabel* m_formName = nullptr;
    ProtectionForm* m_form = nullptr;
    QLabel* m_happened = nullptr;
    QLabel* m_next = nullptr;
    QPushButton* m_confirm = nullptr;
    QPushButton* m_back = nullptr;
    QLabel* m_problem = nullptr;
    WaitLine* m_wait = nullptr;
};

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a passphrase: hidden unless shown on purpose, gives its text away once, as a
// SecretBuffer, and is wiped then. Nothing can be copied, dragged or undone out of it. Knows
// whether Caps Lock is on.
#pragma once

#include "core/base/secret_buffer.h"
#include "ui/lock/caps_lock.h"

#include <QLineEdit>

namespace ui::lock {

class PassphraseField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PassphraseField(QWidget* parent = nullptr);
    ~PassphraseField() override;

    /// The text as UTF-8; the field is empty afterwards.
    core::SecretBuffer take();
    void wipe();
    bool isEmpty() const { return text().isEmpty(); }
    bool sameAs(const PassphraseField& other) const { return text() == other.text(); }

    void setShown(bool shown);
    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    bool capsLockIsOn() const { return m_caps.isOn(); }

signals:
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    CapsLock m_caps;
};

} // namespace ui::lock

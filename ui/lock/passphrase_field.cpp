// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/passphrase_field.h"

#include "ui/lock/secret_text.h"

#include <QInputMethodEvent>
#include <QKeyEvent>

namespace ui::lock {

namespace {

constexpr int LongestPassphrase = 1024;

} // namespace

PassphraseField::PassphraseField(QWidget* parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setMaxLength(LongestPassphrase);
    setDragEnabled(false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
}

PassphraseField::~PassphraseField()
{
    const QSignalBlocker quiet(this); // who listens may be half gone
    wipe();
}

core::SecretBuffer PassphraseField::take()
{
    core::SecretBuffer secret = toSecret(text());
    wipe();
    return secret;
}

void PassphraseField::wipe()
{
    overwrite(text());
    setText({}); // forgets the history of edits too, as clear() does not
}

void PassphraseField::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

void PassphraseField::keyPressEvent(QKeyEvent* event)
{
    const bool before = m_caps.isOn();
    m_caps.see(*event);
    if (m_caps.isOn() != before)
        emit capsLockSeen(m_caps.isOn());
    for (const auto refused :
         {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Undo, QKeySequence::Redo})
        if (event->matches(refused))
            return event->ignore();
    QLineEdit::keyPressEvent(event);
}

void PassphraseField::mouseReleaseEvent(QMouseEvent* event)
{
    // QLineEdit would put what is selected on the X11 selection here.
    if (!isShown())
        QLineEdit::mouseReleaseEvent(event);
}

void PassphraseField::inputMethodEvent(QInputMethodEvent* event)
{
    QLineEdit::inputMethodEvent(event);
    overwrite(event->commitString());
}

} // namespace ui::lock

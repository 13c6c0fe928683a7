// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page that stands where a profile is locked: whose it is, what it asks for, how the keychain
// stands, what went wrong, and the links to the other ways in.
#pragma once

#include "ui/lock/sheet.h"
#include "ui/lock/unlock_state.h"

#include <QHash>

class QFrame;

namespace ui::lock {

class PassphraseField;
class SecretEntry;
class WaitLine;

class UnlockPage final : public Sheet
{
    Q_OBJECT

public:
    /// @p profile: the name of its folder. @p demoCommand: what makes the demo region.
    UnlockPage(const QString& profile, const QString& demoCommand, QWidget* parent = nullptr);

    void render(const UnlockState& state);
    /// Something to know beside the state; empty for nothing.
    void setNote(const QString& note);
    PassphraseField& field();
    /// To the field that is to be filled, else to the button.
    void takeFocus();

signals:
    void unlockAsked();
    void lookAsked();
    void stopped();
    void wayChosen(WayBack way);

protected:
    void changeEvent(QEvent* event) override;
    void sizesChanged(const theme::TextSizes& sizes) override;

private:
    void build();
    void retranslate();
    void renderError();
    void renderDemo();
    void fillInPublished();

    QString m_profile;
    QString m_demoCommand;
    UnlockState m_state;
    QString m_note;
    QLabel* m_heading = nullptr;
    QLabel* m_about = nullptr;
    QFrame* m_demo = nullptr;
    QLabel* m_demoWords = nullptr;
    QPushButton* m_useIt = nullptr;
    SecretEntry* m_entry = nullptr;
    QLabel* m_keychain = nullptr;
    QLabel* m_happened = nullptr;
    QLabel* m_kept = nullptr;
    QLabel* m_next = nullptr;
    QLabel* m_command = nullptr;
    QPushButton* m_unlock = nullptr;
    QPushButton* m_copy = nullptr;
    WaitLine* m_wait = nullptr;
    QHash<WayBack, QPushButton*> m_ways;
};

} // namespace ui::lock

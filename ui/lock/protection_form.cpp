// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/protection_form.h"

#include "ui/lock/secret_entry.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui::lock {

using core::session::Protection;

ProtectionForm::ProtectionForm(QWidget* parent)
    : QWidget(parent)
    , m_both(new QRadioButton(this))
    , m_passphrase(new QRadioButton(this))
    , m_keychain(new QRadioButton(this))
    , m_absent(new QLabel(this))
    , m_first(new SecretEntry(this))
    , m_again(new SecretEntry(this))
    , m_rule(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(2));
    for (QRadioButton* choice : {m_both, m_passphrase, m_keychain}) {
        column->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, &ProtectionForm::render);
    }
    column->addWidget(m_absent);
    column->addSpacing(theme::grid(1));
    column->addWidget(m_first);
    column->addWidget(m_again);
    column->addWidget(m_rule);
    for (QLabel* label : {m_absent, m_rule}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setProperty("muted", true);
    }
    connect(m_first, &SecretEntry::edited, this, &ProtectionForm::edited);
    connect(m_again, &SecretEntry::edited, this, &ProtectionForm::edited);
    m_passphrase->setChecked(true);
    retranslate();
}

void ProtectionForm::setStatus(const core::session::VaultStatus& status)
{
    m_keychainAnswers = !status.presentBackEnd.empty();
    const Protection now = status.protection;
    QRadioButton* choice = m_passphrase;
    if (m_keychainAnswers && now.keychain)
        choice = now.passphrase ? m_both : m_keychain;
    choice->setChecked(true);
    render();
}

Protection ProtectionForm::chosen() const
{
    return {.keychain = !m_passphrase->isChecked(), .passphrase = !m_keychain->isChecked()};
}

QString ProtectionForm::problem() const
{
    if (!chosen().passphrase)
        return {};
    if (m_first->field().isEmpty())
        return tr("Type the new passphrase.");
    if (!m_first->field().sameAs(m_again->field()))
        return tr("The two passphrases are not the same yet.");
    return {};
}

NewProtection ProtectionForm::take()
{
    NewProtection taken {.protection = chosen(), .passphrase = {}};
    if (taken.protection.passphrase)
        taken.passphrase = m_first->field().take();
    wipe();
    return taken;
}

void ProtectionForm::wipe()
{
    m_first->field().wipe();
    m_again->field().wipe();
}

void ProtectionForm::render()
{
    m_both->setEnabled(m_keychainAnswers);
    m_keychain->setEnabled(m_keychainAnswers);
    m_absent->setVisible(!m_keychainAnswers);
    const Protection now = chosen();
    m_first->setVisible(now.passphrase);
    m_again->setVisible(now.passphrase);
    m_rule->setText(
        !now.passphrase ? tr("Whoever is signed in to this computer opens the profile.")
            : now.keychain
            ? tr("At least eight characters. A copy of the files alone cannot be opened.")
            : tr("At least five words, or twenty characters."));
    emit edited();
}

void ProtectionForm::retranslate()
{
    m_both->setText(tr("Passphrase and the keychain of this computer"));
    m_passphrase->setText(tr("Passphrase alone"));
    m_keychain->setText(tr("Keychain of this computer alone"));
    m_absent->setText(tr("No keychain answers on this computer."));
    m_first->setName(tr("New passphrase"));
    m_again->setName(tr("The same once more"));
    render();
}

void ProtectionForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/recovery_page.h"

#include "ui/lock/lock_words.h"
#include "ui/lock/secret_entry.h"
#include "ui/lock/wait_line.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui::lock {

RecoveryPage::RecoveryPage(CodeCheck check, QWidget* parent)
    : Sheet(parent)
{
    build(std::move(check));
    retranslate();
}

void RecoveryPage::build(CodeCheck check)
{
    m_heading = addLabel(Role::Heading);
    m_meaning = addLabel(Role::Text);
    m_passphrase = new SecretEntry(paper());
    column().addWidget(m_passphrase);
    m_or = addLabel(Role::Muted);
    m_code = new CodeField(std::move(check), paper());
    m_codeName = addLabelFor(m_code);
    m_codeTold = addLabel(Role::Muted);
    m_formName = addLabel(Role::Strong);
    m_form = new ProtectionForm(paper());
    column().addWidget(m_form);
    m_happened = addSelectable(Role::Strong);
    m_next = addLabel(Role::Text);
    m_confirm = new QPushButton(paper());
    m_confirm->setProperty("strong", true);
    m_back = new QPushButton(paper());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::grid(3));
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_back);
    buttons->addStretch();
    column().addLayout(buttons);
    m_problem = addLabel(Role::Muted);
    m_wait = new WaitLine(paper());
    column().addWidget(m_wait);
    connect(m_code, &CodeField::told, this, [this](const QString& words) {
        m_codeTold->setText(words.isEmpty() ? tr("17 words, in the order they were printed.")
                                            : words);
        look();
    });
    connect(m_passphrase, &SecretEntry::edited, this, &RecoveryPage::look);
    connect(m_form, &ProtectionForm::edited, this, &RecoveryPage::look);
    connect(m_confirm, &QPushButton::clicked, this, &RecoveryPage::confirmed);
    connect(m_back, &QPushButton::clicked, this, &RecoveryPage::left);
    connect(m_wait, &WaitLine::stopped, this, &RecoveryPage::stopped);
}

void RecoveryPage::begin(WayBack way, const core::session::VaultStatus& status)
{
    m_way = way;
    m_status = status;
    wipe();
    m_form->setStatus(status);
    const bool restores = way == WayBack::OlderCopy;
    m_form->setVisible(!restores);
    m_formName->setVisible(!restores);
    m_passphrase->setVisible(restores && status.protection.passphrase);
    m_or->setVisible(restores && status.protection.passphrase);
    m_state = {};
    m_state.doing = Doing::Nothing;
    retranslate();
    render(m_state);
    QWidget* first = m_passphrase->isVisibleTo(this) ? static_cast<QWidget*>(m_passphrase) : m_code;
    first->setFocus(Qt::OtherFocusReason);
}

void RecoveryPage::render(const UnlockState& state)
{
    m_state = state;
    const bool running = state.doing == Doing::Unlocking;
    if (running) // else it would wander to a button that has nothing to do with it
        paper()->setFocus(Qt::OtherFocusReason);
    for (QWidget* field : {static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_passphrase),
                           static_cast<QWidget*>(m_form)})
        field->setEnabled(!running);
    errors::ErrorWords words;
    // An older copy is why this page is open, no news.
    if (state.error
        && !(m_way == WayBack::OlderCopy && state.error->code == core::ErrorCode::OlderCopy))
        words = unlockErrorWords(*state.error, Shown::RecoveryCode);
    if (state.wait.count() > 0)
        words.next += QLatin1Char(' ')
            + tr("You can try again in %1 s.").arg(static_cast<int>(state.wait.count()));
    tell(*m_happened, words.happened);
    tell(*m_next, words.next);
    m_confirm->setVisible(!running);
    m_back->setVisible(!running);
    if (running)
        m_wait->begin(tr("Opening the profile"));
    else
        m_wait->end();
    look();
}

void RecoveryPage::wipe()
{
    m_code->wipe();
    m_passphrase->field().wipe();
    m_form->wipe();
}

core::session::Typed RecoveryPage::takeTyped()
{
    return {.passphrase = m_passphrase->field().take(), .recoveryWords = m_code->words()};
}

QString RecoveryPage::problem() const
{
    if (m_way == WayBack::OlderCopy) {
        const bool typed
            = m_status && m_status->protection.passphrase && !m_passphrase->field().isEmpty();
        return typed || m_code->isComplete() ? QString()
                                             : tr("Show that the profile is yours first.");
    }
    if (!m_code->isComplete())
        return tr("Type the whole recovery code first.");
    return m_form->problem();
}

void RecoveryPage::look()
{
    const QString why = problem();
    m_confirm->setEnabled(why.isEmpty() && m_state.wait.count() == 0);
    tell(*m_problem, m_state.doing == Doing::Unlocking ? QString() : why);
}

void RecoveryPage::retranslate()
{
    const WayWords words = wordsFor(m_way);
    m_heading->setText(words.link);
    m_meaning->setText(words.meaning);
    m_confirm->setText(words.action);
    m_back->setText(tr("Back"));
    m_codeName->setText(tr("Recovery code"));
    m_code->setAccessibleName(m_codeName->text());
    if (m_code->isEmpty())
        m_codeTold->setText(tr("17 words, in the order they were printed."));
    m_passphrase->setName(tr("Passphrase"));
    m_or->setText(tr("Or, without it:"));
    m_formName->setText(tr("From now on it opens with"));
    look();
}

void RecoveryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Sheet::changeEvent(event);
}

void RecoveryPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_state.doing != Doing::Unlocking)
        emit left();
    else
        Sheet::keyPressEvent(event);
}

void RecoveryPage::sizesChanged(const theme::TextSizes& sizes)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(static_cast<int>(std::lround(sizes.small)));
    m_code->setFont(fixed);
    m_code->setFixedHeight(static_cast<int>(sizes.small * 6));
    m_passphrase->setFont(theme::font(sizes.small));
    m_form->setFont(theme::font(sizes.small));
}

} // namespace ui::lock

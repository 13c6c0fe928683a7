// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/unlock_page.h"

#include "ui/lock/lock_words.h"
#include "ui/lock/secret_entry.h"
#include "ui/lock/wait_line.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui::lock {

using core::ErrorCode;

namespace {

constexpr WayBack Ways[] = {WayBack::OlderCopy, WayBack::ForgottenPassphrase, WayBack::LostKeychain,
                            WayBack::NewComputer};

} // namespace

UnlockPage::UnlockPage(const QString& profile, const QString& demoCommand, QWidget* parent)
    : Sheet(parent)
    , m_profile(profile)
    , m_demoCommand(demoCommand)
{
    build();
    retranslate();
}

void UnlockPage::build()
{
    m_heading = addLabel(Role::Heading);
    m_about = addLabel(Role::Muted);
    m_demo = new QFrame(paper());
    m_demo->setObjectName(QStringLiteral("panel"));
    m_demoWords = new QLabel(m_demo);
    m_demoWords->setTextFormat(Qt::PlainText);
    m_demoWords->setWordWrap(true);
    m_useIt = new QPushButton(m_demo);
    auto* demo = new QHBoxLayout(m_demo);
    demo->addWidget(m_demoWords, 1);
    demo->addWidget(m_useIt);
    column().addWidget(m_demo);
    m_entry = new SecretEntry(paper());
    column().addWidget(m_entry);
    m_keychain = addLabel(Role::Muted);
    m_happened = addSelectable(Role::Strong);
    m_kept = addLabel(Role::Text);
    m_next = addLabel(Role::Text);
    m_command = addSelectable(Role::Text);
    m_unlock = new QPushButton(paper());
    m_unlock->setProperty("strong", true);
    m_copy = new QPushButton(paper());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::grid(3));
    buttons->addWidget(m_unlock);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    column().addLayout(buttons);
    m_wait = new WaitLine(paper());
    column().addWidget(m_wait);
    column().addSpacing(theme::grid(2));
    for (const WayBack way : Ways) {
        m_ways[way] = addLink();
        connect(m_ways[way], &QPushButton::clicked, this, [this, way] { emit wayChosen(way); });
    }
    connect(m_useIt, &QPushButton::clicked, this, &UnlockPage::fillInPublished);
    connect(m_entry, &SecretEntry::submitted, m_unlock, &QPushButton::click);
    connect(m_unlock, &QPushButton::clicked, this,
            [this] { m_state.status ? emit unlockAsked() : emit lookAsked(); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_demoCommand); });
    connect(m_wait, &WaitLine::stopped, this, &UnlockPage::stopped);
}

PassphraseField& UnlockPage::field()
{
    return m_entry->field();
}

void UnlockPage::takeFocus()
{
    QWidget* first = needsPassphrase(m_state) ? static_cast<QWidget*>(m_entry) : m_unlock;
    first->setFocus(Qt::OtherFocusReason);
}

void UnlockPage::setNote(const QString& note)
{
    m_note = note;
    render(m_state);
}

void UnlockPage::fillInPublished()
{
    field().setText(QString::fromStdString(m_state.status->publishedPassphrase));
    m_unlock->setFocus(Qt::OtherFocusReason);
}

void UnlockPage::render(const UnlockState& state)
{
    m_state = state;
    const bool closing = state.doing == Doing::Closing;
    const bool unlocking = state.doing == Doing::Unlocking;
    const bool looking = state.doing == Doing::Looking;
    if (closing || unlocking) // else it would wander to a button that has nothing to do with it
        paper()->setFocus(Qt::OtherFocusReason);
    m_heading->setText(closing            ? tr("Locking")
                           : state.status ? tr("Unlock %1").arg(m_profile)
                           : state.error  ? unlockErrorWords(*state.error).happened
                                          : m_profile);
    tell(*m_about, closing ? tr("The data are being closed and the keys wiped.") : m_note);
    renderDemo();
    m_entry->setVisible(needsPassphrase(state));
    m_entry->setEnabled(!unlocking);
    tell(*m_keychain, keychainWords(state));
    renderError();
    m_unlock->setVisible(!closing && !looking && !unlocking);
    m_unlock->setEnabled(state.wait.count() == 0);
    const bool again = state.error && !needsPassphrase(state);
    m_unlock->setText(!state.status ? tr("Look again") : again ? tr("Try again") : tr("Unlock"));
    if (unlocking)
        m_wait->begin(tr("Unlocking. This takes about a second."));
    else
        m_wait->end();
    for (const WayBack way : Ways)
        m_ways[way]->setVisible(offers(state, way) && !unlocking);
}

void UnlockPage::renderDemo()
{
    const bool demo = m_state.status && !m_state.status->publishedPassphrase.empty();
    m_demo->setVisible(demo && m_state.doing != Doing::Closing);
    if (demo)
        m_demoWords->setText(tr("A demo with invented students. Its passphrase is public:\n%1")
                                 .arg(QString::fromStdString(m_state.status->publishedPassphrase)));
}

void UnlockPage::renderError()
{
    const bool closing = m_state.doing == Doing::Closing;
    const bool told = m_state.error && !closing && m_state.doing != Doing::Looking;
    const errors::ErrorWords words
        = told ? unlockErrorWords(*m_state.error) : errors::ErrorWords {};
    // Without a profile the heading says it.
    tell(*m_happened, told && m_state.status ? words.happened : QString());
    const bool isBad = told && m_state.error->code != ErrorCode::WrongKey;
    tell(*m_kept, isBad ? words.kept : QString());
    QString next = words.next;
    if (told && m_state.wait.count() > 0)
        next += QLatin1Char(' ')
            + tr("You can try again in %1 s.").arg(static_cast<int>(m_state.wait.count()));
    tell(*m_next, next);
    const bool isNew = told && m_state.error->code == ErrorCode::NoProfile;
    tell(*m_command, isNew ? m_demoCommand : QString());
    m_copy->setVisible(isNew && !m_demoCommand.isEmpty());
}

void UnlockPage::retranslate()
{
    m_entry->setName(tr("Passphrase"));
    m_useIt->setText(tr("Use it"));
    m_useIt->setAccessibleName(tr("Fill in the published passphrase"));
    m_copy->setText(tr("Copy the command"));
    for (const WayBack way : Ways)
        m_ways[way]->setText(wordsFor(way).link);
    render(m_state);
}

void UnlockPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Sheet::changeEvent(event);
}

void UnlockPage::sizesChanged(const theme::TextSizes& sizes)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(static_cast<int>(std::lround(sizes.small)));
    m_command->setFont(fixed);
    m_entry->setFont(theme::font(sizes.small));
    m_demoWords->setFont(theme::font(sizes.small));
}

} // namespace ui::lock

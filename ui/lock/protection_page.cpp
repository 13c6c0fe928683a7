// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/protection_page.h"

#include "ui/errors/error_words.h"
#include "ui/lock/check_section.h"
#include "ui/lock/idle_limits.h"
#include "ui/lock/protection_form.h"
#include "ui/lock/rekey_section.h"
#include "ui/lock/wait_line.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::lock {

using core::session::VaultStatus;

ProtectionPage::ProtectionPage(std::shared_ptr<OpenProfile> profile, int idleMinutes,
                               QWidget* parent)
    : Sheet(parent)
    , m_profile(std::move(profile))
{
    build(idleMinutes);
    retranslate();
}

void ProtectionPage::build(int idleMinutes)
{
    m_heading = addLabel(Role::Heading);
    m_minutes = new QSpinBox(paper());
    m_minutes->setRange(LeastIdleMinutes, MostIdleMinutes);
    m_minutes->setValue(idleMinutes);
    m_idleName = addLabelFor(m_minutes);
    column().setAlignment(m_minutes, Qt::AlignLeft);
    m_idleAbout = addLabel(Role::Muted);
    column().addSpacing(theme::grid(3));
    m_openName = addLabel(Role::Strong);
    m_now = addLabel(Role::Text);
    m_form = new ProtectionForm(paper());
    column().addWidget(m_form);
    m_change = new QPushButton(paper());
    column().addWidget(m_change, 0, Qt::AlignLeft);
    m_wait = new WaitLine(paper());
    m_wait->setStoppable(false);
    column().addWidget(m_wait);
    m_said = addLabel(Role::Text);
    m_said->hide();
    column().addSpacing(theme::grid(3));
    m_codeName = addLabel(Role::Strong);
    m_rekey = new RekeySection(m_profile, paper());
    column().addWidget(m_rekey);
    column().addSpacing(theme::grid(3));
    m_checkName = addLabel(Role::Strong);
    m_check = new CheckSection(m_profile, paper());
    column().addWidget(m_check);
    column().addSpacing(theme::grid(3));
    m_back = new QPushButton(paper());
    column().addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_minutes, &QSpinBox::valueChanged, this, &ProtectionPage::idleMinutesChanged);
    connect(m_form, &ProtectionForm::edited, this, &ProtectionPage::render);
    connect(m_change, &QPushButton::clicked, this, &ProtectionPage::change);
    connect(m_rekey, &RekeySection::done, this, &ProtectionPage::refresh);
    connect(m_back, &QPushButton::clicked, this, &ProtectionPage::left);
    setFocusProxy(m_minutes);
}

void ProtectionPage::refresh()
{
    m_reading.start([profile = m_profile](core::TaskContext&) { return profile->status(); },
                    [this](const core::Result<VaultStatus>& status) {
                        if (!status)
                            return tell(*m_said, errors::wordsFor(status.error()).happened);
                        m_status = status.value();
                        m_form->setStatus(*m_status);
                        m_rekey->setStatus(*m_status);
                        render();
                    });
}

void ProtectionPage::wipe()
{
    m_form->wipe();
    m_rekey->wipe();
    tell(*m_said, {});
}

void ProtectionPage::change()
{
    auto wanted = std::make_shared<NewProtection>(m_form->take());
    tell(*m_said, {});
    m_wait->begin(tr("Changing how the profile opens"));
    m_changing.start(
        [profile = m_profile, wanted](core::TaskContext&) {
            return profile->protect(wanted->protection, wanted->passphrase);
        },
        [this](const core::Result<void>& changed) {
            m_wait->end();
            if (!changed) {
                const errors::ErrorWords words = errors::wordsFor(changed.error());
                tell(*m_said, QStringLiteral("%1. %2").arg(words.happened, words.next));
            } else {
                tell(*m_said, tr("Changed. The next time it opens this way."));
            }
            refresh();
        });
    render();
}

void ProtectionPage::render()
{
    const bool demo = m_status && m_status->inventedOnly;
    m_form->setVisible(m_status && !demo);
    m_change->setVisible(m_status && !demo);
    m_change->setEnabled(!m_changing.isRunning() && m_form->problem().isEmpty());
    if (!m_status)
        return m_now->setText(tr("Looking"));
    const auto now = m_status->protection;
    m_now->setText(demo ? tr("A demo profile keeps its published passphrase: %1")
                              .arg(QString::fromStdString(m_status->publishedPassphrase))
                       : now.keychain && now.passphrase
                       ? tr("Now with the passphrase and the keychain of this computer.")
                       : now.keychain ? tr("Now with the keychain of this computer alone.")
                                      : tr("Now with the passphrase alone."));
}

void ProtectionPage::retranslate()
{
    m_heading->setText(tr("Protection"));
    m_idleName->setText(tr("Lock after so many minutes without keyboard or pointer"));
    m_minutes->setAccessibleName(m_idleName->text());
    m_idleAbout->setText(tr("It also locks when the computer sleeps, its lid closes or its screen "
                            "is locked. A slide for the audience stays."));
    m_openName->setText(tr("How the profile opens"));
    m_change->setText(tr("Change"));
    m_codeName->setText(tr("Recovery code"));
    m_checkName->setText(tr("Look for damage"));
    m_back->setText(tr("Back to the chart"));
    render();
}

void ProtectionPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Sheet::changeEvent(event);
}

void ProtectionPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        Sheet::keyPressEvent(event);
}

void ProtectionPage::sizesChanged(const theme::TextSizes& sizes)
{
    for (QWidget* part : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_rekey),
                          static_cast<QWidget*>(m_check), static_cast<QWidget*>(m_minutes),
                          static_cast<QWidget*>(m_wait)})
        part->setFont(theme::font(sizes.small));
}

} // namespace ui::lock

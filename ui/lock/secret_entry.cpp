// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/secret_entry.h"

#include "ui/theme/typography.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::lock {

SecretEntry::SecretEntry(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_field(new PassphraseField(this))
    , m_show(new QPushButton(this))
    , m_caps(new QLabel(this))
{
    m_name->setBuddy(m_field);
    m_name->setTextFormat(Qt::PlainText);
    m_caps->setTextFormat(Qt::PlainText);
    m_caps->setObjectName(QStringLiteral("capsLock"));
    m_caps->hide();
    m_show->setCheckable(true);
    m_show->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::grid(2));
    row->addWidget(m_field, 1);
    row->addWidget(m_show);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_name);
    column->addLayout(row);
    column->addWidget(m_caps);
    setFocusProxy(m_field);
    connect(m_show, &QPushButton::toggled, m_field, &PassphraseField::setShown);
    connect(m_show, &QPushButton::toggled, this, &SecretEntry::retranslate);
    connect(m_field, &QLineEdit::returnPressed, this, &SecretEntry::submitted);
    connect(m_field, &QLineEdit::textChanged, this, &SecretEntry::edited);
    connect(m_field, &PassphraseField::capsLockSeen, m_caps, [this](bool on) {
        m_caps->setVisible(on);
        if (!on)
            return;
        QAccessibleEvent alert(m_caps, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    });
    retranslate();
}

void SecretEntry::setName(const QString& name)
{
    m_name->setText(name);
    m_field->setAccessibleName(name);
}

void SecretEntry::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fitFont();
    QWidget::changeEvent(event);
}

void SecretEntry::showEvent(QShowEvent* event)
{
    fitFont();
    QWidget::showEvent(event);
}

void SecretEntry::fitFont()
{
    if (font().pixelSize() > 0)
        m_name->setFont(theme::font(font().pixelSize(), theme::Weight::Strong));
}

void SecretEntry::retranslate()
{
    m_show->setText(m_field->isShown() ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(m_field->isShown() ? tr("Hide the characters")
                                                 : tr("Show the characters"));
    m_caps->setText(tr("Caps Lock is on"));
    m_caps->setAccessibleName(m_caps->text());
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/message_screen.h"

#include "ui/errors/error_words.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui::explore {

MessageScreen::MessageScreen(QWidget* parent)
    : QWidget(parent)
    , m_happened(addLabel())
    , m_kept(addLabel())
    , m_next(addLabel())
    , m_command(addLabel())
    , m_copy(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_ways(new RepairList(this))
{
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_retry->setProperty("strong", true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::grid(3));
    buttons->addWidget(m_retry);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::grid(3));
    column->addStretch(1);
    for (QLabel* label : {m_happened, m_kept, m_next, m_command})
        column->addWidget(label);
    column->addSpacing(theme::grid(3));
    column->addWidget(m_ways);
    column->addLayout(buttons);
    column->addStretch(2);
    setFocusProxy(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &MessageScreen::retried);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
}

QLabel* MessageScreen::addLabel()
{
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

namespace {

/// A policy that does not hold is refused by the command that brings it; in the window it is the
/// one in force, and somebody has to do something about it.
errors::ErrorWords wordsInWindow(const core::Error& error)
{
    if (error.code != core::ErrorCode::PolicyRefused
        && error.code != core::ErrorCode::PolicyInvalid)
        return errors::wordsFor(error);
    return {MessageScreen::tr("The rules that protect students do not hold"),
            MessageScreen::tr("Segue shows no number until they do. Your data are as they were."),
            MessageScreen::tr(
                "Ask the steward of this profile: seguectl policy show says what is wrong, and "
                "seguectl policy use puts a signed policy in force.")};
}

} // namespace

void MessageScreen::setError(const core::Error& error, const QString& command)
{
    const errors::ErrorWords words = wordsInWindow(error);
    m_happened->setText(words.happened);
    m_kept->setText(words.kept);
    m_next->setText(words.next);
    const bool isEmpty
        = (error.code == core::ErrorCode::NotFound || error.code == core::ErrorCode::NoProfile)
        && !command.isEmpty();
    if (isEmpty) // the window has a way of its own to begin
        m_next->setText(errors::wordsFor(core::ErrorCode::NotFound).next);
    m_command->setText(command);
    m_command->setVisible(isEmpty);
    m_copy->setVisible(isEmpty);
    m_copy->setText(tr("Copy the command"));
    m_retry->setText(isEmpty ? tr("Look again") : tr("Try again"));
    m_retry->setVisible(true);
}

void MessageScreen::setLanguage(language::Language language)
{
    m_ways->setLanguage(language);
}

void MessageScreen::setWaiting()
{
    m_happened->setText(tr("Opening the data"));
    m_kept->clear();
    m_next->clear();
    m_command->hide();
    m_copy->hide();
    m_retry->hide();
    m_ways->begin(RepairList::Search::NotNeeded);
}

void MessageScreen::setSizes(const theme::TextSizes& sizes)
{
    m_happened->setFont(theme::titleFont(sizes.title));
    m_kept->setFont(theme::font(sizes.body));
    m_next->setFont(theme::font(sizes.body));
    m_ways->setTextFont(theme::font(sizes.body));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(static_cast<int>(std::lround(sizes.body)));
    m_command->setFont(fixed);
    const int across = static_cast<int>(sizes.small * 1.8); // in line with the bar's name
    layout()->setContentsMargins(across, theme::grid(6), across, theme::grid(6));
}

} // namespace ui::explore

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/rekey_section.h"

#include "ui/errors/error_words.h"
#include "ui/lock/secret_entry.h"
#include "ui/lock/secret_text.h"
#include "ui/lock/sheet.h"
#include "ui/lock/wait_line.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::lock {

namespace {

constexpr int WordsInLine = 4;

} // namespace

RekeySection::RekeySection(std::shared_ptr<OpenProfile> profile, QWidget* parent)
    : QWidget(parent)
    , m_profile(std::move(profile))
    , m_about(new QLabel(this))
    , m_entry(new SecretEntry(this))
    , m_start(new QPushButton(this))
    , m_wait(new WaitLine(this))
    , m_said(new QLabel(this))
    , m_words(new QLabel(this))
    , m_written(new QPushButton(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(2));
    column->addWidget(m_about);
    column->addWidget(m_entry);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    column->addWidget(m_wait);
    column->addWidget(m_said);
    column->addWidget(m_words);
    column->addWidget(m_written, 0, Qt::AlignLeft);
    for (QLabel* label : {m_about, m_said, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_words->setFocusPolicy(Qt::TabFocus); // for who hears it
    m_said->hide();
    hideWords();
    connect(m_start, &QPushButton::clicked, this, &RekeySection::start);
    connect(m_entry, &SecretEntry::submitted, this, &RekeySection::start);
    connect(m_written, &QPushButton::clicked, this, &RekeySection::hideWords);
    connect(&m_job, &jobs::LatestJob::progressed, m_wait, &WaitLine::setProgress);
    connect(m_wait, &WaitLine::stopped, this, [this] { m_stop.cancel(); });
    retranslate();
}

RekeySection::~RekeySection()
{
    m_stop.cancel();
    wipe();
}

void RekeySection::setStatus(const core::session::VaultStatus& status)
{
    m_needsPassphrase = status.protection.passphrase;
    m_pending = status.rekeyPending;
    m_entry->setVisible(m_needsPassphrase && !m_job.isRunning());
    retranslate();
}

void RekeySection::wipe()
{
    m_entry->field().wipe();
    hideWords();
}

void RekeySection::start()
{
    if (m_job.isRunning() || (m_needsPassphrase && m_entry->field().isEmpty()))
        return m_entry->setFocus(Qt::OtherFocusReason);
    auto typed = std::make_shared<core::session::Typed>();
    typed->passphrase = m_entry->field().take();
    hideWords();
    tell(*m_said, {});
    m_entry->hide();
    m_start->hide();
    m_wait->begin(tr("Sealing every file under new keys"));
    m_stop = {};
    m_job.start(
        [profile = m_profile, typed, stop = m_stop](core::TaskContext& task) {
            core::TaskContext own(stop, [&task](int permille) { task.report(permille / 1000.0); });
            return profile->rekey(*typed, own);
        },
        [this, stop = m_stop](const core::Result<core::SecretBuffer>& words) {
            receive(words, stop.isCancelled());
        });
}

void RekeySection::receive(const core::Result<core::SecretBuffer>& words, bool cutShort)
{
    m_wait->end();
    m_start->show();
    m_entry->setVisible(m_needsPassphrase);
    if (!words) {
        const errors::ErrorWords said = errors::wordsFor(words.error());
        tell(*m_said, QStringLiteral("%1. %2").arg(said.happened, said.next));
    } else {
        tell(*m_said,
             cutShort
                 ? tr("Stopped half way. This code is already the one in force; write it down now, "
                      "and let the change end later.")
                 : tr("This is the new recovery code. Write it down now and keep it where the "
                      "computer is not: it is not shown again, and the old one opens nothing."));
        showWords(words.value());
    }
    emit done();
}

void RekeySection::showWords(const core::SecretBuffer& words)
{
    const auto bytes = words.bytes();
    QString text;
    text.reserve(static_cast<qsizetype>(bytes.size()) * 3); // no copies left behind by growing
    int word = 0;
    const auto number = [&text, &word] { text += QStringLiteral("%1 ").arg(++word, 2); };
    number();
    for (const std::byte byte : bytes) {
        const char letter = static_cast<char>(byte);
        if (letter != ' ') {
            text += QLatin1Char(letter);
            continue;
        }
        text += word % WordsInLine == 0 ? QStringLiteral("\n") : QStringLiteral("   ");
        number();
    }
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(std::max(font().pixelSize(), 13));
    m_words->setFont(fixed);
    m_words->setText(text); // shared with the label, and overwritten there
    m_words->show();
    m_written->show();
    m_words->setFocus(Qt::OtherFocusReason);
}

void RekeySection::hideWords()
{
    overwrite(m_words->text());
    m_words->clear();
    m_words->hide();
    m_written->hide();
    m_said->setVisible(false);
}

void RekeySection::retranslate()
{
    m_about->setText(
        m_pending ? tr("A change of keys did not end. Start it once more to end it: it makes "
                       "another recovery code.")
                  : tr("Makes new keys and seals every file anew, which takes a while. Do it when "
                       "the old code is lost or somebody has seen it: it opens nothing from then "
                       "on."));
    m_entry->setName(tr("Passphrase"));
    m_start->setText(tr("Make a new recovery code"));
    m_written->setText(tr("I have written it down"));
}

void RekeySection::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui::lock

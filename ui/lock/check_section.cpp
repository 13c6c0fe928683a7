// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/check_section.h"

#include "ui/lock/lock_words.h"
#include "ui/lock/sheet.h"
#include "ui/lock/wait_line.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::lock {

CheckSection::CheckSection(std::shared_ptr<OpenProfile> profile, QWidget* parent)
    : QWidget(parent)
    , m_profile(std::move(profile))
    , m_about(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_wait(new WaitLine(this))
    , m_summary(new QLabel(this))
    , m_findings(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(2));
    column->addWidget(m_about);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    column->addWidget(m_wait);
    column->addWidget(m_summary);
    column->addWidget(m_findings);
    for (QLabel* label : {m_about, m_summary, m_findings}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QLabel* label : {m_summary, m_findings}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->hide();
    }
    connect(m_start, &QPushButton::clicked, this, &CheckSection::start);
    connect(&m_job, &jobs::LatestJob::progressed, m_wait, &WaitLine::setProgress);
    connect(m_wait, &WaitLine::stopped, this, [this] {
        m_job.cancel();
        receive(core::Error {.code = core::ErrorCode::Cancelled, .detail = {}});
    });
    retranslate();
}

void CheckSection::start()
{
    m_start->setEnabled(false);
    tell(*m_summary, {});
    tell(*m_findings, {});
    m_wait->begin(tr("Looking at every block"));
    m_job.start([profile = m_profile](core::TaskContext& task) { return profile->check(task); },
                [this](const core::Result<core::session::VaultCheck>& check) { receive(check); });
}

void CheckSection::receive(const core::Result<core::session::VaultCheck>& check)
{
    m_wait->end();
    m_start->setEnabled(true);
    m_start->setFocus(Qt::OtherFocusReason);
    if (!check) {
        const errors::ErrorWords words = errors::wordsFor(check.error());
        return tell(*m_summary, QStringLiteral("%1. %2").arg(words.happened, words.next));
    }
    tell(*m_summary, checkSummary(check.value()));
    tell(*m_findings, checkFindings(check.value()).join(QLatin1Char('\n')));
}

void CheckSection::retranslate()
{
    m_about->setText(tr("Reads every block of every file and tells the exact place of damage."));
    m_start->setText(tr("Check every file"));
}

void CheckSection::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/question_editor.h"

#include "ui/explore/editor_words.h"
#include "ui/explore/question_text.h"

#include <QAccessible>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui::explore {

using core::Result;
using core::session::CheckedQuestion;
using core::session::QuestionCount;

QuestionEditor::QuestionEditor(Checker check, Counter count, QWidget* parent)
    : QWidget(parent)
    , m_checker(std::move(check))
    , m_counter(std::move(count))
    , m_heading(new QLabel(this))
    , m_text(new QuestionText(this))
    , m_readingHeading(new QLabel(this))
    , m_reading(new QPlainTextEdit(this))
    , m_count(new QLabel(this))
    , m_mark(new QLabel(this))
    , m_steps(new QLabel(this))
    , m_ask(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    build();
    connectParts();
    retranslate();
}

QuestionEditor::~QuestionEditor() = default;

void QuestionEditor::build()
{
    setFocusProxy(m_text);
    m_heading->setBuddy(m_text);
    m_readingHeading->setBuddy(m_reading);
    m_reading->setReadOnly(true);
    m_reading->setFrameShape(QFrame::NoFrame);
    m_reading->setTabChangesFocus(true);
    m_reading->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reading->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reading->viewport()->setAutoFillBackground(false); // on the panel's own ground
    m_reading->document()->setDocumentMargin(0);
    for (QLabel* label : {m_count, m_mark, m_steps}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_mark->setProperty("muted", true);
    m_ask->setProperty("strong", true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::grid(3));
    buttons->addWidget(m_ask);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::grid(2));
    column->addWidget(m_heading);
    column->addWidget(m_text, 3);
    column->addWidget(m_readingHeading);
    column->addWidget(m_reading, 2);
    column->addWidget(m_count);
    column->addWidget(m_steps);
    column->addWidget(m_mark);
    column->addLayout(buttons);
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
}

void QuestionEditor::connectParts()
{
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_counting.cancel();
        m_text->clearUnderline();
        apply(onTyped(m_state));
        m_rest.start();
        check();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        apply(onRested(m_state));
        readOut();
        countIfWanted();
    });
    const auto ask = [this] { emit asked(text()); };
    connect(m_ask, &QPushButton::clicked, this, ask);
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveWanted(text()); });
    connect(m_close, &QPushButton::clicked, this, &QuestionEditor::left);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ControlModifier | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, ask);
    }
}

QString QuestionEditor::text() const
{
    return m_text->toPlainText();
}

void QuestionEditor::setQuestion(const QString& text)
{
    m_text->replace(text);
    if (!m_state.isChecked)
        check();
    m_rest.start();
}

void QuestionEditor::check()
{
    m_checking.start([check = m_checker, text = text().toStdString(),
                      language = m_language](core::TaskContext&) { return check(text, language); },
                     [this](const Result<CheckedQuestion>& checked) { receive(checked); });
}

void QuestionEditor::receive(const Result<CheckedQuestion>& checked)
{
    apply(onChecked(m_state, checked));
    readOut();
    countIfWanted();
}

void QuestionEditor::countIfWanted()
{
    if (!wantsCount(m_state))
        return;
    apply(onCounting(m_state));
    m_counting.start([count = m_counter, text = text().toStdString()](
                         core::TaskContext& task) { return count(text, task); },
                     [this](const Result<QuestionCount>& counted) {
                         apply(onCounted(m_state, counted));
                         readOut();
                     });
}

void QuestionEditor::setChartCount(const QuestionCount& count)
{
    EditorState state = onChartCounted(m_state, count);
    if (!m_counting.isRunning())
        state.isCounting = false;
    apply(std::move(state));
    countIfWanted();
}

void QuestionEditor::setAsking()
{
    m_rest.stop();
    m_counting.cancel();
    apply(onCounting(onRested(m_state)));
}

void QuestionEditor::setRefused(const core::Error& error)
{
    apply(onCounted(onRested(m_state), error));
    readOut();
}

void QuestionEditor::stop()
{
    m_rest.stop();
    m_checking.cancel();
    m_counting.cancel();
    m_state = onTyped(m_state);
}

void QuestionEditor::apply(EditorState state)
{
    m_state = std::move(state);
    showReading();
    m_count->setText(m_state.count ? countText(*m_state.count) : QString());
    m_count->setVisible(m_state.count.has_value());
    m_steps->setText(m_state.count ? stepsText(*m_state.count) : QString());
    m_steps->setVisible(!m_steps->text().isEmpty());
    m_mark->setText(markText(m_state));
    m_count->setAccessibleName(QStringLiteral("%1. %2").arg(m_count->text(), m_mark->text()));
}

void QuestionEditor::showReading()
{
    // Half a word is wrong by itself: nothing is said about it before the text rests.
    const bool isWrong = m_state.error && m_state.isRested;
    QString words = m_state.valid ? QString::fromStdString(m_state.valid->sentence) : QString();
    if (isWrong) {
        words = errorText(*m_state.error, m_text->isAtEnd(m_state.error->position));
        if (m_state.error->position.line > 0)
            m_text->underline(m_state.error->position);
    }
    if (words != m_reading->toPlainText())
        m_reading->setPlainText(words);
    m_readingHeading->setText(isWrong ? tr("Not understood") : tr("What it asks"));
    m_reading->setAccessibleName(m_readingHeading->text());
    QPalette inks = m_reading->palette();
    const theme::Colours& colours = theme::colours(m_mode);
    inks.setColor(QPalette::Text, isWrong ? colours.ink : colours.muted);
    m_reading->setPalette(inks);
}

void QuestionEditor::readOut()
{
    if (!m_state.isRested || !m_state.isChecked || m_state.isCounting || wantsCount(m_state))
        return;
    QWidget* speaker = m_state.error ? static_cast<QWidget*>(m_reading)
        : m_state.count              ? m_count
                                     : m_mark;
    m_text->setAccessibleDescription(m_state.error ? m_reading->toPlainText() : QString());
    QAccessibleEvent alert(speaker, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    emit told(m_state.error       ? m_reading->toPlainText()
                  : m_state.count ? m_count->accessibleName()
                                  : m_mark->text());
}

void QuestionEditor::setLanguage(language::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    if (isVisible())
        check();
}

void QuestionEditor::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    const QFont small = theme::font(sizes.small);
    for (QWidget* part : {static_cast<QWidget*>(m_reading), static_cast<QWidget*>(m_mark),
                          static_cast<QWidget*>(m_steps)})
        part->setFont(small);
    for (QLabel* heading : {m_heading, m_readingHeading})
        heading->setFont(theme::font(sizes.small, theme::Weight::Medium));
    m_count->setFont(theme::font(sizes.value, theme::Weight::Medium));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(static_cast<int>(sizes.small));
    m_text->setFont(fixed);
    m_text->setMode(mode);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 5);
    m_reading->setMinimumHeight(m_reading->fontMetrics().lineSpacing() * 3);
    const int across = static_cast<int>(sizes.small * 1.2);
    layout()->setContentsMargins(across, across, across, across);
    showReading();
}

void QuestionEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QuestionEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void QuestionEditor::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Colours& colours = theme::colours(m_mode);
    QPainter painter(this);
    painter.fillRect(rect(), colours.raised);
    painter.fillRect(QRect(0, 0, 1, height()), colours.line);
}

void QuestionEditor::retranslate()
{
    m_heading->setText(tr("The question"));
    m_text->setAccessibleName(tr("The question as text"));
    m_ask->setText(tr("Ask"));
    m_ask->setToolTip(tr("Show the answer as a chart (%1)")
                          .arg(QKeySequence(Qt::ControlModifier | Qt::Key_Return)
                                   .toString(QKeySequence::NativeText)));
    m_save->setText(tr("Save as…"));
    m_save->setToolTip(tr("Keep this text as a .cohort file"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Back to the chart, without the changes (%1)")
                            .arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    apply(m_state);
}

} // namespace ui::explore

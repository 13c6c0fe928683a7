// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/card.h"

#include "ui/charts/geometry/figure.h"
#include "ui/charts/geometry/figure_words.h"
#include "ui/errors/error_words.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui::home {

Card::Card(core::session::SavedQuestion question, explore::Asker ask, explore::Labeller label,
           QWidget* parent)
    : QAbstractButton(parent)
    , m_question(std::move(question))
    , m_ask(std::move(ask))
    , m_label(std::move(label))
{
    setObjectName(QString::fromStdString(m_question.id));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void Card::ask(language::Language language)
{
    m_language = language;
    setText(charts::words(m_question.title, language));
    setAccessibleName(text());
    m_job.start([ask = m_ask, text = m_question.text,
                 language](core::TaskContext& task) { return ask(text, language, task); },
                [this](const core::Result<core::session::Answer>& answer) { receive(answer); });
}

void Card::receive(const core::Result<core::session::Answer>& answer)
{
    if (answer) {
        charts::KeyLabel label;
        if (m_label)
            label = [this](const QString& by, const QString& key) {
                return m_label(by, key, m_language);
            };
        charts::Figure figure = charts::makeFigure(answer.value(), m_question, m_language, label);
        setAccessibleName(figure.finding);
        setAccessibleDescription(figure.summary);
        m_error.reset();
        m_isAnswered = true;
        showAnswer(answer.value(), std::move(figure));
    } else {
        m_error = answer.error();
        m_isAnswered = false;
        hideAnswer();
        setAccessibleDescription(errors::wordsFor(*m_error).happened);
    }
    update();
    emit settled();
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Card::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    m_sizes = sizes;
    placeParts();
    update();
}

QRectF Card::inside() const
{
    const double margin = m_sizes.small * 0.9;
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

void Card::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    placeParts();
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Colours& colours = theme::colours(m_mode);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(colours.accent, 2) : QPen(colours.line, 1));
    painter.setBrush(underMouse() || isDown() ? colours.hover : colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    if (m_isAnswered)
        return;
    painter.setPen(colours.muted);
    painter.setFont(theme::font(m_sizes.small));
    const QString words = m_error ? errors::wordsFor(*m_error).happened : tr("Counting");
    painter.drawText(inside(), Qt::TextWordWrap, text() + QLatin1Char('\n') + words);
}

} // namespace ui::home

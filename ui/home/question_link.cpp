// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/question_link.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui::home {

namespace {

constexpr int Frame = 3; ///< pixels for the focus frame

} // namespace

QuestionLink::QuestionLink(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void QuestionLink::setLacking(const QString& why)
{
    m_lacking = why;
    setAccessibleDescription(why);
    setCursor(why.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

void QuestionLink::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    setFont(theme::font(sizes.small));
    updateGeometry();
}

QString QuestionLink::words() const
{
    return m_lacking.isEmpty() ? text() : text() + QLatin1Char('\n') + m_lacking;
}

int QuestionLink::heightForWidth(int width) const
{
    const QRect room(0, 0, width - 2 * Frame, 10'000);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, words()).height() + 2 * Frame;
}

QSize QuestionLink::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 30;
    return {width, heightForWidth(width)};
}

void QuestionLink::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void QuestionLink::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Colours& colours = theme::colours(m_mode);
    QPainter painter(this);
    QFont face = font();
    face.setUnderline(underMouse() && !isLacking());
    painter.setFont(face);
    painter.setPen(isLacking() ? colours.muted : colours.accent);
    painter.drawText(rect().adjusted(Frame, Frame, -Frame, -Frame), Qt::TextWordWrap, words());
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace ui::home

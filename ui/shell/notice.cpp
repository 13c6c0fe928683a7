// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice.h"

#include "ui/theme/typography.h"

#include <QAccessible>

#include <chrono>

namespace ui::shell {

Notice::Notice(QWidget* parent)
    : QLabel(parent)
{
    using namespace std::chrono_literals;
    setObjectName(QStringLiteral("notice"));
    setTextFormat(Qt::PlainText);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_timer.setSingleShot(true);
    m_timer.setInterval(5s);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void Notice::say(const QString& text)
{
    setText(text);
    setAccessibleName(text);
    adjustSize();
    const QWidget& page = *parentWidget();
    move((page.width() - width()) / 2, page.height() - height() - theme::grid(6));
    show();
    raise();
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace ui::shell

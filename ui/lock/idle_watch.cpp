// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMouseEvent>

#include <algorithm>

namespace ui::lock {

IdleWatch::IdleWatch(Now now, QObject* parent)
    : QObject(parent)
    , m_now(std::move(now))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
}

void IdleWatch::start(std::chrono::minutes limit)
{
    m_limit = limit;
    m_touched = m_now();
    QCoreApplication::instance()->installEventFilter(this);
    plan();
}

void IdleWatch::setLimit(std::chrono::minutes limit)
{
    m_limit = limit;
    if (m_timer.isActive())
        look();
}

void IdleWatch::stop()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
}

void IdleWatch::look()
{
    if (m_now() - m_touched < m_limit)
        return plan();
    stop();
    emit idle();
}

void IdleWatch::plan()
{
    // Never farther than a few seconds: a timer may sleep with the computer, the look does not.
    constexpr std::chrono::milliseconds Farthest {5000};
    const auto left = m_touched + m_limit - m_now();
    m_timer.start(std::clamp(left, std::chrono::milliseconds(1), Farthest));
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        // A window that opens under a resting pointer gets a move as well.
        if (const QPointF at = static_cast<QMouseEvent*>(event)->globalPosition(); at == m_pointer)
            break;
        else
            m_pointer = at;
        [[fallthrough]];
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        m_touched = m_now();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::lock

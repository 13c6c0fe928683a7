// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/curtain.h"

#include "ui/lock/audience_safe.h"

#include <QApplication>
#include <QDrag>
#include <QThread>

#include <utility>

namespace ui::lock {

namespace {

constexpr int OutermostLoop = 1;
constexpr int DeepestMenu = 32; ///< a popup that will not hide must not hold the lock up

} // namespace

void Curtain::draw(QWidget* keep, std::function<void()> down)
{
    m_keep = keep;
    m_down = std::move(down);
    QDrag::cancel();
    sweep();
    // A timer and no queued call: a queued call that posts itself again never lets its loop end.
    m_unwinding.disconnect(this);
    connect(&m_unwinding, &QTimer::timeout, this, [this] {
        if (QThread::currentThread()->loopLevel() > OutermostLoop)
            return sweep();
        m_unwinding.stop();
        sweep();
        std::exchange(m_down, {})();
    });
    m_unwinding.start(1);
}

void Curtain::sweep() const
{
    for (int depth = 0; depth < DeepestMenu; ++depth)
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->hide();
    // Hidden and not rejected: either ends the loop of a dialog, which then was not accepted, but
    // a rejection may ask back, in one more loop, before this one goes on.
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window != m_keep && !isAudienceSafe(*window) && window->isVisible())
            window->hide();
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/curtain.h"

#include "ui/lock/audience_safe.h"

#include <QApplication>
#include <QDialog>
#include <QDrag>
#include <QThread>

#include <utility>

namespace ui::lock {

namespace {

constexpr int OutermostLoop = 1;

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
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->hide();
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (window == m_keep || isAudienceSafe(*window) || !window->isVisible())
            continue;
        // Rejected first, so that who asked gets an answer; hidden in any case.
        if (auto* dialog = qobject_cast<QDialog*>(window)) {
            const QPointer<QDialog> guard(dialog);
            dialog->reject();
            if (!guard)
                continue;
        }
        window->hide();
    }
}

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/witness.h"

#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace app {

Witness::Witness(ui::shell::MainWindow& window, Task task)
    : m_window(window)
    , m_task(std::move(task))
{
    window.installEventFilter(this);
    window.page().canvas().installEventFilter(this);
    // A page that cannot answer has a picture too.
    connect(&window.page(), &ui::explore::ExplorePage::failed, this,
            [this] { QTimer::singleShot(0, this, &Witness::finish); });
}

bool Witness::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        if (watched == &m_window && !m_windowSeen) {
            m_windowSeen = true;
            report("window");
        } else if (watched != &m_window && m_window.page().figure() && !m_figureSeen) {
            m_figureSeen = true;
            report("figure");
            QTimer::singleShot(0, this, &Witness::finish);
        }
    }
    return QObject::eventFilter(watched, event);
}

void Witness::report(const char* what) const
{
    if (!m_task.timing)
        return;
    std::printf("%s painted after %lld ms\n", what,
                static_cast<long long>(m_task.sinceStart.elapsed()));
    std::fflush(stdout);
}

void Witness::finish()
{
    if (m_task.screenshot.isEmpty())
        return;
    const bool saved = m_window.grab().save(m_task.screenshot, "PNG");
    if (!saved)
        std::fprintf(stderr, "segue: the screenshot cannot be written\n");
    QCoreApplication::exit(saved ? 0 : 7);
}

} // namespace app

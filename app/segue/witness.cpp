// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/witness.h"

#include "ui/home/home_page.h"
#include "ui/shell/main_window.h"

#include <QEvent>
#include <QPixmap>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace app {

Witness::Witness(Task task)
    : m_task(std::move(task))
{
}

void Witness::watch(ui::shell::MainWindow& window)
{
    m_window = &window;
    window.installEventFilter(this);
    window.page().canvas().installEventFilter(this);
    connect(&window.home(), &ui::home::HomePage::settled, this, [this] {
        if (!std::exchange(m_figureSeen, true))
            report("figure");
        QTimer::singleShot(0, this, [this] { finish(m_window); });
    });
    // A page that cannot answer has a picture too.
    connect(&window.page(), &ui::explore::ExplorePage::failed, this,
            [this] { QTimer::singleShot(0, this, [this] { finish(m_window); }); });
}

void Witness::seeWaiting(QWidget& window)
{
    QTimer::singleShot(0, this, [this, &window] { finish(&window); });
}

bool Witness::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_window) {
        if (watched == m_window && !m_windowSeen) {
            m_windowSeen = true;
            report("window");
        } else if (watched != m_window && m_window->page().figure() && !m_figureSeen) {
            m_figureSeen = true;
            report("figure");
            QTimer::singleShot(0, this, [this] { finish(m_window); });
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

void Witness::finish(QWidget* window)
{
    if (m_task.screenshot.isEmpty() || !window)
        return;
    const bool saved = window->grab().save(m_task.screenshot, "PNG");
    if (!saved)
        std::fprintf(stderr, "segue: the screenshot cannot be written\n");
    m_task.screenshot.clear(); // one is enough
    m_task.end(saved ? 0 : 7);
}

} // namespace app

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the windows for --timing and --screenshot: says when they were painted, keeps a picture
// and ends the program.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QWidget;

namespace ui::shell {
class MainWindow;
}

namespace app {

class Witness final : public QObject
{
    Q_OBJECT

public:
    struct Task
    {
        QElapsedTimer sinceStart;
        bool timing = false;
        QString screenshot;
        std::function<void(int code)> end;
    };
    explicit Witness(Task task);

    void watch(ui::shell::MainWindow& window);
    /// A window that waits for its user has a picture too.
    void seeWaiting(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void report(const char* what) const;
    void finish(QWidget* window);

    QPointer<ui::shell::MainWindow> m_window;
    Task m_task;
    bool m_windowSeen = false;
    bool m_figureSeen = false;
};

} // namespace app

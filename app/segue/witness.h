// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the window for --timing and --screenshot: says when it was painted, keeps a picture of
// it and ends the program.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

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
    };
    Witness(ui::shell::MainWindow& window, Task task);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void report(const char* what) const;
    void finish();

    ui::shell::MainWindow& m_window;
    Task m_task;
    bool m_windowSeen = false;
    bool m_figureSeen = false;
};

} // namespace app

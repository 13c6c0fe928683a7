// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when nobody has touched keyboard or pointer for a while, in any window of the program.
#pragma once

#include "ui/lock/wrong_tries.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

namespace ui::lock {

class IdleWatch final : public QObject
{
    Q_OBJECT

public:
    explicit IdleWatch(Now now, QObject* parent = nullptr);

    /// Starts counting anew.
    void start(std::chrono::minutes limit);
    void setLimit(std::chrono::minutes limit);
    void stop();

    /// Looks at the clock; called by a timer of its own.
    void look();

signals:
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void plan();

    Now m_now;
    QTimer m_timer;
    std::chrono::milliseconds m_limit {0};
    std::chrono::milliseconds m_touched {0};
    QPointF m_pointer;
};

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes every private window from the screen at once, dialogs and menus with loops of their own
// included, and tells when all those loops have come back.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace ui::lock {

class Curtain final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Hides all windows but @p keep and those marked audience-safe; who waits for a dialog learns
    /// that it was not accepted. Then calls @p down from the outermost event loop: only there may a
    /// window be destroyed, since a function that waits for a dialog still stands on the stack
    /// until then. A dialog that opens meanwhile goes too.
    void draw(QWidget* keep, std::function<void()> down);

private:
    void sweep() const;

    QPointer<QWidget> m_keep;
    std::function<void()> m_down;
    QTimer m_unwinding;
};

} // namespace ui::lock

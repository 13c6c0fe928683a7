// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/caps_lock.h"

#include <QKeyEvent>

namespace ui::lock {

void CapsLock::see(const QKeyEvent& press)
{
    if (press.key() == Qt::Key_CapsLock) {
        if (m_is != Is::Unknown && !press.isAutoRepeat())
            m_is = m_is == Is::On ? Is::Off : Is::On;
        return;
    }
    const QString text = press.text();
    if (text.size() != 1 || press.modifiers().testFlag(Qt::ControlModifier))
        return;
    const QChar typed = text.front();
    if (typed.isUpper() == typed.isLower())
        return; // a digit, or a script without capitals
    const bool shifted = press.modifiers().testFlag(Qt::ShiftModifier);
    m_is = typed.isUpper() != shifted ? Is::On : Is::Off;
}

} // namespace ui::lock

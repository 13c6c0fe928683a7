// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is Caps Lock on? Told from what was typed: a capital without Shift, or a small letter with it.
// Works on every display system; knows nothing before the first letter.
#pragma once

class QKeyEvent;

namespace ui::lock {

class CapsLock
{
public:
    /// To be shown every key press of the field.
    void see(const QKeyEvent& press);
    bool isOn() const { return m_is == Is::On; }

private:
    enum class Is
    {
        Unknown,
        Off,
        On
    };
    Is m_is = Is::Unknown;
};

} // namespace ui::lock

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mark of a window that may stay when Segue locks: it holds disclosed figures already drawn and
// nothing else. Every window without it goes.
#pragma once

#include <QVariant>
#include <QWidget>

namespace ui::lock {

/// @p window must hold no model, no session and no text that somebody typed.
inline void markAudienceSafe(QWidget& window)
{
    window.setProperty("audienceSafe", true);
}

inline bool isAudienceSafe(const QWidget& window)
{
    return window.property("audienceSafe").toBool();
}

} // namespace ui::lock

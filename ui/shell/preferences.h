// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next. No security decision is a preference.
#pragma once

#include "ui/language/language.h"
#include "ui/lock/idle_limits.h"
#include "ui/theme/colours.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

class QSettings;

namespace ui::shell {

struct Preferences
{
    QStringList recent; ///< ids of the questions asked last, the latest first
    theme::Mode mode = theme::Mode::Light;
    language::Language language = language::Language::English;
    double zoom = 1.0; ///< of the text, 0.8 to 1.6
    QByteArray window; ///< QWidget::saveGeometry
    int idleMinutes = lock::UsualIdleMinutes; ///< before it locks by itself; kept in its range
};

constexpr qsizetype MostRecent = 4;
constexpr double LeastZoom = 0.8;
constexpr double GreatestZoom = 1.6;

/// Values out of range are repaired. First start: the system's language.
Preferences load(const QSettings& settings);
void save(const Preferences& preferences, QSettings& settings);

} // namespace ui::shell

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace ui::shell {

namespace {

constexpr const char* Recent = "home/recent";
constexpr const char* Theme = "look/theme";
constexpr const char* LanguageKey = "look/language";
constexpr const char* Zoom = "look/zoom";
constexpr const char* Window = "window/geometry";
constexpr const char* IdleMinutes = "lock/minutes";

QString key(const char* name)
{
    return QLatin1String(name);
}

} // namespace

Preferences load(const QSettings& settings)
{
    Preferences loaded;
    loaded.recent = settings.value(key(Recent)).toStringList().mid(0, MostRecent);
    loaded.mode = settings.value(key(Theme)).toString() == QLatin1String("dark")
        ? theme::Mode::Dark
        : theme::Mode::Light;
    const QString system = QLocale::system().language() == QLocale::Spanish ? QStringLiteral("es")
                                                                            : QStringLiteral("en");
    loaded.language = language::fromCode(settings.value(key(LanguageKey), system).toString());
    loaded.zoom = std::clamp(settings.value(key(Zoom), 1.0).toDouble(), LeastZoom, GreatestZoom);
    loaded.window = settings.value(key(Window)).toByteArray();
    loaded.idleMinutes
        = std::clamp(settings.value(key(IdleMinutes), lock::UsualIdleMinutes).toInt(),
                     lock::LeastIdleMinutes, lock::MostIdleMinutes);
    return loaded;
}

void save(const Preferences& preferences, QSettings& settings)
{
    settings.setValue(key(Recent), preferences.recent);
    settings.setValue(key(Theme),
                      preferences.mode == theme::Mode::Dark ? QStringLiteral("dark")
                                                            : QStringLiteral("light"));
    settings.setValue(key(LanguageKey), language::code(preferences.language));
    settings.setValue(key(Zoom), preferences.zoom);
    settings.setValue(key(Window), preferences.window);
    settings.setValue(key(IdleMinutes), preferences.idleMinutes);
}

} // namespace ui::shell

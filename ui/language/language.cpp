// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/language.h"

#include <QCoreApplication>
#include <QTranslator>

#include <memory>

namespace ui::language {

namespace {

/// Loaded once, read-only afterwards, so that any thread may ask it.
const QTranslator& spanish()
{
    static const std::unique_ptr<const QTranslator> translator = [] {
        auto loaded = std::make_unique<QTranslator>();
        [[maybe_unused]] const bool found
            = loaded->load(QStringLiteral(":/translations/segue_es.qm"));
        return loaded;
    }();
    return *translator;
}

} // namespace

QString code(Language language)
{
    return language == Language::Spanish ? QStringLiteral("es") : QStringLiteral("en");
}

Language fromCode(const QString& code)
{
    return code == QLatin1String("es") ? Language::Spanish : Language::English;
}

QLocale locale(Language language)
{
    return {language == Language::Spanish ? QLocale::Spanish : QLocale::English,
            QLocale::UnitedStates};
}

QString phrase(Language language, const char* context, const char* english)
{
    if (language == Language::Spanish)
        if (const QString found = spanish().translate(context, english); !found.isEmpty())
            return found;
    return QString::fromUtf8(english);
}

void install(Language language)
{
    auto* translator = const_cast<QTranslator*>(&spanish()); // Qt keeps a mutable pointer
    QCoreApplication::removeTranslator(translator);
    QLocale::setDefault(locale(language));
    if (language == Language::Spanish)
        QCoreApplication::installTranslator(translator);
}

} // namespace ui::language

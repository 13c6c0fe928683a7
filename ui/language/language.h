// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two languages of the program, and phrases in either of them whatever the window speaks: a
// figure is made for a language, not for the language that happens to be installed.
#pragma once

#include <QLocale>
#include <QString>

namespace ui::language {

enum class Language
{
    English,
    Spanish
};

QString code(Language language); ///< "en", "es"
Language fromCode(const QString& code); ///< English for whatever is not "es"

/// Numbers and dates as Californians write them: 1,640 in both languages.
QLocale locale(Language language);

/// @p english, marked with QT_TRANSLATE_NOOP under @p context, in @p language.
QString phrase(Language language, const char* context, const char* english);

/// From now on tr() speaks @p language. GUI thread only.
void install(Language language);

} // namespace ui::language

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An error in words for people: what happened, what became of their data, what to do next. One
// text per code; nothing here ever shows an error's detail, which is for logs.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace ui::errors {

struct ErrorWords
{
    QString happened; ///< a short sentence, fit for a heading
    QString kept; ///< what was and was not lost
    QString next; ///< what the reader can do
};

ErrorWords wordsFor(core::ErrorCode code);

/// With the place and the nearest names where the error has them.
ErrorWords wordsFor(const core::Error& error);

} // namespace ui::errors

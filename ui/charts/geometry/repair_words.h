// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of hidden numbers, and of other ways to ask.
#pragma once

#include "core/session/repair.h"
#include "ui/language/language.h"

#include <QString>

namespace ui::charts {

/// Why numbers of an answer are hidden, in general; never which rule hid them.
QString whyHidden(language::Language language);

/// "Without gender".
QString repairText(const core::session::Repair& repair, language::Language language);

/// That no way to ask was found which hides nothing.
QString noRepairText(language::Language language);

} // namespace ui::charts

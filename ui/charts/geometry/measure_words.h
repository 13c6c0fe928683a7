// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a question measures, and how two years differ, as sentences for a council.
#pragma once

#include "ui/language/language.h"

#include <QString>
#include <QStringList>

namespace core::session {
struct Answer;
}
namespace core::disclosure {
class NumberCell;
}

namespace ui::charts {

/// "12.5"; a sign before growth; "not shown" where it is hidden, "-" where there is none.
QString statisticText(const core::disclosure::NumberCell& cell, const core::session::Answer& answer,
                      language::Language language);

/// "Measured of 1,200 students, not of 40: mean 11.5, median 12.0, …" of everybody, and the curve.
/// Empty where nothing is measured.
QStringList measureLines(const core::session::Answer& answer, language::Language language);

/// "Different students (1,000, 1,000) in 2008-09 and 2009-10.", then a line for each step. Empty
/// where nothing is compared.
QStringList changeLines(const core::session::Answer& answer, language::Language language);

} // namespace ui::charts

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a figure, in a language, without a window: also what the terminal prints.
#pragma once

#include "ui/charts/geometry/figure.h"

#include <QString>

#include <optional>
#include <string>

namespace core::dictionary {
struct Words;
}
namespace core::disclosure {
class CountCell;
class DisclosedTable;
class RateCell;
struct DisclosedStep;
} // namespace core::disclosure

namespace ui::charts {

/// A phrase of figures in @p language; @p english is marked with QT_TRANSLATE_NOOP("Figure", …).
QString say(language::Language language, const char* english);

QString words(const core::dictionary::Words& both, language::Language language);
Count countOf(const core::disclosure::CountCell& cell);
QString number(qint64 value, language::Language language); ///< "1,640"

/// Whole per cent, half up, from exact counts. @pre of > 0
int wholePercent(qint64 yes, qint64 of);
int wholePercent(double rate);

/// Per cent with one decimal, half up, from exact counts: "58.0". @pre of > 0
QString tenthsOfPercent(qint64 yes, qint64 of, language::Language language);

/// @p question with words for whatever it has none for: a question from a file brings a text only.
/// Afterwards it has as many steps as @p answer.
core::session::SavedQuestion completed(core::session::SavedQuestion question,
                                       const core::session::Answer& answer);

/// "Of our B students …, 58 in 100 started below transfer level."; the question's title where a
/// number of the sentence is hidden.
QString findingText(const core::session::Answer& answer,
                    const core::session::SavedQuestion& question, language::Language language);

std::vector<RibbonPart> ribbonParts(const core::session::Answer& answer,
                                    const core::session::SavedQuestion& question,
                                    language::Language language);

/// "1,640 started · 738 at a community college · …"
QString ribbonText(const core::session::Answer& answer,
                   const core::session::SavedQuestion& question, language::Language language);

/// "Invented students, Demo region, data to 30 June 2015; …; nothing is hidden here."
QString provenanceText(const core::session::Answer& answer, language::Language language);

/// "50 to 60 in 100". @pre rate.isBand()
QString bandText(const core::disclosure::RateCell& rate, language::Language language);

/// "50–60", for a table. @pre rate.isBand()
QString shortBandText(const core::disclosure::RateCell& rate);

/// "357 of 615, could be 54 to 62 in 100"; of a band what it says; the reason where it is hidden.
QString readingOf(const core::disclosure::DisclosedStep& step, language::Language language);

/// The one reason given for every hidden number.
QString hiddenText(language::Language language);

} // namespace ui::charts

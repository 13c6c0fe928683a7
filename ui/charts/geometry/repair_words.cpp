// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/repair_words.h"

#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

namespace ui::charts {

using core::session::Repair;
using language::Language;

namespace {

/// A label in the middle of a phrase.
QString within(const core::dictionary::Words& label, Language language)
{
    QString text = words(label, language);
    if (text.size() > 1 && text.at(1).isLower())
        text[0] = text.at(0).toLower();
    return text;
}

} // namespace

QString whyHidden(Language language)
{
    return say(language,
               QT_TRANSLATE_NOOP("Figure",
                                 "Some numbers are hidden: with them a few students could be "
                                 "recognised."));
}

QString repairText(const Repair& repair, Language language)
{
    const QString field = within(repair.field, language);
    if (repair.isYear && repair.change != Repair::Change::CoarserGroup)
        return say(language, QT_TRANSLATE_NOOP("Figure", "All years together"));
    switch (repair.change) {
    case Repair::Change::WithoutGroup:
        return say(language, QT_TRANSLATE_NOOP("Figure", "Without %1")).arg(field);
    case Repair::Change::Together:
        return say(language, QT_TRANSLATE_NOOP("Figure", "All groups together"));
    case Repair::Change::CoarserGroup:
        return say(language, QT_TRANSLATE_NOOP("Figure", "By %1 instead of %2"))
            .arg(within(repair.instead, language), field);
    case Repair::Change::WithoutCondition:
        break;
    }
    return say(language, QT_TRANSLATE_NOOP("Figure", "Whatever the %1")).arg(field);
}

QString noRepairText(Language language)
{
    return say(language,
               QT_TRANSLATE_NOOP("Figure", "No coarser way to ask was found that hides nothing."));
}

} // namespace ui::charts

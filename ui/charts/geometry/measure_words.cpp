// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/measure_words.h"

#include "core/indicators/ratio.h"
#include "core/session/answer.h"
#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ui::charts {

using core::cohort::Measure;
using core::disclosure::CountCell;
using core::disclosure::DisclosedMeasure;
using core::disclosure::DisclosedTable;
using core::disclosure::NumberCell;
using core::disclosure::StepChange;
using core::session::Answer;
using language::Language;

namespace {

constexpr int MostPoints = 6; ///< of a curve in a sentence; the table has all

QString countText(const CountCell& cell, Language language)
{
    return cell.isShown() ? number(cell.value(), language)
                          : say(language, QT_TRANSLATE_NOOP("Figure", "not shown"));
}

/// Per cent with one decimal, half up, as in tables.
QString percentText(double rate, Language language)
{
    return language::locale(language).toString(std::floor(rate * 1000.0 + 0.5) / 10.0, 'f', 1);
}

/// "+2.5", "-5.9", "0.0": points of a hundred.
QString pointsText(std::int64_t tenths, Language language)
{
    const QString text
        = language::locale(language).toString(static_cast<double>(std::abs(tenths)) / 10.0, 'f', 1);
    if (tenths == 0)
        return text;
    return (tenths > 0 ? QStringLiteral("+") : QStringLiteral("-")) + text;
}

QString pointsText(double difference, Language language)
{
    return pointsText(static_cast<std::int64_t>(std::floor(difference * 1000.0 + 0.5)), language);
}

/// The same of two rates, exactly.
QString differenceText(const StepChange& change, Language language)
{
    using core::indicators::Wide;
    const Wide top = Wide {change.after.successes} * change.before.trials
        - Wide {change.before.successes} * change.after.trials;
    return pointsText(
        core::indicators::roundHalfUp({1000 * top, change.before.trials * change.after.trials}, 1),
        language);
}

bool isGrowth(const DisclosedTable& table)
{
    return table.measure()->kind == Measure::Kind::Growth;
}

QString measuredText(const Answer& answer, Language language)
{
    const DisclosedMeasure& measure = *answer.table.total().measure;
    const QString measured = countText(measure.measured, language);
    const QString without = countText(measure.without, language);
    if (isGrowth(answer.table))
        return say(language,
                   QT_TRANSLATE_NOOP("Figure", "Same students (%1; %2 without both numbers)"))
            .arg(measured, without);
    if (answer.table.measure()->kind == Measure::Kind::TimeTo)
        return say(language, QT_TRANSLATE_NOOP("Figure", "Days, measured of %1 and not of %2"))
            .arg(measured, without);
    return say(language, QT_TRANSLATE_NOOP("Figure", "Measured of %1 and not of %2"))
        .arg(measured, without);
}

/// What is shown of the statistics, one phrase each.
QStringList phrases(const Answer& answer, Language language)
{
    const DisclosedMeasure& measure = *answer.table.total().measure;
    QStringList out;
    const auto add = [&](const NumberCell& cell, const char* english) {
        if (cell.isShown())
            out << say(language, english).arg(statisticText(cell, answer, language));
    };
    const bool isTime = answer.table.measure()->kind == Measure::Kind::TimeTo;
    add(measure.mean, QT_TRANSLATE_NOOP("Figure", "mean %1"));
    if (isTime) {
        add(measure.lowerQuartile, QT_TRANSLATE_NOOP("Figure", "a quarter there within %1"));
        add(measure.median, QT_TRANSLATE_NOOP("Figure", "half within %1"));
        add(measure.upperQuartile, QT_TRANSLATE_NOOP("Figure", "three quarters within %1"));
        if (measure.median.isNone() && measure.measured.isShown() && measure.measured.value() > 0)
            out << say(language, QT_TRANSLATE_NOOP("Figure", "fewer than half so far"));
        return out;
    }
    add(measure.median, QT_TRANSLATE_NOOP("Figure", "median %1"));
    if (measure.lowerQuartile.isShown() && measure.upperQuartile.isShown())
        out << say(language, QT_TRANSLATE_NOOP("Figure", "middle half from %1 to %2"))
                   .arg(statisticText(measure.lowerQuartile, answer, language),
                        statisticText(measure.upperQuartile, answer, language));
    return out;
}

/// "By month 6: 31.0 %, by month 12: 48.2 %": the first points, spread over all.
QString curveText(const DisclosedMeasure& measure, Language language)
{
    QStringList points;
    const auto count = static_cast<int>(measure.curve.size());
    const int told = std::min(count, MostPoints);
    for (int i = 0; i < told; ++i) {
        // The last one always, the others evenly before it.
        const auto& point = measure.curve[static_cast<std::size_t>((i + 1) * count / told - 1)];
        points << say(language, QT_TRANSLATE_NOOP("Figure", "by month %1: %2 %"))
                      .arg(point.months)
                      .arg(percentText(point.reached.value(), language));
    }
    return say(language, QT_TRANSLATE_NOOP("Figure", "There (estimated): %1."))
        .arg(points.join(QStringLiteral(", ")));
}

QString splitText(const StepChange& change, Language language)
{
    if (change.isSplitHidden)
        return say(
            language,
            QT_TRANSLATE_NOOP("Figure", " How much of it comes from the groups is not shown."));
    if (!change.parts)
        return {};
    return say(language,
               QT_TRANSLATE_NOOP("Figure",
                                 " Of that %1 within the groups, and %2 because the groups make up "
                                 "other shares."))
        .arg(pointsText(change.parts->rates, language), pointsText(change.parts->mix, language));
}

QString changeText(const std::optional<StepChange>& change, const QString& label, Language language)
{
    if (!change)
        return say(language, QT_TRANSLATE_NOOP("Figure", "%1: the change is not shown."))
            .arg(label);
    const auto rate = [&](core::indicators::Counts counts) {
        return say(language, QT_TRANSLATE_NOOP("Figure", "%1 % (%2 of %3)"))
            .arg(tenthsOfPercent(counts.successes, counts.trials, language),
                 number(counts.successes, language), number(counts.trials, language));
    };
    return say(language,
               QT_TRANSLATE_NOOP("Figure", "%1: %2, then %3: %4 points (could be %5 to %6)."))
               .arg(label, rate(change->before), rate(change->after),
                    differenceText(*change, language), pointsText(change->interval.low, language),
                    pointsText(change->interval.high, language))
        + splitText(*change, language);
}

} // namespace

QString statisticText(const NumberCell& cell, const Answer& answer, Language language)
{
    if (cell.isNone())
        return QStringLiteral("-");
    if (!cell.isShown())
        return say(language, QT_TRANSLATE_NOOP("Figure", "not shown"));
    const QString text
        = language::locale(language).toString(cell.value(), 'f', answer.table.measureDecimals());
    return isGrowth(answer.table) && cell.value() > 0.0 ? QStringLiteral("+") + text : text;
}

QStringList measureLines(const Answer& answer, Language language)
{
    if (!answer.table.measure() || !answer.table.total().measure)
        return {};
    const DisclosedMeasure& measure = *answer.table.total().measure;
    const QStringList told = phrases(answer, language);
    const QString measured = measuredText(answer, language);
    QStringList lines;
    if (!told.isEmpty())
        lines << QStringLiteral("%1: %2.").arg(measured, told.join(QStringLiteral(", ")));
    else if (measure.measured.isShown() && measure.measured.value() == 0)
        lines << say(language, QT_TRANSLATE_NOOP("Figure", "Measured of nobody."));
    else
        lines << QStringLiteral("%1. %2.").arg(measured, hiddenText(language));
    if (!measure.curve.empty())
        lines << curveText(measure, language);
    return lines;
}

QStringList changeLines(const Answer& answer, Language language)
{
    const auto& change = answer.table.change();
    if (!change)
        return {};
    const bool isStudents = answer.table.unit() == core::cohort::Unit::Students;
    QStringList lines {
        say(language,
            isStudents ? QT_TRANSLATE_NOOP("Figure", "Different students (%1, %2) in %3 and %4.")
                       : QT_TRANSLATE_NOOP("Figure", "Different records (%1, %2) in %3 and %4."))
            .arg(countText(change->before.n, language), countText(change->after.n, language),
                 QString::fromStdString(change->from), QString::fromStdString(change->to))};
    for (std::size_t step = 0; step < answer.changes.size(); ++step)
        lines << changeText(answer.changes[step],
                            QString::fromStdString(answer.table.stepLabels()[step]), language);
    return lines;
}

} // namespace ui::charts

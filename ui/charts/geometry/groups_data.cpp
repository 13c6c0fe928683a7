// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/groups_data.h"

#include "core/disclosure/disclosed_reading.h"
#include "core/session/answer.h"
#include "core/session/saved_question.h"
#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::charts {

using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::session::Answer;
using core::session::SavedQuestion;
using language::Language;

namespace {

Count baseOf(const DisclosedStep& step)
{
    if (!step.yes.isShown() || !step.no.isShown())
        return std::nullopt;
    return step.yes.value() + step.no.value();
}

/// @p isEarly: some of its students can still reach the step.
GroupRow makeRow(const QString& label, const DisclosedStep& step, bool isEarly, Language language)
{
    GroupRow row {.label = label,
                  .of = baseOf(step),
                  .yes = countOf(step.yes),
                  .isFair = step.isFair,
                  .reading = readingOf(step, language)};
    if (step.rate.isBand()) {
        row.span = RateSpan {step.rate.from() / 100.0, step.rate.to() / 100.0};
        row.countsText = bandText(step.rate, language);
        row.spanText = shortBandText(step.rate);
    }
    if (!row.of)
        return row;
    if (*row.of == 0) {
        row.isNobody = !isEarly;
        row.reading = isEarly ? say(language, QT_TRANSLATE_NOOP("Figure", "Too early to tell"))
                              : say(language, QT_TRANSLATE_NOOP("Figure", "Nobody to count"));
        return row;
    }
    row.countsText = say(language, QT_TRANSLATE_NOOP("Figure", "%1 of %2"))
                         .arg(number(*row.yes, language), number(*row.of, language));
    row.rate = static_cast<double>(*row.yes) / static_cast<double>(*row.of);
    if (step.low.isShown() && step.high.isShown()) {
        row.low = step.low.value();
        row.high = step.high.value();
    }
    if (!step.isFair)
        row.reading += say(
            language, QT_TRANSLATE_NOOP("Figure", "; still open: not everybody has had the time"));
    return row;
}

/// Whether somebody waits at one of the first @p count steps.
bool isEarly(const std::vector<DisclosedStep>& steps, std::size_t count)
{
    return std::any_of(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const DisclosedStep& step) { return core::disclosure::isOpen(step); });
}

/// A group of a question that only counts who started.
GroupRow makeCount(const QString& label, const DisclosedRow& counted, Language language)
{
    GroupRow row {.label = label, .of = countOf(counted.n), .isCount = counted.n.isShown()};
    row.reading = row.isCount
        ? say(language, QT_TRANSLATE_NOOP("Figure", "%1 students")).arg(number(*row.of, language))
        : hiddenText(language);
    return row;
}

QString keyText(const Answer& answer, const DisclosedRow& row, Language language,
                const KeyLabel& keyLabel)
{
    QStringList parts;
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
        const QString key = QString::fromStdString(row.keys[i]);
        if (key == QLatin1String("(missing)"))
            parts << say(language, QT_TRANSLATE_NOOP("Figure", "Not recorded"));
        else if (key == QLatin1String("(not reached)"))
            parts << say(language, QT_TRANSLATE_NOOP("Figure", "Did not get that far"));
        else
            parts << (keyLabel ? keyLabel(QString::fromStdString(answer.table.by()[i]), key) : key);
    }
    QString text = parts.join(QStringLiteral(" · "));
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

bool isNamed(const DisclosedRow& row, const SavedQuestion& question)
{
    return std::ranges::any_of(row.keys, [&](const std::string& key) {
        return question.finding.en.find("{rate:" + key + "}") != std::string::npos;
    });
}

/// Where the finding names every group, or none, no group stands out from the others.
void choosePlaces(GroupsData& data)
{
    const auto shown = std::ranges::count_if(
        data.rows, [](const GroupRow& row) { return row.rate.has_value(); });
    const auto named = std::ranges::count_if(
        data.rows, [](const GroupRow& row) { return row.rate && row.isNamed; });
    const bool standsOut = named > 0 && named < shown;
    for (GroupRow& row : data.rows) {
        row.isNamed = row.isNamed && standsOut;
        row.isStrong = row.rate.has_value() && (row.isNamed || !standsOut);
    }
}

void finish(GroupsData& data, const Answer& answer, Language language)
{
    data.hiddenLabel = hiddenText(language);
    data.moreLabel = say(language, QT_TRANSLATE_NOOP("Figure", "%1 more in the table"));
    const auto isOpen = [](const GroupRow& row) { return row.of && !row.isFair; };
    if (std::ranges::any_of(data.rows, isOpen))
        data.openLabel = say(
            language, QT_TRANSLATE_NOOP("Figure", "Hollow: not everybody has had the time yet"));
    choosePlaces(data);
    const auto& total = answer.table.total();
    if (answer.table.by().empty() || total.steps.empty())
        return;
    const DisclosedStep& last = total.steps.back();
    if (const Count of = baseOf(last); of && *of > 0) {
        data.total = static_cast<double>(last.yes.value()) / static_cast<double>(*of);
        data.totalLabel = say(language, QT_TRANSLATE_NOOP("Figure", "All %1"))
                              .arg(wholePercent(last.yes.value(), *of));
    }
}

std::vector<TwinCell> cellsOf(const GroupRow& row, Count n, bool hasSteps, Language language)
{
    std::vector<TwinCell> cells(4, hiddenCell(language));
    if (n)
        cells[0] = {.text = number(*n, language), .sortKey = static_cast<double>(*n)};
    if (!hasSteps)
        return {cells[0], {}, {}, {}};
    if (row.span)
        cells[2] = {.text = row.spanText, .sortKey = row.span->from};
    if (!row.of || !row.yes)
        return cells;
    cells[1] = {.text = *row.of > 0 ? row.countsText : row.reading,
                .sortKey = static_cast<double>(*row.yes)};
    cells[2] = cells[3] = noneCell();
    if (row.rate)
        cells[2] = {.text = tenthsOfPercent(*row.yes, *row.of, language), .sortKey = *row.rate};
    if (row.low && row.high)
        cells[3]
            = {.text
               = QStringLiteral("%1–%2").arg(wholePercent(*row.low)).arg(wholePercent(*row.high)),
               .sortKey = *row.low};
    return cells;
}

} // namespace

GroupsData makeGroups(const Answer& answer, const SavedQuestion& question, Language language,
                      const KeyLabel& keyLabel)
{
    GroupsData data;
    if (!question.steps.empty())
        data.caption = words(question.steps.back().yes, language);
    for (const DisclosedRow& row : answer.table.rows()) {
        const QString label = keyText(answer, row, language, keyLabel);
        data.rows.push_back(
            row.steps.empty()
                ? makeCount(label, row, language)
                : makeRow(label, row.steps.back(), isEarly(row.steps, row.steps.size()), language));
        data.rows.back().isNamed = isNamed(row, question);
    }
    finish(data, answer, language);
    return data;
}

GroupsData makeSteps(const Answer& answer, const SavedQuestion& question, Language language)
{
    GroupsData data;
    data.caption = words(question.startNode, language);
    const auto& steps = answer.table.total().steps;
    for (std::size_t i = 0; i < steps.size() && i < question.steps.size(); ++i) {
        data.rows.push_back(makeRow(words(question.steps[i].yes, language), steps[i],
                                    isEarly(steps, i + 1), language));
        data.rows.back().isNamed = i + 1 == steps.size();
    }
    finish(data, answer, language);
    return data;
}

Twin groupsTwin(const GroupsData& data, const Answer& answer, Language language)
{
    Twin twin;
    twin.headers = {say(language, QT_TRANSLATE_NOOP("Figure", "Group")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Started")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Students")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "In 100")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Could be"))};
    const auto& table = answer.table;
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
        const Count n = countOf(i < table.rows().size() ? table.rows()[i].n : table.total().n);
        twin.rows.push_back(
            {.label = data.rows[i].label,
             .cells = cellsOf(data.rows[i], n, !table.stepLabels().empty(), language),
             .target = static_cast<int>(i),
             .isStrong = data.rows[i].isNamed});
    }
    return twin;
}

} // namespace ui::charts

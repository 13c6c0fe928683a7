// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/figure_words.h"

#include "core/cohort/text_form.h"
#include "core/disclosure/disclosed_reading.h"
#include "core/indicators/ratio.h"
#include "core/session/answer.h"
#include "core/session/saved_question.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui::charts {

using core::dictionary::Words;
using core::disclosure::CountCell;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;
using core::disclosure::RateCell;
using core::session::Answer;
using core::session::SavedQuestion;
using language::Language;

namespace {

/// Of a band "50 to 60".
std::optional<QString> percent(const RateCell& cell, Language language)
{
    if (cell.isBand())
        return say(language, QT_TRANSLATE_NOOP("Figure", "%1 to %2"))
            .arg(cell.from())
            .arg(cell.to());
    if (!cell.isShown())
        return std::nullopt;
    return QString::number(wholePercent(cell.value()));
}

std::optional<QString> ratePercent(const DisclosedStep& step, Language language)
{
    if (step.yes.isShown() && step.no.isShown() && step.yes.value() + step.no.value() > 0)
        return QString::number(wholePercent(step.yes.value(), step.yes.value() + step.no.value()));
    return percent(step.rate, language);
}

const DisclosedRow* rowWithKey(const Answer& answer, const QString& key)
{
    for (const DisclosedRow& row : answer.table.rows()) {
        QStringList keys;
        for (const std::string& part : row.keys)
            keys << QString::fromStdString(part);
        if (keys.join(QLatin1Char(',')) == key || keys.contains(key))
            return &row;
    }
    return nullptr;
}

std::optional<QString> placeholder(const QString& name, const Answer& answer, Language language)
{
    const DisclosedRow& total = answer.table.total();
    if (name == QLatin1String("n"))
        return total.n.isShown() ? std::optional(number(total.n.value(), language)) : std::nullopt;
    if (total.steps.empty())
        return std::nullopt;
    if (name == QLatin1String("rate"))
        return ratePercent(total.steps.back(), language);
    if (name == QLatin1String("low"))
        return percent(total.steps.back().low, language);
    if (name == QLatin1String("high"))
        return percent(total.steps.back().high, language);
    if (name.startsWith(QLatin1String("rate:")))
        if (const DisclosedRow* row = rowWithKey(answer, name.mid(5)); row && !row->steps.empty())
            return ratePercent(row->steps.back(), language);
    return std::nullopt;
}

RibbonPart ribbonPart(const QString& pattern, const CountCell& cell, Language language)
{
    RibbonPart part;
    part.count = countOf(cell);
    part.value = part.count ? number(*part.count, language)
                            : say(language, QT_TRANSLATE_NOOP("Figure", "Not shown"));
    part.label = QString(pattern).remove(QLatin1String("{n}")).simplified();
    return part;
}

QString pairsText(std::size_t pairs, Language language)
{
    if (pairs == 1)
        return say(
            language,
            QT_TRANSLATE_NOOP("Figure", "one pair of partners has not agreed and is not counted"));
    return say(language,
               QT_TRANSLATE_NOOP("Figure",
                                 "%1 pairs of partners have not agreed and are not counted"))
        .arg(pairs);
}

/// Listed groups of which the size is shown, but not everything.
int partlyHidden(const core::disclosure::DisclosedTable& table)
{
    return static_cast<int>(std::ranges::count_if(table.rows(), [](const DisclosedRow& row) {
        return row.n.isShown() && core::disclosure::hidesSomething(row);
    }));
}

QString hiddenCountText(const core::disclosure::DisclosedTable& table, Language language)
{
    const int hidden = table.hiddenGroups();
    if (hidden == 0)
        return say(language, QT_TRANSLATE_NOOP("Figure", "nothing is hidden here"));
    const int partly = partlyHidden(table);
    if (table.by().empty() || partly == hidden)
        return say(language,
                   QT_TRANSLATE_NOOP("Figure", "some numbers are hidden to protect students"));
    // How many are not listed is told to nobody.
    const int whole = hidden - partly;
    const bool areListed = table.by().size() < 2 && table.total().n.isShown();
    const QString groups = !areListed
        ? say(language, QT_TRANSLATE_NOOP("Figure", "groups are hidden to protect students"))
        : whole == 1
        ? say(language, QT_TRANSLATE_NOOP("Figure", "one group is hidden to protect students"))
        : say(language, QT_TRANSLATE_NOOP("Figure", "%1 groups are hidden to protect students"))
              .arg(whole);
    return partly == 0
        ? groups
        : groups + say(language, QT_TRANSLATE_NOOP("Figure", ", and some numbers of others"));
}

} // namespace

QString say(Language language, const char* english)
{
    return language::phrase(language, "Figure", english);
}

QString words(const core::dictionary::Words& both, Language language)
{
    const bool spanish = language == Language::Spanish && !both.es.empty();
    return QString::fromStdString(spanish ? both.es : both.en);
}

Count countOf(const CountCell& cell)
{
    return cell.isShown() ? Count(cell.value()) : std::nullopt;
}

QString number(qint64 value, Language language)
{
    return language::locale(language).toString(value);
}

int wholePercent(qint64 yes, qint64 of)
{
    return static_cast<int>((200 * yes + of) / (2 * of));
}

int wholePercent(double rate)
{
    return static_cast<int>(std::floor(rate * 100.0 + 0.5));
}

QString tenthsOfPercent(qint64 yes, qint64 of, Language language)
{
    const auto tenths = core::indicators::roundHalfUp({core::indicators::Wide {1000} * yes, of}, 1);
    return language::locale(language).toString(static_cast<double>(tenths) / 10.0, 'f', 1);
}

namespace {

/// "Started below transfer: {rate} in 100"
std::string rateOf(const std::string& label, Language language)
{
    return say(language, QT_TRANSLATE_NOOP("Figure", "%1: {rate} in 100"))
        .replace(QLatin1String("%1"), QString::fromStdString(label))
        .toStdString();
}

} // namespace

SavedQuestion completed(SavedQuestion question, const Answer& answer)
{
    const auto fill = [](Words& both, const char* english, const std::string& value) {
        if (!both.en.empty())
            return;
        const QString inserted = QString::fromStdString(value);
        both.en
            = say(Language::English, english).replace(QLatin1String("%1"), inserted).toStdString();
        both.es
            = say(Language::Spanish, english).replace(QLatin1String("%1"), inserted).toStdString();
    };
    fill(question.startNode, QT_TRANSLATE_NOOP("Figure", "Students who started"), {});
    fill(question.startRibbon, QT_TRANSLATE_NOOP("Figure", "{n} started"), {});
    const auto& labels = answer.table.stepLabels();
    question.steps.resize(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        fill(question.steps[i].ribbon, "{n} %1", labels[i]);
        fill(question.steps[i].yes, "%1", labels[i]);
        fill(question.steps[i].no, QT_TRANSLATE_NOOP("Figure", "Not: %1"), labels[i]);
    }
    const auto parsed = core::cohort::parse(question.text);
    const bool isTitled = parsed && !parsed.value().title.empty();
    if (!isTitled && !labels.empty() && question.title.en.empty()) {
        // Who gave no title is told the last step's rate.
        question.title = question.steps.back().yes;
        if (question.finding.en.empty())
            question.finding = {rateOf(question.title.en, Language::English),
                                rateOf(question.title.es, Language::Spanish)};
    }
    fill(question.title, "%1", isTitled ? parsed.value().title : question.id);
    fill(question.finding, "%1", question.title.en);
    return question;
}

QString findingText(const Answer& answer, const SavedQuestion& asked, Language language)
{
    const SavedQuestion question = completed(asked, answer);
    static const QRegularExpression slot(QStringLiteral("\\{([^}]+)\\}"));
    const QString pattern = words(question.finding, language);
    QString text;
    qsizetype from = 0;
    for (auto found = slot.globalMatch(pattern); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const auto filled = placeholder(match.captured(1), answer, language);
        if (!filled)
            return words(question.title, language);
        text += pattern.mid(from, match.capturedStart() - from) + *filled;
        from = match.capturedEnd();
    }
    return text + pattern.mid(from);
}

std::vector<RibbonPart> ribbonParts(const Answer& answer, const SavedQuestion& asked,
                                    Language language)
{
    const SavedQuestion question = completed(asked, answer);
    const DisclosedRow& total = answer.table.total();
    std::vector<RibbonPart> parts {
        ribbonPart(words(question.startRibbon, language), total.n, language)};
    for (std::size_t i = 0; i < total.steps.size() && i < question.steps.size(); ++i)
        parts.push_back(
            ribbonPart(words(question.steps[i].ribbon, language), total.steps[i].yes, language));
    return parts;
}

QString ribbonText(const Answer& answer, const SavedQuestion& question, Language language)
{
    QStringList parts;
    for (const RibbonPart& part : ribbonParts(answer, question, language))
        parts << QStringLiteral("%1 %2").arg(part.value, part.label);
    return parts.join(QStringLiteral(" · "));
}

namespace {

QString dayText(core::Day day, Language language)
{
    const core::CivilDate date = core::toCivil(day);
    const QString pattern = language == Language::Spanish ? QStringLiteral("d 'de' MMMM 'de' yyyy")
                                                          : QStringLiteral("d MMMM yyyy");
    return language::locale(language).toString(QDate(date.year, date.month, date.day), pattern);
}

/// Where a source ends before the others, its students are "not yet" earlier: who reads the chart
/// must know. Few are named, more are counted.
QString endEarlierText(const Answer& answer, Language language)
{
    constexpr std::size_t MostNamed = 3;
    core::Day first = answer.endEarlier.front().second;
    QStringList named;
    for (const auto& [name, day] : answer.endEarlier) {
        first = std::min(first, day);
        named << say(language, QT_TRANSLATE_NOOP("Figure", "records of %1 end on %2"))
                     .arg(QString::fromStdString(name), dayText(day, language));
    }
    if (answer.endEarlier.size() <= MostNamed)
        return named.join(QStringLiteral(", "));
    return say(language,
               QT_TRANSLATE_NOOP("Figure",
                                 "records of %1 institutions end earlier, the first on %2"))
        .arg(number(static_cast<std::int64_t>(answer.endEarlier.size()), language),
             dayText(first, language));
}

} // namespace

QString provenanceText(const Answer& answer, Language language)
{
    const core::session::Provenance& from = answer.provenance;
    QStringList origin;
    if (from.synthetic)
        origin << say(language, QT_TRANSLATE_NOOP("Figure", "Invented students"));
    if (!from.title.empty())
        origin << QString::fromStdString(from.title);
    origin << say(language, QT_TRANSLATE_NOOP("Figure", "data to %1"))
                  .arg(dayText(from.asOf, language));
    QString text = origin.join(QStringLiteral(", "));
    text[0] = text.at(0).toUpper();
    if (!from.notAgreed.empty())
        text += QStringLiteral("; ") + pairsText(from.notAgreed.size(), language);
    if (!answer.endEarlier.empty())
        text += QStringLiteral("; ") + endEarlierText(answer, language);
    return text + QStringLiteral("; ") + hiddenCountText(answer.table, language) + QLatin1Char('.');
}

QString bandText(const RateCell& rate, Language language)
{
    return say(language, QT_TRANSLATE_NOOP("Figure", "%1 to %2 in 100"))
        .arg(rate.from())
        .arg(rate.to());
}

QString shortBandText(const RateCell& rate)
{
    return QStringLiteral("%1–%2").arg(rate.from()).arg(rate.to());
}

QString readingOf(const DisclosedStep& step, Language language)
{
    if (step.rate.isBand())
        return say(language, QT_TRANSLATE_NOOP("Figure", "%1; the counts are not shown"))
            .arg(bandText(step.rate, language));
    if (!step.yes.isShown() || !step.no.isShown())
        return hiddenText(language);
    const QString counts = say(language, QT_TRANSLATE_NOOP("Figure", "%1 of %2"))
                               .arg(number(step.yes.value(), language),
                                    number(step.yes.value() + step.no.value(), language));
    if (!step.low.isShown() || !step.high.isShown())
        return counts;
    return say(language, QT_TRANSLATE_NOOP("Figure", "%1, could be %2 to %3 in 100"))
        .arg(counts, *percent(step.low, language), *percent(step.high, language));
}

QString hiddenText(Language language)
{
    return say(
        language,
        QT_TRANSLATE_NOOP("Figure", "Not shown: fewer than 11 students could be recognised"));
}

} // namespace ui::charts

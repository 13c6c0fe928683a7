// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/answer_json.h"
#include "app/seguectl/answer_text.h"
#include "app/seguectl/command.h"
#include "app/seguectl/expected.h"
#include "app/seguectl/question_source.h"
#include "app/seguectl/terminal.h"
#include "core/disclosure/disclosed_reading.h"
#include "ui/charts/geometry/changed_question.h"
#include "ui/charts/geometry/figure_words.h"
#include "ui/charts/geometry/measure_words.h"
#include "ui/charts/geometry/repair_words.h"
#include "ui/charts/paint/render.h"

#include <QCommandLineParser>
#include <QJsonDocument>

#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace app::seguectl {
namespace {

using core::session::Answer;
using core::session::SavedQuestion;
using ui::language::Language;

const QString Csv = QStringLiteral("csv");
const QString Chart = QStringLiteral("chart");
const QString Explain = QStringLiteral("explain");
const QString Expect = QStringLiteral("expect");
const QString Mend = QStringLiteral("repair");
const QString Lang = QStringLiteral("language");

/// ": 58 of 100 (54-62)" for the last step of everybody, ": 50-60 of 100" of a band; empty where it
/// is hidden or nobody's.
std::string rateText(const Answer& answer)
{
    const auto& steps = answer.table.total().steps;
    if (!steps.empty() && steps.back().rate.isBand())
        return ": " + std::to_string(steps.back().rate.from()) + "-"
            + std::to_string(steps.back().rate.to()) + " of 100";
    if (steps.empty() || !steps.back().rate.isShown() || !steps.back().low.isShown())
        return {};
    const auto percent = [](double rate) { return std::lround(rate * 100.0); };
    const auto& last = steps.back();
    char text[64];
    std::snprintf(text, sizeof text, ": %d of 100 (%ld-%ld)",
                  ui::charts::wholePercent(last.yes.value(), last.yes.value() + last.no.value()),
                  percent(last.low.value()), percent(last.high.value()));
    return text;
}

std::string timeText(const Answer& answer)
{
    char text[96];
    std::snprintf(text, sizeof text, "Counted in %.1f ms, checked for disclosure in %.1f ms",
                  answer.executeMs, answer.gateMs);
    return text;
}

/// The finding, the ribbon and where the numbers are from: what a council reads aloud.
std::string summary(const Answer& answer, const SavedQuestion& question, Language language)
{
    const std::string hidden = answer.table.hiddenGroups() == 0
        ? "Groups with hidden numbers: none"
        : "Groups with hidden numbers: " + std::to_string(answer.table.hiddenGroups());
    return ui::charts::findingText(answer, question, language).toStdString() + "\n"
        + ui::charts::ribbonText(answer, question, language).toStdString() + rateText(answer) + "\n"
        + hidden + "\n" + timeText(answer) + "\n" + "Data to " + core::toIso(answer.provenance.asOf)
        + "\n" + ui::charts::provenanceText(answer, language).toStdString() + "\n";
}

core::Result<std::string> drawCharts(const Answer& answer, const SavedQuestion& question,
                                     Language language, const QStringList& paths)
{
    std::string drawn;
    for (const QString& path : paths) {
        const auto format = ui::charts::formatOf(path);
        if (!format)
            return core::Error {.code = core::ErrorCode::InvalidArgument,
                                .detail = "a chart's file must end with svg, png or pdf",
                                .place = path.toStdString()};
        const auto figure = ui::charts::makeFigure(answer, question, language);
        TRY_VOID(ui::charts::renderFigure(figure, path, *format));
        drawn += "Chart: " + path.toStdString() + "\n";
    }
    return drawn;
}

/// Other ways to ask, each with its number for --repair.
std::string waysText(const std::vector<core::session::Repair>& repairs, Language language)
{
    if (repairs.empty())
        return ui::charts::noRepairText(language).toStdString() + "\n";
    std::string text;
    for (std::size_t i = 0; i < repairs.size(); ++i)
        text += "  --repair " + std::to_string(i + 1) + "  "
            + ui::charts::repairText(repairs[i], language).toStdString() + "\n";
    return text;
}

/// Of the question as it was asked first, where @p answer hides something or was refused.
core::Result<std::vector<core::session::Repair>> findRepairs(const core::session::Session& session,
                                                             const std::string& question,
                                                             const core::Result<Answer>& answer,
                                                             core::TaskContext& task)
{
    if (answer && !core::disclosure::hidesSomething(answer.value().table))
        return std::vector<core::session::Repair> {};
    return session.repairs(question, answer ? &answer.value().table : nullptr, task);
}

std::string output(const Invocation& invocation, const Answer& answer,
                   const SavedQuestion& question, Language language)
{
    if (invocation.json) {
        QJsonObject object = toJson(answer);
        if (invocation.options.isSet(Explain))
            object.insert(Explain, QString::fromStdString(answer.explanation));
        return QJsonDocument(object).toJson().toStdString();
    }
    if (invocation.options.isSet(Csv))
        return toCsv(answer);
    const bool hasWords = !question.finding.en.empty();
    std::string text = hasWords ? summary(answer, question, language) : std::string();
    text += answer.definition + "\n";
    if (!hasWords || !answer.table.by().empty())
        text += toText(answer);
    for (const QString& line :
         ui::charts::measureLines(answer, language) + ui::charts::changeLines(answer, language))
        text += line.toStdString() + "\n";
    if (!hasWords)
        text += ui::charts::provenanceText(answer, language).toStdString() + "\n" + timeText(answer)
            + "\n";
    if (invocation.options.isSet(Explain))
        text += answer.explanation;
    return text;
}

/// Prints what differs from the expected numbers.
ExitCode checkExpected(const Invocation& invocation, const Answer& answer, const std::string& id)
{
    if (!invocation.options.isSet(Expect))
        return Done;
    const auto found = differences(answer, invocation.options.value(Expect).toStdString(), id);
    if (!found)
        return fail(found.error(), invocation.json);
    for (const std::string& difference : found.value())
        std::fprintf(stderr, "Not as expected: %s\n", difference.c_str());
    return found.value().empty() ? Done : Findings;
}

/// The first argument that makes no sense, by name.
std::optional<std::string> misusedArgument(const Invocation& invocation)
{
    if (invocation.arguments.size() != 1)
        return "QUESTION";
    const QString language = invocation.options.value(Lang);
    if (ui::language::code(ui::language::fromCode(language)) != language)
        return "--language";
    if (invocation.options.isSet(Csv) && (invocation.json || invocation.options.isSet(Explain)))
        return "--csv stands alone";
    if (invocation.options.isSet(Mend) && invocation.options.value(Mend).toInt() < 1)
        return "--repair";
    return std::nullopt;
}

bool isData(const Invocation& invocation)
{
    return invocation.json || invocation.options.isSet(Csv);
}

/// The question asked the other way that --repair names; @p answer: as it was asked first.
core::Result<Answer> askedOtherwise(const Invocation& invocation,
                                    const core::session::Session& session, SavedQuestion& question,
                                    const core::Result<Answer>& answer, core::TaskContext& task)
{
    if (!answer && answer.error().code != core::ErrorCode::TooDetailed)
        return answer.error();
    TRY_ASSIGN(const auto repairs, findRepairs(session, question.text, answer, task));
    const auto wanted = static_cast<std::size_t>(invocation.options.value(Mend).toInt());
    if (wanted > repairs.size())
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "there are not so many other ways to ask",
                            .place = "--repair"};
    question = ui::charts::changedQuestion(question,
                                           QString::fromStdString(repairs[wanted - 1].question));
    return session.ask(question.text, invocation.options.value(Lang).toStdString(), task);
}

/// Says how else to ask, after the answer: whoever stops the search has that already.
ExitCode tellOtherWays(const Invocation& invocation, const core::session::Session& session,
                       const SavedQuestion& question, const core::Result<Answer>& answer)
{
    if (isData(invocation) || (answer && !core::disclosure::hidesSomething(answer.value().table)))
        return Done;
    const Language language = ui::language::fromCode(invocation.options.value(Lang));
    auto task = visibleTask(invocation.cancel, "Looking for other ways to ask");
    const auto repairs = findRepairs(session, question.text, answer, task);
    if (!repairs)
        return fail(repairs.error(), invocation.json);
    endProgress();
    const std::string why
        = answer ? ui::charts::whyHidden(language).toStdString() + "\n" : std::string();
    return print(why + waysText(repairs.value(), language)) ? Done : Unreadable;
}

ExitCode run(const Invocation& invocation)
{
    if (const auto misused = misusedArgument(invocation))
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "query was called with arguments that do not fit",
                     .place = *misused},
                    invocation.json);
    auto question = findQuestion(invocation.arguments.first().toStdString());
    if (!question)
        return fail(question.error(), invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    const Language language = ui::language::fromCode(invocation.options.value(Lang));
    auto task = visibleTask(invocation.cancel, "Counting");
    auto answer = session.value()->ask(question.value().text,
                                       ui::language::code(language).toStdString(), task);
    const bool isMended = invocation.options.isSet(Mend);
    if (isMended)
        answer = askedOtherwise(invocation, *session.value(), question.value(), answer, task);
    if (!answer) {
        const ExitCode failed = fail(answer.error(), invocation.json);
        if (!isMended && answer.error().code == core::ErrorCode::TooDetailed)
            tellOtherWays(invocation, *session.value(), question.value(), answer);
        return failed;
    }
    endProgress();
    const auto charts
        = drawCharts(answer.value(), question.value(), language, invocation.options.values(Chart));
    if (!charts)
        return fail(charts.error(), invocation.json);
    if (!print(output(invocation, answer.value(), question.value(), language)
               + (isData(invocation) ? std::string() : charts.value())))
        return Unreadable;
    const ExitCode told
        = isMended ? Done : tellOtherWays(invocation, *session.value(), question.value(), answer);
    return told == Done ? checkExpected(invocation, answer.value(), question.value().id) : told;
}

} // namespace

Command queryCommand()
{
    return {
        .name = "query",
        .summary = "Answer a question: a .cohort file, or a saved question by its name",
        .arguments = "QUESTION",
        .example = "seguectl --profile my-region query english-b --chart english-b.svg",
        .options
        = {{Csv, QStringLiteral("Print CSV.")},
           {Chart, QStringLiteral("Draw the chart as SVG, PNG or PDF; may be given several times."),
            QStringLiteral("file")},
           {Mend, QStringLiteral("Where something is hidden, ask the other way of this number."),
            QStringLiteral("number")},
           {Explain, QStringLiteral("Print the plan as well.")},
           {Expect, QStringLiteral("Compare with the answers in this file; exit 1 if they differ."),
            QStringLiteral("file")},
           {Lang, QStringLiteral("en or es."), QStringLiteral("code"), QStringLiteral("en")}},
        .run = run};
}

} // namespace app::seguectl

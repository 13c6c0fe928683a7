// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/synth.h"

#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"

#include <QCommandLineParser>

namespace app::seguectl {
namespace {

const QString Out = QStringLiteral("out");
const QString Students = QStringLiteral("students");
const QString Seed = QStringLiteral("seed");

core::Error badOption(const QString& name)
{
    return {.code = core::ErrorCode::InvalidArgument,
            .detail = "an option is missing or not a number",
            .place = "--" + name.toStdString()};
}

ExitCode run(const Invocation& invocation)
{
    synth::SynthRequest request;
    request.out = invocation.options.value(Out).toStdString();
    if (request.out.empty())
        return fail(badOption(Out), invocation.json);
    bool isNumber = false;
    request.students = invocation.options.value(Students).toLongLong(&isNumber);
    if (!isNumber || request.students < 1)
        return fail(badOption(Students), invocation.json);
    request.seed = invocation.options.value(Seed).toULongLong(&isNumber);
    if (!isNumber)
        return fail(badOption(Seed), invocation.json);

    auto task = visibleTask(invocation.cancel, "Inventing a region");
    const auto report = synth::synthesise(request, task);
    if (!report)
        return fail(report.error(), invocation.json);
    endProgress();
    const std::string rows = std::to_string(report.value().rows);
    const std::string files = std::to_string(report.value().files);
    return print(invocation.json ? "{\"files\": " + files + ", \"rows\": " + rows + "}\n"
                                 : "Wrote " + files + " files with " + rows
                         + " rows about invented students.\n")
        ? Done
        : Unreadable;
}

} // namespace

Command synthCommand()
{
    return {.name = "synth",
            .summary = "Write the submission files of an invented region, with its planted answers",
            .arguments = "",
            .example = "seguectl synth --out demo-region --students 40000 --seed 1",
            .options = {{Out, QStringLiteral("The folder to write."), QStringLiteral("dir")},
                        {Students, QStringLiteral("How many students, about."), QStringLiteral("n"),
                         QStringLiteral("40000")},
                        {Seed, QStringLiteral("The same seed gives the same files."),
                         QStringLiteral("s"), QStringLiteral("1")}},
            .run = run};
}

} // namespace app::seguectl

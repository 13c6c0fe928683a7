// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/import.h"

#include "app/seguectl/command.h"
#include "app/seguectl/report_text.h"
#include "app/seguectl/terminal.h"

#include <QCommandLineParser>
#include <QJsonDocument>

namespace app::seguectl {
namespace {

const QString Layout = QStringLiteral("layout");
const QString Agreements = QStringLiteral("agreements");
const QString Submitter = QStringLiteral("submitter");

QList<QCommandLineOption> fileOptions()
{
    return {{Layout, QStringLiteral("A layout file of your own; may be given several times."),
             QStringLiteral("file")},
            {Agreements, QStringLiteral("The agreements file of the consortium."),
             QStringLiteral("file")},
            {Submitter, QStringLiteral("Who sent these files."), QStringLiteral("name"),
             QStringLiteral("local")}};
}

core::session::ImportRequest requestOf(const Invocation& invocation)
{
    core::session::ImportRequest request;
    for (const QString& path : invocation.arguments)
        request.paths.emplace_back(path.toStdString());
    for (const QString& path : invocation.options.values(Layout))
        request.layouts.emplace_back(path.toStdString());
    request.agreements = invocation.options.value(Agreements).toStdString();
    request.submitter = invocation.options.value(Submitter).toStdString();
    return request;
}

using Service = core::Result<core::session::ImportOutcome> (core::session::Session::*)(
    const core::session::ImportRequest&, core::TaskContext&);

ExitCode run(const Invocation& invocation, Service service, const char* label)
{
    if (invocation.arguments.isEmpty())
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "no files were named",
                     .place = "FILE..."},
                    invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    auto task = visibleTask(invocation.cancel, label);
    const auto outcome = ((*session.value()).*service)(requestOf(invocation), task);
    if (!outcome)
        return fail(outcome.error(), invocation.json);
    endProgress();
    const std::string text = invocation.json
        ? QJsonDocument(toJson(outcome.value())).toJson().toStdString()
        : toText(outcome.value());
    if (!print(text))
        return Unreadable;
    return outcome.value().isRefused() ? Findings : Done;
}

} // namespace

Command importCommand()
{
    return {.name = "import",
            .summary = "Read, check and link submission files, and build the data file from them",
            .arguments = "FILE...|FOLDER",
            .example = "seguectl --profile my-region import S99001K.txt C99001K.txt A99001K.txt",
            .options = fileOptions(),
            .run = [](const Invocation& invocation) {
                return run(invocation, &core::session::Session::import, "Importing");
            }};
}

Command validateCommand()
{
    return {.name = "validate",
            .summary = "Check files as import would, and change nothing",
            .arguments = "FILE...|FOLDER",
            .example = "seguectl --profile my-region validate S99001K.txt",
            .options = fileOptions(),
            .run = [](const Invocation& invocation) {
                return run(invocation, &core::session::Session::validate, "Checking");
            }};
}

} // namespace app::seguectl

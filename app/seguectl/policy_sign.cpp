// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/policy_words.h"
#include "app/seguectl/terminal.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QSaveFile>

namespace app::seguectl {
namespace {

const QString Out = QStringLiteral("out");

bool write(const QString& path, const std::string& text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    return file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size
        && file.commit();
}

ExitCode run(const Invocation& invocation)
{
    const auto file = policyFile(invocation);
    if (!file)
        return fail(file.error(), invocation.json);
    const QString out = invocation.options.value(Out);
    if (out.isEmpty())
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "policy sign needs a file to write",
                     .place = "--out"},
                    invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    const auto made = session.value()->signPolicy(file.value(), looseningOf(invocation));
    if (!made)
        return failPolicy(invocation, made.error());
    if (!write(out, made.value().text))
        return fail({.code = core::ErrorCode::Io,
                     .detail = "the signed policy cannot be written",
                     .place = out.toStdString()},
                    invocation.json);
    const auto& comparison = made.value().comparison;
    return print(invocation.json ? QJsonDocument(comparisonJson(comparison)).toJson().toStdString()
                                 : comparisonText(invocation, comparison)
                         + inLanguage(invocation, {"Signed: ", "Firmada: "}) + comparison.policy
                         + "\n"
                         + inLanguage(invocation,
                                      {"Next: seguectl policy use ", "Sigue: seguectl policy use "})
                         + out.toStdString() + "\n")
        ? Done
        : Unreadable;
}

} // namespace

Command policySignCommand()
{
    return {.name = "policy sign",
            .summary = "Sign a policy with the key of this profile",
            .arguments = "FILE",
            .example
            = "seguectl --profile my-region policy sign my-policy.json --out my-policy.signed",
            .details = "Its version has to be higher than any of the same id that was in force. It "
                       "is not in force before seguectl policy use.",
            .options
            = {{Out, QStringLiteral("Where the signed policy is written."), QStringLiteral("file")},
               loosenOption(),
               policyLanguageOption()},
            .run = run};
}

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/policy_words.h"
#include "app/seguectl/terminal.h"

#include <QJsonDocument>

namespace app::seguectl {
namespace {

ExitCode run(const Invocation& invocation)
{
    const auto file = policyFile(invocation);
    if (!file)
        return fail(file.error(), invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    const auto used = session.value()->usePolicy(file.value(), looseningOf(invocation));
    if (!used)
        return failPolicy(invocation, used.error(),
                          {"The policy that was in force stays in force.",
                           "La política que estaba en vigor sigue en vigor."});
    return print(invocation.json
                     ? QJsonDocument(comparisonJson(used.value())).toJson().toStdString()
                     : comparisonText(invocation, used.value())
                         + inLanguage(invocation, {"In force: ", "En vigor: "})
                         + used.value().policy + "\n")
        ? Done
        : Unreadable;
}

} // namespace

Command policyUseCommand()
{
    return {.name = "policy use",
            .summary = "Put a signed policy in force",
            .arguments = "FILE",
            .example = "seguectl --profile my-region policy use my-policy.signed",
            .details = "Refused where it is not signed by this profile, not newer, or looser. From "
                       "then on it is obeyed in every window that has the profile open. After a "
                       "policy whose scope is a consortium, none may ever be looser than that one.",
            .options = {loosenOption(), policyLanguageOption()},
            .run = run};
}

} // namespace app::seguectl

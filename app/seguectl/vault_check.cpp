// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/check_text.h"
#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"

#include <QJsonDocument>

namespace app::seguectl {
namespace {

ExitCode run(const Invocation& invocation)
{
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    auto task = visibleTask(invocation.cancel, "Checking every block");
    const auto check = session.value()->checkVault(task);
    if (!check)
        return fail(check.error(), invocation.json);
    endProgress();
    const std::string text = invocation.json
        ? QJsonDocument(toJson(check.value())).toJson().toStdString()
        : toText(check.value());
    if (!print(text))
        return Unreadable;
    return check.value().isIntact() ? Done : Damaged;
}

} // namespace

Command vaultCheckCommand()
{
    return {.name = "vault check",
            .summary = "Look at every block of every file, and name what is damaged",
            .arguments = "",
            .example = "seguectl --profile my-region vault check",
            .options = {},
            .run = run};
}

} // namespace app::seguectl

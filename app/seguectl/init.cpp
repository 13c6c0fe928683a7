// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"
#include "app/system/system_clock.h"

namespace app::seguectl {
namespace {

ExitCode run(const Invocation& invocation)
{
    const auto session
        = core::session::Session::create(invocation.profile, std::make_shared<SystemClock>());
    if (!session)
        return fail(session.error(), invocation.json);
    const std::string message = invocation.json
        ? std::string("{\"profile\": \"created\", \"policy\": \"local@1\"}\n")
        : "A new profile is ready under the policy local@1. Next: seguectl import FILES\n";
    return print(message) ? Done : Unreadable;
}

} // namespace

Command initCommand()
{
    return {.name = "init",
            .summary = "Make a steward's profile",
            .arguments = "",
            .example = "seguectl --profile my-region init",
            .options = {},
            .run = run};
}

} // namespace app::seguectl

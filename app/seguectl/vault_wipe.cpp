// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/secret_input.h"
#include "app/seguectl/terminal.h"

#include <QCommandLineParser>

namespace app::seguectl {
namespace {

const QString Yes = QStringLiteral("yes");

/// A person types the folder's name; a script says --yes.
core::Result<void> confirm(const Invocation& invocation)
{
    if (invocation.options.isSet(Yes))
        return {};
    if (!canAsk())
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "wiping was not confirmed",
                            .place = "--yes, or a terminal to confirm it on"};
    const std::string name = invocation.profileName();
    TRY_ASSIGN(const std::string typed,
               askLine("This destroys the keys of the profile and deletes its files. Nobody can "
                       "undo it.\nType the name of its folder, "
                       + name + ", to go on: "));
    if (typed != name)
        return core::Error {.code = core::ErrorCode::Cancelled, .detail = "another name was typed"};
    return {};
}

ExitCode run(const Invocation& invocation)
{
    if (const auto confirmed = confirm(invocation); !confirmed)
        return fail(confirmed.error(), invocation.json);
    if (const auto wiped = core::session::Session::wipe(invocation.profile, invocation.keychain);
        !wiped)
        return fail(wiped.error(), invocation.json);
    return print(invocation.json
                     ? "{\"wiped\": true}\n"
                     : "The keys of the profile are destroyed and its files deleted. A copy kept "
                       "elsewhere still opens with its passphrase or its recovery code.\n")
        ? Done
        : Unreadable;
}

} // namespace

Command vaultWipeCommand()
{
    return {.name = "vault wipe",
            .summary = "Destroy the keys of the profile, then delete its files",
            .arguments = "",
            .example = "seguectl --profile my-region vault wipe",
            .details = "Needs no passphrase, so that it works when nobody remembers it.",
            .options = {{Yes, QStringLiteral("Do not ask.")}},
            .run = run};
}

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/check_text.h"
#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

#include <QJsonDocument>

#include <optional>

namespace app::seguectl {
namespace {

using core::session::Session;
using core::session::Typed;
using core::session::VaultCheck;

/// What may be damage that lets nobody in.
bool isDamage(core::ErrorCode code)
{
    return code == core::ErrorCode::Corrupt || code == core::ErrorCode::NotOurs
        || code == core::ErrorCode::NewerFormat || code == core::ErrorCode::Backend;
}

/// Opens the profile, or, where damage is in the way, does with its keys alone.
core::Result<VaultCheck> lookAt(const Invocation& invocation)
{
    TRY_ASSIGN(const auto status, statusOf(invocation));
    auto task = visibleTask(invocation.cancel, "Checking every block");
    const auto withKeysAlone = [&](const Typed& typed, const core::Error& reason) {
        auto check = Session::checkClosed(invocation.profile, typed, invocation.keychain, task);
        return check && !check.value().isIntact() ? std::move(check) : reason;
    };
    std::optional<core::Result<VaultCheck>> closed;
    auto unlocked = unlock(invocation, status, [&](const Typed& typed) {
        auto session
            = Session::open(invocation.profile, typed, invocation.keychain, invocation.clock);
        if (!session && isDamage(session.error().code))
            closed = withKeysAlone(typed, session.error());
        return session;
    });
    if (closed)
        return std::move(*closed);
    if (!unlocked)
        return unlocked.error();
    auto check = unlocked.value().session->checkVault(task);
    if (check || !isDamage(check.error().code))
        return check;
    unlocked.value().session.reset(); // two cannot look at once
    return withKeysAlone(unlocked.value().typed, check.error());
}

ExitCode run(const Invocation& invocation)
{
    const auto check = lookAt(invocation);
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

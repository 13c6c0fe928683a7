// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// vault passphrase and vault protect: what opens the profile, changed. Only the key is wrapped
// anew; no file of records is written.
#include "app/seguectl/command.h"
#include "app/seguectl/new_passphrase.h"
#include "app/seguectl/protection_choice.h"
#include "app/seguectl/secret_input.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

namespace app::seguectl {
namespace {

using core::session::Protection;

ExitCode report(const Invocation& invocation, Protection protection, const std::string& sentence)
{
    return print(invocation.json ? "{\"protection\": \"" + protectionName(protection) + "\"}\n"
                                 : sentence + " The recovery code is the same as before.\n")
        ? Done
        : Unreadable;
}

ExitCode changePassphrase(const Invocation& invocation)
{
    const auto status = ownStatusOf(invocation);
    if (!status)
        return fail(status.error(), invocation.json);
    const Protection protection = status.value().protection;
    if (!protection.passphrase)
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "the profile has no passphrase to change",
                     .place = "this profile opens with the keychain alone; vault protect "
                              "--protection both adds a passphrase"},
                    invocation.json);
    auto unlocked = unlock(invocation, status.value());
    if (!unlocked)
        return fail(unlocked.error(), invocation.json);
    const auto changed = NewPassphrase(protection, newPassphraseFile(invocation))
                             .use([&](const core::SecretBuffer& passphrase) {
                                 return unlocked.value().session->protect(protection, passphrase);
                             });
    if (!changed)
        return fail(changed.error(), invocation.json);
    return report(invocation, protection, "The passphrase is changed.");
}

/// A profile that has a passphrase keeps it, unless another one is named.
core::Result<void> protectAnew(const Invocation& invocation, Unlocked& unlocked,
                               Protection protection)
{
    auto& session = *unlocked.session;
    const auto file = newPassphraseFile(invocation);
    if (file.empty() && protection.passphrase && unlocked.typed.passphrase.size() > 0) {
        auto kept = session.protect(protection, unlocked.typed.passphrase);
        if (kept || kept.error().code != core::ErrorCode::WeakPassphrase || !canAsk())
            return kept;
        print("The passphrase of this profile is too easy to guess to stand alone.\n");
    }
    return NewPassphrase(protection, file).use([&](const core::SecretBuffer& passphrase) {
        return session.protect(protection, passphrase);
    });
}

ExitCode protect(const Invocation& invocation)
{
    const auto choice = chooseProtection(invocation);
    if (!choice)
        return fail(choice.error(), invocation.json);
    const auto status = ownStatusOf(invocation);
    if (!status)
        return fail(status.error(), invocation.json);
    auto unlocked = unlock(invocation, status.value());
    if (!unlocked)
        return fail(unlocked.error(), invocation.json);
    const auto done = protectAnew(invocation, unlocked.value(), choice.value().protection);
    if (!done)
        return fail(done.error(), invocation.json);
    return report(invocation, choice.value().protection,
                  "The profile is protected anew. " + choice.value().sentence);
}

} // namespace

Command vaultPassphraseCommand()
{
    return {.name = "vault passphrase",
            .summary = "Change the passphrase; the records are not written anew",
            .arguments = "",
            .example = "seguectl --profile my-region vault passphrase",
            .details = "A copy of the profile that was made before still opens with the passphrase "
                       "of before.",
            .options = {newPassphraseOption()},
            .run = changePassphrase};
}

Command vaultProtectCommand()
{
    return {.name = "vault protect",
            .summary = "Change what the profile opens with: keychain, passphrase or both",
            .arguments = "",
            .example = "seguectl --profile my-region vault protect --protection both",
            .options = {protectionOption(), newPassphraseOption()},
            .run = protect};
}

} // namespace app::seguectl

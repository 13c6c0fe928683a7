// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// vault recover and vault restore: the ways back into a profile that does not open as it should.
#include "app/seguectl/command.h"
#include "app/seguectl/new_passphrase.h"
#include "app/seguectl/protection_choice.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

#include <QCommandLineParser>

namespace app::seguectl {
namespace {

using core::session::Session;
using core::session::Typed;

ExitCode recover(const Invocation& invocation)
{
    // Before anything is asked: is there a profile, and does the choice make sense?
    if (const auto status = ownStatusOf(invocation); !status)
        return fail(status.error(), invocation.json);
    const auto choice = chooseProtection(invocation);
    if (!choice)
        return fail(choice.error(), invocation.json);
    const auto protection = choice.value().protection;
    NewPassphrase fresh(protection, newPassphraseFile(invocation));
    const auto unlocked = unlockWith(invocation, Proof::RecoveryCode, [&](const Typed& typed) {
        return fresh.use([&](const core::SecretBuffer& passphrase) {
            return Session::recover(invocation.profile, typed, protection, passphrase,
                                    invocation.keychain, invocation.clock);
        });
    });
    if (!unlocked)
        return fail(unlocked.error(), invocation.json);
    return print(invocation.json ? "{\"protection\": \"" + protectionName(protection) + "\"}\n"
                                 : "The profile is yours again. " + choice.value().sentence
                         + " The recovery code is the same as before: keep the page.\n")
        ? Done
        : Unreadable;
}

/// The recovery code where its file is named, or where the profile has no passphrase.
Proof proofFor(const Invocation& invocation, const core::session::VaultStatus& status)
{
    const bool hasPassphrase = status.protection.passphrase && !isRecoveryNamed(invocation);
    return hasPassphrase ? Proof::Passphrase : Proof::RecoveryCode;
}

ExitCode restore(const Invocation& invocation)
{
    const auto status = statusOf(invocation);
    if (!status)
        return fail(status.error(), invocation.json);
    const auto unlocked
        = unlockWith(invocation, proofFor(invocation, status.value()), [&](const Typed& typed) {
              return Session::restore(invocation.profile, typed, invocation.keychain,
                                      invocation.clock);
          });
    if (!unlocked)
        return fail(unlocked.error(), invocation.json);
    return print(invocation.json
                     ? "{\"restored\": true}\n"
                     : "This copy is the profile from now on; the log says that it was put back.\n")
        ? Done
        : Unreadable;
}

} // namespace

Command vaultRecoverCommand()
{
    return {.name = "vault recover",
            .summary = "Get back in with the recovery code, and protect the profile anew",
            .arguments = "",
            .example = "seguectl --profile my-region vault recover",
            .details
            = "Three situations, one command:\n"
              "- The passphrase is forgotten: type the recovery code, then a new passphrase.\n"
              "- The keychain is lost, or was replaced: the same; a new secret is put into the "
              "keychain that answers now.\n"
              "- The computer is a new one: copy the profile's folder to it, then the same there. "
              "The old computer's copy still opens as before: wipe it.",
            .options = {recoveryOption(), protectionOption(), newPassphraseOption()},
            .run = recover};
}

Command vaultRestoreCommand()
{
    return {.name = "vault restore",
            .summary = "Open an older copy on purpose, after it was put back from a backup",
            .arguments = "",
            .example = "seguectl --profile my-region vault restore",
            .details = "Segue refuses a profile that is not as it was last closed on this "
                       "computer. After a backup was put back on purpose, this accepts what is "
                       "there as the latest, for whoever knows the passphrase or the recovery "
                       "code. The log keeps it.",
            .options = {recoveryOption()},
            .run = restore};
}

} // namespace app::seguectl

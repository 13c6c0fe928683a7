// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/new_passphrase.h"
#include "app/seguectl/protection_choice.h"
#include "app/seguectl/recovery_page.h"
#include "app/seguectl/secret_input.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

#include <QCommandLineParser>

namespace app::seguectl {
namespace {

using core::session::Session;

const QString Demo = QStringLiteral("demo");

bool printJson(const Session::Created& created, const ProtectionChoice& choice, bool isDemo)
{
    return print("{\"profile\": \"created\", \"policy\": \"local@1\", \"protection\": \""
                 + protectionName(choice.protection)
                 + "\", \"invented_only\": " + (isDemo ? "true" : "false") + ", \"recovery\": \"")
        && printSecret(created.recoveryWords) && print("\"}\n");
}

bool printDemo(const Invocation& invocation)
{
    const auto status = statusOf(invocation);
    return print("A demo profile is ready. It takes invented records only, and its passphrase is "
                 "public:\n  "
                 + (status ? status.value().publishedPassphrase : std::string())
                 + "\nNext: seguectl import FILES\n");
}

bool printPage(const Invocation& invocation, const Session::Created& created,
               const ProtectionChoice& choice)
{
    std::string text = "A new profile is ready under the policy local@1. " + choice.sentence + "\n";
    if (!choice.protection.keychain)
        text += "Without a keychain nobody notices when an older copy of it is put back.\n";
    return print(text + "Next: seguectl import FILES\n\n")
        && printRecoveryPage(created.recoveryWords, invocation.profileName());
}

/// The demo's is known; else a file's, or what a person types.
std::filesystem::path passphraseFile(const Invocation& invocation)
{
    const auto named = newPassphraseFile(invocation);
    return named.empty() ? invocation.passphraseFile : named;
}

core::Result<Session::Created> create(const Invocation& invocation, const ProtectionChoice& choice,
                                      bool isDemo)
{
    const auto attempt = [&](const core::SecretBuffer& passphrase) {
        return Session::create(invocation.profile,
                               {.protection = choice.protection,
                                .passphrase = core::SecretBuffer::copyOf(passphrase.bytes()),
                                .inventedOnly = isDemo},
                               invocation.keychain, invocation.clock);
    };
    if (isDemo)
        return attempt({});
    return NewPassphrase(choice.protection, passphraseFile(invocation)).use(attempt);
}

core::Result<ProtectionChoice> choiceFor(const Invocation& invocation, bool isDemo)
{
    // A profile that everybody can open needs nothing of this computer.
    if (isDemo)
        return ProtectionChoice {{.keychain = false, .passphrase = true}, {}};
    return chooseProtection(invocation);
}

ExitCode misused(const Invocation& invocation, const std::string& place)
{
    return fail({.code = core::ErrorCode::InvalidArgument,
                 .detail = "init was called with what does not fit",
                 .place = place},
                invocation.json);
}

ExitCode run(const Invocation& invocation)
{
    const bool isDemo = invocation.options.isSet(Demo);
    if (!invocation.arguments.isEmpty())
        return misused(invocation, "init takes no words, only --profile DIR for the folder");
    if (isDemo && (isProtectionChosen(invocation) || !newPassphraseFile(invocation).empty()))
        return misused(invocation, "--demo has a protection and a passphrase of its own");
    // Before anything is asked.
    if (statusOf(invocation))
        return fail({.code = core::ErrorCode::Io,
                     .detail = "there is a profile already",
                     .place = invocation.profileName() + ": there is a profile already"},
                    invocation.json);
    const auto choice = choiceFor(invocation, isDemo);
    if (!choice)
        return fail(choice.error(), invocation.json);
    const auto created = create(invocation, choice.value(), isDemo);
    if (!created)
        return fail(created.error(), invocation.json);
    const bool isPrinted = invocation.json ? printJson(created.value(), choice.value(), isDemo)
        : isDemo                           ? printDemo(invocation)
                                           : printPage(invocation, created.value(), choice.value());
    return isPrinted ? Done : Unreadable;
}

} // namespace

Command initCommand()
{
    return {
        .name = "init",
        .summary = "Make a steward's profile, sealed from its first byte",
        .arguments = "",
        .example = "seguectl --profile my-region init --protection both",
        .details = "Prints the recovery code, once: have paper ready.",
        .options
        = {protectionOption(),
           newPassphraseOption(),
           {Demo, QStringLiteral("For invented records only, with a passphrase that is public.")}},
        .run = run};
}

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/unlock.h"

#include "app/seguectl/secret_input.h"
#include "app/seguectl/terminal.h"
#include "app/system/secret_file.h"
#include "ui/errors/error_words.h"

#include <QCommandLineParser>

#include <chrono>
#include <cstdio>
#include <thread>

namespace app::seguectl {
namespace {

using core::session::Session;
using core::session::Typed;

const QString RecoveryOption = QStringLiteral("recovery-file");
constexpr int Attempts = 3;

core::Result<Typed> fromFile(const Invocation& invocation, Proof proof)
{
    Typed typed;
    if (proof == Proof::RecoveryCode) {
        TRY_ASSIGN(typed.recoveryWords,
                   readSecretFile(invocation.options.value(RecoveryOption).toStdString(),
                                  SecretExtent::WholeFile));
    } else if (proof == Proof::Passphrase) {
        TRY_ASSIGN(typed.passphrase,
                   readSecretFile(invocation.passphraseFile, SecretExtent::FirstLine));
    }
    return typed;
}

bool hasFile(const Invocation& invocation, Proof proof)
{
    return proof == Proof::RecoveryCode ? isRecoveryNamed(invocation)
                                        : !invocation.passphraseFile.empty();
}

core::Result<Typed> fromTerminal(const Invocation& invocation, Proof proof)
{
    Typed typed;
    if (proof == Proof::RecoveryCode) {
        TRY_ASSIGN(typed.recoveryWords,
                   askSecret("The 17 words of the recovery code, in one line: "));
    } else {
        TRY_ASSIGN(typed.passphrase, askSecret("Passphrase of " + invocation.profileName() + ": "));
    }
    return typed;
}

core::Error missing(Proof proof)
{
    if (proof == Proof::RecoveryCode)
        return {.code = core::ErrorCode::InvalidArgument,
                .detail = "a recovery code is wanted and nobody is there to ask",
                .place = "the recovery code: --recovery-file FILE, or a terminal to type it on"};
    return {.code = core::ErrorCode::SecretNeeded,
            .detail = "a passphrase is wanted and nobody is there to ask"};
}

/// A slip in a recovery code says in which word.
core::Error placed(core::Error error, Proof proof)
{
    if (proof == Proof::RecoveryCode && error.code == core::ErrorCode::InvalidArgument
        && error.place.empty()) {
        error.place = "this is no recovery code";
        if (error.position.column > 0)
            error.place += ": there is a slip in word " + std::to_string(error.position.column);
    }
    return error;
}

bool isSlip(const core::Error& error, Proof proof)
{
    return error.code == core::ErrorCode::WrongKey
        || (proof == Proof::RecoveryCode && error.code == core::ErrorCode::InvalidArgument);
}

core::Result<Unlocked> askAndOpen(const Invocation& invocation, Proof proof, const Opening& open)
{
    for (int attempt = 1;; ++attempt) {
        TRY_ASSIGN(Typed typed, fromTerminal(invocation, proof));
        auto session = open(typed);
        if (session)
            return Unlocked {std::move(session).value(), std::move(typed)};
        const core::Error error = placed(session.error(), proof);
        if (!isSlip(error, proof) || attempt == Attempts)
            return error;
        std::fprintf(stderr, "%s. Try again.\n",
                     ui::errors::wordsFor(error).happened.toUtf8().constData());
        std::this_thread::sleep_for(std::chrono::seconds(attempt));
    }
}

/// What a person should know of the profile that has just been opened.
void remark(const Session& session)
{
    if (session.wasRecovered())
        std::fputs(
            "Segue was cut short when it was last used. The profile is back at its last intact "
            "entry; what came after it is not there.\n",
            stderr);
}

} // namespace

QCommandLineOption recoveryOption()
{
    return {RecoveryOption,
            QStringLiteral("The recovery code is in this file; asked for on a terminal."),
            QStringLiteral("file")};
}

bool isRecoveryNamed(const Invocation& invocation)
{
    return invocation.options.isSet(RecoveryOption);
}

core::Result<core::session::VaultStatus> statusOf(const Invocation& invocation)
{
    auto status = Session::vaultStatus(invocation.profile, *invocation.keychain);
    if (status || status.error().code == core::ErrorCode::NoProfile)
        return status;
    core::Error error = status.error();
    if (error.place.empty())
        error.place = "keys.segue"; // nothing else is read for it
    return error;
}

core::Result<core::session::VaultStatus> ownStatusOf(const Invocation& invocation)
{
    TRY_ASSIGN(auto status, statusOf(invocation));
    if (status.inventedOnly)
        return core::Error {.code = core::ErrorCode::InventedOnly,
                            .detail = "a demo profile keeps its published passphrase"};
    return status;
}

core::Result<Unlocked> unlockWith(const Invocation& invocation, Proof proof, const Opening& open)
{
    if (proof != Proof::Nothing && !hasFile(invocation, proof)) {
        if (!canAsk())
            return missing(proof);
        return askAndOpen(invocation, proof, open);
    }
    TRY_ASSIGN(Typed typed, fromFile(invocation, proof));
    auto session = open(typed);
    if (!session)
        return placed(session.error(), proof);
    return Unlocked {std::move(session).value(), std::move(typed)};
}

core::Result<Unlocked> unlock(const Invocation& invocation,
                              const core::session::VaultStatus& status, const Opening& open)
{
    const Proof proof = status.protection.passphrase ? Proof::Passphrase : Proof::Nothing;
    if (proof == Proof::Passphrase && status.inventedOnly && !hasFile(invocation, proof))
        std::fprintf(stderr,
                     "This demo profile takes invented records only. Its passphrase is public: "
                     "%s\n",
                     status.publishedPassphrase.c_str());
    const Opening plain = [&invocation](const Typed& typed) {
        return Session::open(invocation.profile, typed, invocation.keychain, invocation.clock);
    };
    TRY_ASSIGN(Unlocked unlocked, unlockWith(invocation, proof, open ? open : plain));
    remark(*unlocked.session);
    return unlocked;
}

} // namespace app::seguectl

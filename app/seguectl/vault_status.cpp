// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/protection_choice.h"
#include "app/seguectl/terminal.h"
#include "app/seguectl/unlock.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace app::seguectl {
namespace {

using core::session::VaultStatus;

QJsonValue textOrNull(const std::string& text)
{
    return text.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(text));
}

std::string toJson(const VaultStatus& status)
{
    const QJsonObject object {
        {QStringLiteral("protection"), QString::fromStdString(protectionName(status.protection))},
        {QStringLiteral("keychain_recorded"), textOrNull(status.recordedBackEnd)},
        {QStringLiteral("keychain_answering"), textOrNull(status.presentBackEnd)},
        {QStringLiteral("older_copy_detected"), status.protection.keychain},
        {QStringLiteral("invented_only"), status.inventedOnly},
        {QStringLiteral("published_passphrase"), textOrNull(status.publishedPassphrase)},
        {QStringLiteral("rekey_pending"), status.rekeyPending},
    };
    return QJsonDocument(object).toJson().toStdString();
}

std::string keychainText(const VaultStatus& status)
{
    if (!status.protection.keychain)
        return status.presentBackEnd.empty()
            ? "not used, and none answers here"
            : "not used; " + status.presentBackEnd + " answers here";
    if (status.presentBackEnd.empty())
        return status.recordedBackEnd + ", which does not answer now";
    if (status.presentBackEnd != status.recordedBackEnd)
        return status.recordedBackEnd + ", but " + status.presentBackEnd + " answers now";
    return status.recordedBackEnd + ", which answers";
}

std::string freshnessText(const VaultStatus& status)
{
    return status.protection.keychain ? "refused, when put back after the profile was closed"
                                      : "not noticed when put back: that takes a keychain";
}

std::string toText(const VaultStatus& status, const std::string& name)
{
    const std::string protection = protectionName(status.protection);
    std::string text = "Profile         " + name + "\nOpens with      "
        + (protection == "both" ? "keychain and passphrase together" : protection)
        + "\nKeychain        " + keychainText(status) + "\nOlder copies    " + freshnessText(status)
        + "\n";
    if (status.inventedOnly)
        text += "Demo            takes invented records only; its passphrase is public:\n"
                "                "
            + status.publishedPassphrase + "\n";
    if (status.rekeyPending)
        text += "Rekey           did not end: it goes on when the profile is next opened\n";
    return text;
}

ExitCode run(const Invocation& invocation)
{
    const auto status = statusOf(invocation);
    if (!status)
        return fail(status.error(), invocation.json);
    const std::string text = invocation.json ? toJson(status.value())
                                             : toText(status.value(), invocation.profileName());
    return print(text) ? Done : Unreadable;
}

} // namespace

Command vaultStatusCommand()
{
    return {.name = "vault status",
            .summary = "Say how the profile is protected; needs no passphrase",
            .arguments = "",
            .example = "seguectl --profile my-region vault status",
            .options = {},
            .run = run};
}

} // namespace app::seguectl

// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/policy_words.h"
#include "app/seguectl/terminal.h"
#include "core/disclosure/policy_file.h"

#include <QCommandLineParser>
#include <QJsonDocument>

namespace app::seguectl {
namespace {

using core::disclosure::JsonMember;
using core::disclosure::JsonValue;
using core::session::PolicyInForce;

const QString File = QStringLiteral("file");

/// One line a rule: "primary.min_group_n  11".
std::string rulesText(const JsonValue& root, const std::string& path = {})
{
    const auto* object = root.as<JsonValue::Object>();
    if (object == nullptr)
        return "  " + path + "  " + core::disclosure::canonicalJson(root) + "\n";
    std::string text;
    for (const JsonMember& member : *object)
        text += rulesText(member.value, path.empty() ? member.key : path + "." + member.key);
    return text;
}

std::string toText(const Invocation& invocation, const PolicyInForce& known)
{
    std::string text = known.policy.stamp() + "\n"
        + inLanguage(invocation,
                     {"Signed by this profile, whose public key is ",
                      "Firmada por este perfil, cuya clave pública es "})
        + known.publicKey + "\n";
    if (!known.consortium.empty())
        text += inLanguage(invocation,
                           {"No policy here may be looser than ",
                            "Aquí ninguna política puede ser menos estricta que "})
            + known.consortium + "\n";
    return text + rulesText(core::disclosure::policyJson(known.policy));
}

std::string toJson(const PolicyInForce& known)
{
    const auto policy = QJsonDocument::fromJson(
        QByteArray::fromStdString(core::disclosure::policyText(known.policy)));
    const QJsonObject object {
        {QStringLiteral("policy"), QString::fromStdString(known.policy.stamp())},
        {QStringLiteral("public_key"), QString::fromStdString(known.publicKey)},
        {QStringLiteral("consortium"),
         known.consortium.empty() ? QJsonValue()
                                  : QJsonValue(QString::fromStdString(known.consortium))},
        {QStringLiteral("file"), policy.object()}};
    return QJsonDocument(object).toJson().toStdString();
}

ExitCode run(const Invocation& invocation)
{
    if (!invocation.arguments.isEmpty())
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "policy show takes no words",
                     .place = "policy show"},
                    invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    const auto known = session.value()->policyInForce();
    if (!known)
        return failPolicy(invocation, known.error());
    if (invocation.options.isSet(File))
        return print(core::disclosure::indentedJson(
                         core::disclosure::policyJson(known.value().policy))
                     + "\n")
            ? Done
            : Unreadable;
    return print(invocation.json ? toJson(known.value()) : toText(invocation, known.value()))
        ? Done
        : Unreadable;
}

} // namespace

Command policyShowCommand()
{
    return {.name = "policy show",
            .summary = "Show the rules in force for small numbers",
            .arguments = "",
            .example = "seguectl --profile my-region policy show --file > my-policy.json",
            .details = "Every answer is stamped with the policy's id and version.",
            .options = {policyLanguageOption(),
                        {File, QStringLiteral("Print it as a file to edit, without signature.")}},
            .run = run};
}

} // namespace app::seguectl

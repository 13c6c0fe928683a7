// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/policy_words.h"

#include "app/seguectl/policy_reason.h"
#include "app/seguectl/terminal.h"
#include "core/session/manifest.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace app::seguectl {
namespace {

const QString Lang = QStringLiteral("language");
const QString Loosen = QStringLiteral("loosen");

bool isSpanish(const Invocation& invocation)
{
    return invocation.options.value(Lang) == QStringLiteral("es");
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += "  " + name + "\n";
    return text;
}

QJsonArray toJson(const std::vector<std::string>& names)
{
    QJsonArray array;
    for (const std::string& name : names)
        array.append(QString::fromStdString(name));
    return array;
}

} // namespace

QCommandLineOption policyLanguageOption()
{
    return {Lang, QStringLiteral("en or es."), QStringLiteral("code"), QStringLiteral("en")};
}

QCommandLineOption loosenOption()
{
    return {Loosen,
            QStringLiteral("Also where it is looser than the policy in force; the log says so.")};
}

core::session::Loosening looseningOf(const Invocation& invocation)
{
    return invocation.options.isSet(Loosen) ? core::session::Loosening::Wanted
                                            : core::session::Loosening::Refused;
}

std::string inLanguage(const Invocation& invocation, Said said)
{
    return std::string(isSpanish(invocation) ? said.es : said.en);
}

ExitCode failPolicy(const Invocation& invocation, const core::Error& error, Said kept)
{
    const std::string reason = policyReason(error, isSpanish(invocation));
    const bool isPolicy = error.code == core::ErrorCode::PolicyInvalid
        || error.code == core::ErrorCode::PolicyRefused;
    if (!isPolicy || reason.empty())
        return fail(error, invocation.json);
    if (invocation.json) {
        const QJsonObject object {
            {QStringLiteral("error"), QString::fromStdString(reason)},
            {QStringLiteral("reason"), QString::fromStdString(error.detail)},
            {QStringLiteral("place"), QString::fromStdString(error.place)},
            {QStringLiteral("line"), error.position.line},
            {QStringLiteral("column"), error.position.column},
            {QStringLiteral("expected"), QString::fromStdString(error.suggestion)},
        };
        print(QJsonDocument(object).toJson().toStdString());
        return exitCodeOf(error.code);
    }
    endProgress();
    std::string place;
    if (error.position.line > 0)
        place = " (" + std::to_string(error.position.line) + ":"
            + std::to_string(error.position.column) + ")";
    std::fprintf(stderr, "%s%s\n%s\n", reason.c_str(), place.c_str(),
                 inLanguage(invocation, kept).c_str());
    return exitCodeOf(error.code);
}

core::Result<std::string> policyFile(const Invocation& invocation)
{
    const QString language = invocation.options.value(Lang);
    if (language != QStringLiteral("en") && language != QStringLiteral("es"))
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "no such language",
                            .place = "--language"};
    if (invocation.arguments.size() != 1)
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "one policy file is expected",
                            .place = "FILE"};
    return core::session::readTextFile(invocation.arguments.first().toStdString());
}

std::string comparisonText(const Invocation& invocation,
                           const core::session::PolicyComparison& comparison)
{
    std::string text;
    if (!comparison.looser.empty())
        text += inLanguage(invocation, {"Looser than ", "Menos estricta que "}) + comparison.inForce
            + ":\n" + listed(comparison.looser);
    if (!comparison.stricter.empty())
        text += inLanguage(invocation, {"Stricter than ", "Más estricta que "}) + comparison.inForce
            + ":\n" + listed(comparison.stricter);
    if (text.empty())
        text = inLanguage(invocation, {"The same rules as ", "Las mismas reglas que "})
            + comparison.inForce + ".\n";
    return text;
}

QJsonObject comparisonJson(const core::session::PolicyComparison& comparison)
{
    return {{QStringLiteral("policy"), QString::fromStdString(comparison.policy)},
            {QStringLiteral("in_force"), QString::fromStdString(comparison.inForce)},
            {QStringLiteral("looser"), toJson(comparison.looser)},
            {QStringLiteral("stricter"), toJson(comparison.stricter)}};
}

} // namespace app::seguectl

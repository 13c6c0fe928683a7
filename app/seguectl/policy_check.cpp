// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/policy_words.h"
#include "app/seguectl/terminal.h"

#include <QJsonDocument>

#include <cstdio>

namespace app::seguectl {
namespace {

using core::session::HiddenShare;
using core::session::PolicyCheck;

std::string percent(double share, int decimals)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.*f %%", decimals, 100.0 * share);
    return text;
}

std::string refusedText(const Invocation& invocation, const HiddenShare& hidden)
{
    if (hidden.refused == 0)
        return {};
    return inLanguage(invocation,
                      {"Saved questions of which nothing may be shown, not counted: ",
                       "Preguntas guardadas de las que no se puede mostrar nada, sin contar: "})
        + std::to_string(hidden.refused) + "\n";
}

std::string toText(const Invocation& invocation, const PolicyCheck& check)
{
    std::string text
        = check.comparison.policy + "\n" + comparisonText(invocation, check.comparison);
    if (!check.hidden)
        return text
            + inLanguage(
                   invocation,
                   {"What it would hide was not counted.\n", "No se contó lo que ocultaría.\n"});
    const HiddenShare& hidden = *check.hidden;
    const int decimals = check.comparison.looser.empty() ? 1 : 0; // then it is rough
    return text
        + inLanguage(invocation,
                     {"Cells hidden in the saved questions (",
                      "Celdas ocultas en las preguntas guardadas ("})
        + std::to_string(hidden.questions) + "): " + percent(hidden.candidate, decimals)
        + inLanguage(invocation, {", now ", ", ahora "}) + percent(hidden.inForce, decimals) + "\n"
        + refusedText(invocation, hidden);
}

std::string toJson(const PolicyCheck& check)
{
    QJsonObject object = comparisonJson(check.comparison);
    QJsonValue hidden; // null: not counted
    if (check.hidden)
        hidden = QJsonObject {{QStringLiteral("questions"), check.hidden->questions},
                              {QStringLiteral("refused"), check.hidden->refused},
                              {QStringLiteral("in_force"), check.hidden->inForce},
                              {QStringLiteral("policy"), check.hidden->candidate}};
    object.insert(QStringLiteral("hidden"), hidden);
    return QJsonDocument(object).toJson().toStdString();
}

ExitCode run(const Invocation& invocation)
{
    const auto file = policyFile(invocation);
    if (!file)
        return fail(file.error(), invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    auto task = visibleTask(invocation.cancel, "Asking the saved questions");
    const auto check = session.value()->checkPolicy(file.value(), task);
    if (!check)
        return failPolicy(invocation, check.error());
    endProgress();
    if (!print(invocation.json ? toJson(check.value()) : toText(invocation, check.value())))
        return Unreadable;
    return check.value().comparison.looser.empty() ? Done : Findings;
}

} // namespace

Command policyCheckCommand()
{
    return {.name = "policy check",
            .summary = "What a policy would hide, before it is signed",
            .arguments = "FILE",
            .example = "seguectl --profile my-region policy check my-policy.json",
            .details = "Asks the saved questions under the policy in force and under this one, and "
                       "gives the share of cells that either hides; in whole per cent where a rule "
                       "is looser, because more would tell how small the hidden numbers are. Exit "
                       "code 1: a rule is looser.",
            .options = {policyLanguageOption()},
            .run = run};
}

} // namespace app::seguectl

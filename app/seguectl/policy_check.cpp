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

/// A question is counted only if the gate has proven all that it shows of it, under both policies.
std::string verdictText(const Invocation& invocation, const HiddenShare& hidden)
{
    std::string text = inLanguage(
        invocation,
        {"Proven: nobody can work out a hidden small group from what is shown of these "
         "questions.\n",
         "Demostrado: nadie puede deducir un grupo pequeño oculto de lo que se muestra "
         "de estas preguntas.\n"});
    if (hidden.refused > 0)
        text += inLanguage(invocation,
                           {"Saved questions that could not be proven, of which nothing is shown: ",
                            "Preguntas guardadas que no se pudieron demostrar y de las que no se "
                            "muestra nada: "})
            + std::to_string(hidden.refused) + "\n";
    return text;
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
                     {"Counts hidden in the saved questions (",
                      "Cifras ocultas en las preguntas guardadas ("})
        + std::to_string(hidden.questions)
        + inLanguage(invocation, {"): under this policy ", "): con esta política "})
        + percent(hidden.candidate, decimals) + ", " + inLanguage(invocation, {"under ", "con "})
        + check.comparison.inForce + " " + percent(hidden.inForce, decimals) + "\n"
        + verdictText(invocation, hidden);
}

std::string toJson(const PolicyCheck& check)
{
    QJsonObject object = comparisonJson(check.comparison);
    QJsonValue hidden; // null: not counted
    if (check.hidden)
        hidden = QJsonObject {{QStringLiteral("questions"), check.hidden->questions}, // all proven
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

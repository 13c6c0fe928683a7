// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"
#include "core/audit/audit_log.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace app::seguectl {
namespace {

QString timeText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toString(Qt::ISODate);
}

QJsonObject toJson(const core::audit::Entry& entry)
{
    QJsonObject details;
    for (const auto& [name, value] : entry.event.details)
        details.insert(QString::fromStdString(name), QString::fromStdString(value));
    return {{QStringLiteral("sequence"), static_cast<qint64>(entry.sequence)},
            {QStringLiteral("time"), timeText(entry.event.timeMs)},
            {QStringLiteral("action"), QString::fromStdString(entry.event.action)},
            {QStringLiteral("outcome"), QString::fromStdString(entry.event.outcome)},
            {QStringLiteral("details"), details},
            {QStringLiteral("hash"), QString::fromStdString(entry.hash)}};
}

/// A question has many lines: each further one under the first.
std::string indented(const std::string& text)
{
    std::string out;
    for (const char c : text.substr(0, text.find_last_not_of('\n') + 1)) {
        out += c;
        if (c == '\n')
            out += "        ";
    }
    return out;
}

ExitCode show(const core::session::Session& session, bool json)
{
    const auto entries = session.auditEntries();
    if (!entries)
        return fail(entries.error(), json);
    if (json) {
        QJsonArray array;
        for (const auto& entry : entries.value())
            array.append(toJson(entry));
        return print(QJsonDocument(array).toJson().toStdString()) ? Done : Unreadable;
    }
    std::string text;
    for (const auto& entry : entries.value()) {
        text += std::to_string(entry.sequence) + "  " + timeText(entry.event.timeMs).toStdString()
            + "  " + entry.event.action + "  " + entry.event.outcome + "\n";
        for (const auto& [name, value] : entry.event.details)
            text += "      " + name + ": " + indented(value) + "\n";
    }
    return print(text) ? Done : Unreadable;
}

ExitCode verify(const core::session::Session& session, bool json)
{
    const auto checked = session.verifyAudit();
    if (!checked)
        return fail(checked.error(), json);
    const auto& result = checked.value();
    std::string text;
    if (json)
        text = "{\"intact\": " + std::string(result.intact ? "true" : "false")
            + ", \"entries\": " + std::to_string(result.entries)
            + ", \"first_broken\": " + std::to_string(result.firstBroken) + "}\n";
    else if (result.intact)
        text = "The log is whole: " + std::to_string(result.entries)
            + " entries, each following from the one before.\n";
    else
        text = "The log was changed: entry " + std::to_string(result.firstBroken)
            + " does not follow from the one before. Compare it with a copy kept elsewhere.\n";
    if (!print(text))
        return Unreadable;
    return result.intact ? Done : Damaged;
}

ExitCode run(const Invocation& invocation)
{
    const QString what = invocation.arguments.value(0);
    if (what != QStringLiteral("show") && what != QStringLiteral("verify"))
        return fail({.code = core::ErrorCode::InvalidArgument,
                     .detail = "audit takes show or verify",
                     .place = "audit show, or audit verify"},
                    invocation.json);
    const auto session = openSession(invocation);
    if (!session)
        return fail(session.error(), invocation.json);
    return what == QStringLiteral("show") ? show(*session.value(), invocation.json)
                                          : verify(*session.value(), invocation.json);
}

} // namespace

Command auditCommand()
{
    return {.name = "audit",
            .summary = "Show the log of what was asked, or check that nobody changed it",
            .arguments = "show|verify",
            .example = "seguectl --profile my-region audit verify",
            .options = {},
            .run = run};
}

} // namespace app::seguectl

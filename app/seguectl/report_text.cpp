// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/report_text.h"

#include "app/seguectl/rule_words.h"
#include "core/intake/report_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace app::seguectl {
namespace {

using core::intake::FileSummary;
using core::intake::Finding;
using core::intake::FindingEffect;

const char* effectName(FindingEffect effect)
{
    switch (effect) {
    case FindingEffect::Note:
        return "note";
    case FindingEffect::Repaired:
        return "repaired";
    case FindingEffect::Blanked:
        return "left blank";
    case FindingEffect::RowRejected:
        return "row not loaded";
    case FindingEffect::Duplicate:
        return "not loaded twice";
    case FindingEffect::FileRefused:
        return "file refused";
    }
    return "";
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string place(const Finding& finding)
{
    std::string text = finding.file;
    if (finding.line > 0)
        text += ", line " + number(finding.line);
    if (!finding.element.empty())
        text += ", " + finding.element;
    return text;
}

std::string findingText(const Finding& finding)
{
    const RuleWords words = ruleWords(finding.rule);
    std::string text = "  " + place(finding) + ": " + std::string(words.what);
    if (!finding.argument.empty())
        text += " (" + finding.argument + ")";
    text += "; " + std::string(effectName(finding.effect));
    if (finding.count > 1)
        text += ", " + number(finding.count) + " times";
    for (std::size_t i = 0; i < finding.maskedExamples.size(); ++i)
        text += (i == 0 ? "; for example " : ", ") + finding.maskedExamples[i];
    text += "\n";
    if (!words.remedy.empty())
        text += "    " + std::string(words.remedy) + "\n";
    return text;
}

std::string fileText(const FileSummary& file)
{
    if (file.refused)
        return file.file + ": refused as a whole; nothing of it was loaded\n";
    return file.file + " (" + file.layout + ", " + file.encoding + "): " + number(file.rows)
        + " rows: " + number(file.loaded) + " as they are, " + number(file.repaired)
        + " with a repair or a blank, " + number(file.rejected) + " rejected, "
        + number(file.duplicates) + " duplicates\n";
}

std::string linkageText(const core::cache::LinkageReport& linkage)
{
    std::string text;
    for (const auto& tier : linkage.tiers) {
        char share[16] = "-";
        if (tier.candidates > 0)
            std::snprintf(share, sizeof share, "%.1f %%",
                          100.0 * static_cast<double>(tier.linked)
                              / static_cast<double>(tier.candidates));
        text += "  " + tier.fromSegment + " to " + tier.toSegment + " by " + tier.tier + ": "
            + number(tier.linked) + " of " + number(tier.candidates) + " (" + share + ")\n";
    }
    return text;
}

} // namespace

std::string toText(const core::session::ImportOutcome& outcome)
{
    std::string text;
    for (const auto& report : outcome.reports) {
        for (const FileSummary& file : report.files)
            text += fileText(file);
        for (const Finding& finding : report.findings)
            text += findingText(finding);
    }
    if (outcome.isRefused())
        return text
            + "Nothing was loaded: a refused file refuses the whole import. "
              "Mend it and import again.\n";
    if (!outcome.build)
        return text + "Nothing was changed: the files were checked only.\n";
    const auto& build = *outcome.build;
    char seconds[64];
    std::snprintf(seconds, sizeof seconds, "%.1f s reading, %.1f s building",
                  outcome.readMs / 1000.0, outcome.buildMs / 1000.0);
    if (!build.linkage.tiers.empty())
        text += "Linked by tier:\n" + linkageText(build.linkage);
    text += "Loaded " + number(build.records) + " records of " + number(build.linkage.persons)
        + " persons in " + number(build.bytes) + " bytes (" + seconds + ").\n";
    return text;
}

QJsonObject toJson(const core::session::ImportOutcome& outcome)
{
    QJsonArray files;
    QJsonArray findings;
    const auto appendAll = [](QJsonArray& to, const QJsonValue& from) {
        for (const QJsonValue& value : from.toArray())
            to.append(value);
    };
    for (const auto& report : outcome.reports) {
        const QJsonObject object
            = QJsonDocument::fromJson(QByteArray::fromStdString(core::intake::toJson(report)))
                  .object();
        appendAll(files, object.value(QStringLiteral("files")));
        appendAll(findings, object.value(QStringLiteral("findings")));
    }
    QJsonArray passedOver;
    for (const std::string& file : outcome.passedOver)
        passedOver.append(QString::fromStdString(file));
    QJsonObject object {{QStringLiteral("files"), files},
                        {QStringLiteral("passed_over"), passedOver},
                        {QStringLiteral("findings"), findings},
                        {QStringLiteral("refused"), outcome.isRefused()},
                        {QStringLiteral("read_ms"), outcome.readMs}};
    if (!outcome.build)
        return object;
    QJsonArray tiers;
    for (const auto& tier : outcome.build->linkage.tiers)
        tiers.append(
            QJsonObject {{QStringLiteral("tier"), QString::fromStdString(tier.tier)},
                         {QStringLiteral("from"), QString::fromStdString(tier.fromSegment)},
                         {QStringLiteral("to"), QString::fromStdString(tier.toSegment)},
                         {QStringLiteral("candidates"), static_cast<qint64>(tier.candidates)},
                         {QStringLiteral("linked"), static_cast<qint64>(tier.linked)}});
    const auto& linkage = outcome.build->linkage;
    object.insert(
        QStringLiteral("build"),
        QJsonObject {
            {QStringLiteral("data"), QString::fromStdString(outcome.build->dataId)},
            {QStringLiteral("records"), static_cast<qint64>(outcome.build->records)},
            {QStringLiteral("repeated_records"),
             static_cast<qint64>(outcome.build->repeatedRecords)},
            {QStringLiteral("bytes"), static_cast<qint64>(outcome.build->bytes)},
            {QStringLiteral("persons"), static_cast<qint64>(linkage.persons)},
            {QStringLiteral("ambiguous_keys"), static_cast<qint64>(linkage.ambiguousKeys)},
            {QStringLiteral("conflicting_ids"), static_cast<qint64>(linkage.conflictingIds)},
            {QStringLiteral("attribute_conflicts"),
             static_cast<qint64>(linkage.attributeConflicts)},
            {QStringLiteral("withheld_persons"), static_cast<qint64>(linkage.withheldPersons)},
            {QStringLiteral("tiers"), tiers},
            {QStringLiteral("build_ms"), outcome.buildMs}});
    return object;
}

} // namespace app::seguectl

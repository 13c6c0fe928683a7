// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/report_json.h"

#include "core/intake/report_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace core::intake {
namespace {

/// Bytes that are no UTF-8 become replacement characters.
QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject toObject(const FileSummary& file)
{
    return {{QStringLiteral("file"), text(file.file)},
            {QStringLiteral("layout"), text(file.layout)},
            {QStringLiteral("encoding"), text(file.encoding)},
            {QStringLiteral("rows"), qint64 {file.rows}},
            {QStringLiteral("loaded"), qint64 {file.loaded}},
            {QStringLiteral("repaired"), qint64 {file.repaired}},
            {QStringLiteral("rejected"), qint64 {file.rejected}},
            {QStringLiteral("duplicates"), qint64 {file.duplicates}},
            {QStringLiteral("refused"), file.refused}};
}

QJsonObject toObject(const Finding& finding)
{
    QJsonArray examples;
    for (const std::string& example : finding.maskedExamples)
        examples.append(text(example));
    return {{QStringLiteral("class"), text(nameOf(finding.findingClass))},
            {QStringLiteral("effect"), text(nameOf(finding.effect))},
            {QStringLiteral("file"), text(finding.file)},
            {QStringLiteral("line"), qint64 {finding.line}},
            {QStringLiteral("element"), text(finding.element)},
            {QStringLiteral("rule"), text(finding.rule)},
            {QStringLiteral("argument"), text(finding.argument)},
            {QStringLiteral("examples"), examples},
            {QStringLiteral("count"), qint64 {finding.count}}};
}

} // namespace

std::string toJson(const QualityReport& report)
{
    QJsonArray files;
    for (const FileSummary& file : report.files)
        files.append(toObject(file));
    QJsonArray findings;
    for (const Finding& finding : report.findings)
        findings.append(toObject(finding));
    const QJsonObject root {{QStringLiteral("refused"), report.isRefused()},
                            {QStringLiteral("files"), files},
                            {QStringLiteral("findings"), findings}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace core::intake
